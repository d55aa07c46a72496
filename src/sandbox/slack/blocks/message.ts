import { z } from "zod";
import { block, VIEWS_ONLY, type Block } from "./blocks.ts";
import { repeatedIds } from "./identify.ts";
import { reason, reasonsOf } from "./reasons.ts";

const blocksOfMessage = z.array(block).max(50);

const CHARACTERS_OF_BLOCKS = 13_200;
const CHARACTERS_OF_MARKDOWN = 12_000;
export const MOST_ATTACHMENTS = 100;
export const LONGEST_POSTED_TEXT = 40_000;
export const LONGEST_UPDATED_TEXT = 4_000;

export type BlocksCheck = { ok: true; blocks: Block[] } | { ok: false; error: string; reasons: string[] };

/** Judges the blocks of a message as chat.postMessage does. */
export function checkMessageBlocks(payload: unknown): BlocksCheck {
  const refused = (reasons: string[], error = "invalid_blocks"): BlocksCheck => ({ ok: false, error, reasons });
  if (!Array.isArray(payload)) {
    return refused(["[ERROR] blocks must be an array [json-pointer:/blocks]"], "invalid_blocks_format");
  }
  const parsed = blocksOfMessage.safeParse(payload);
  if (!parsed.success) return refused(reasonsOf(parsed.error, payload, "blocks"));

  const blocks = parsed.data;
  const reasons = [...repeatedIds(blocks, blocks, "blocks"), ...misplaced(blocks)];
  if (blocks.filter((one) => one.type === "table").length > 1) {
    reasons.push(reason("only one table is allowed in a message", [], blocks, "blocks"));
  }
  const markdown = sum(blocks.map((one) => (one.type === "markdown" ? one.text.length : 0)));
  if (markdown > CHARACTERS_OF_MARKDOWN) {
    reasons.push(reason(`markdown blocks have ${markdown} characters, 12000 allowed`, [], blocks, "blocks"));
  }
  if (reasons.length > 0) return refused(reasons);

  // Slack names no figure; messages of far fewer letters were refused, so the blocks count as they are sent.
  const characters = JSON.stringify(payload).length;
  if (characters > CHARACTERS_OF_BLOCKS) {
    const said = `blocks have ${characters} characters, ${CHARACTERS_OF_BLOCKS} allowed`;
    return refused([reason(said, [], blocks, "blocks")], "msg_blocks_too_long");
  }
  return { ok: true, blocks };
}

function misplaced(blocks: readonly Block[]): string[] {
  return blocks.flatMap((one, index) =>
    VIEWS_ONLY.includes(one.type)
      ? [reason(`unsupported type: ${one.type} stands in views only`, [index], blocks, "blocks")]
      : [],
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

const plainValue = z.union([z.string(), z.number(), z.boolean()]);
const nestedValue = z.record(z.string(), plainValue);
/** Values, or one level of them further down. How large it may be Slack does not say. */
const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.union([plainValue, nestedValue, z.array(nestedValue)])),
});
export type Metadata = z.infer<typeof metadata>;

export function checkMetadata(payload: unknown): { ok: true; metadata: Metadata } | { ok: false; reasons: string[] } {
  const parsed = metadata.safeParse(payload);
  if (!parsed.success) return { ok: false, reasons: reasonsOf(parsed.error, payload, "metadata") };
  return { ok: true, metadata: parsed.data };
}
