import { z } from "zod";
import { reasonsOf } from "../blocks/reasons.ts";
import { option, optionGroup } from "../blocks/texts.ts";
import { deliver } from "../delivery.ts";
import type { Person } from "../model.ts";
import { blockSuggestion } from "../payloads.ts";
import type { Option, Surface } from "../protocol.ts";
import { changed, refuse, type World } from "../world.ts";
import { find, groundOf, originOf } from "./surface.ts";

export interface Offer {
  ok: true;
  options?: Option[];
  option_groups?: { label: { type: "plain_text"; text: string }; options: Option[] }[];
}

const answers = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

const SHORTEST_QUERY = 3;

/** What an external select offers for a query. */
export async function queryOptions(
  world: World,
  person: Person,
  what: { surface: Surface; block_id: string; action_id: string; query: string },
): Promise<Offer | { ok: false; error: string }> {
  const ground = groundOf(world, person, what.surface);
  if (typeof ground === "string") return { ok: false, error: ground };
  const located = find(ground, what.block_id, what.action_id);
  const element = located?.element;
  if (!located || (element?.type !== "external_select" && element?.type !== "multi_external_select")) {
    return { ok: false, error: `There is no external select ${what.action_id} in block ${what.block_id}.` };
  }
  if (what.query.length < (element.min_query_length ?? SHORTEST_QUERY)) return { ok: true, options: [] };
  const origin = originOf(world, person, ground);
  const ack = await deliver(world, "block_suggestion", {
    payload: blockSuggestion(world, person, { origin, located, query: what.query }),
  });
  if (!ack.ok) return { ok: false, error: "The options could not be loaded." };
  const parsed = answers.safeParse(ack.json);
  if (!parsed.success) {
    const schema =
      typeof ack.json === "object" && ack.json !== null && "option_groups" in ack.json
        ? answers.options[1]
        : answers.options[0];
    const closer = schema.safeParse(ack.json);
    refuse(world, "options", "invalid_options", closer.error ? reasonsOf(closer.error, ack.json, "") : []);
    changed(world);
    return { ok: false, error: "The options could not be loaded." };
  }
  return { ok: true, ...parsed.data };
}
