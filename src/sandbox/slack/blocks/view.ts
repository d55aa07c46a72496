import { z } from "zod";
import { block, MESSAGES_ONLY } from "./blocks.ts";
import { elementsOf, repeatedIds } from "./identify.ts";
import { reason, reasonsOf } from "./reasons.ts";
import { id, plain } from "./texts.ts";

const base = {
  blocks: z.array(block).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: id.optional(),
};

const modal = z.strictObject({
  type: z.literal("modal"),
  ...base,
  title: plain(24),
  close: plain(24).optional(),
  submit: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal("home"), ...base });

const view = z.discriminatedUnion("type", [modal, home]);
export type ViewPayload = z.infer<typeof view>;

const LARGEST_VIEW = 250_000;

export type ViewCheck = { ok: true; view: ViewPayload } | { ok: false; error: string; reasons: string[] };

/** Judges a view as views.open does. */
export function checkView(payload: unknown, type: "modal" | "home"): ViewCheck {
  const refused = (reasons: string[], error = "invalid_arguments"): ViewCheck => ({ ok: false, error, reasons });
  const size = Buffer.byteLength(JSON.stringify(payload) ?? "");
  if (size > LARGEST_VIEW) {
    return refused([`[ERROR] view has ${size} bytes, ${LARGEST_VIEW} allowed [json-pointer:/view]`], "view_too_large");
  }
  const parsed = view.safeParse(payload);
  if (!parsed.success) return refused(reasonsOf(parsed.error, payload, "view"));
  const found = parsed.data;
  if (found.type !== type) return refused([reason(`must be a ${type} view`, ["type"], found, "view")]);

  const reasons = [...repeatedIds(found.blocks, found, "view"), ...misplaced(found), ...twoFocuses(found)];
  if (found.type === "modal" && !found.submit && found.blocks.some((one) => one.type === "input")) {
    reasons.push(reason("missing required field: submit (a view with an input block needs it)", [], found, "view"));
  }
  return reasons.length > 0 ? refused(reasons) : { ok: true, view: found };
}

function misplaced(found: ViewPayload): string[] {
  return found.blocks.flatMap((one, index) =>
    MESSAGES_ONLY.includes(one.type)
      ? [reason(`unsupported type: ${one.type} stands in messages only`, ["blocks", index], found, "view")]
      : [],
  );
}

function twoFocuses(found: ViewPayload): string[] {
  const focused = found.blocks
    .flatMap(elementsOf)
    .filter((element) => "focus_on_load" in element && element.focus_on_load === true);
  return focused.length > 1 ? [reason("only one element can have focus_on_load", ["blocks"], found, "view")] : [];
}
