import { z } from "zod";
import type { ActRequest } from "./protocol.ts";

const words = z.object({ type: z.enum(["plain_text", "mrkdwn"]), text: z.string() }).loose();
const option = z.object({ text: words, value: z.string(), description: words.optional(), url: z.string().optional() });

const choice = z.union([
  z.strictObject({ option: option.nullable() }),
  z.strictObject({ options: z.array(option) }),
  z.strictObject({ id: z.string().nullable() }),
  z.strictObject({ ids: z.array(z.string()) }),
  z.strictObject({ date: z.string().nullable() }),
  z.strictObject({ time: z.string().nullable() }),
  z.strictObject({ date_time: z.number().nullable() }),
]);

const surface = z.union([
  z.strictObject({ view_id: z.string() }),
  z.strictObject({ channel: z.string(), ts: z.string() }),
]);

const as = z.string();
const place = { surface, block_id: z.string(), action_id: z.string() };

/** The page's `POST /_sandbox/act`. */
export const actRequest: z.ZodType<ActRequest> = z.discriminatedUnion("do", [
  z.object({ as, do: z.literal("send"), channel: z.string(), text: z.string(), thread_ts: z.string().optional() }),
  z.object({
    as,
    do: z.literal("shortcut"),
    callback_id: z.string(),
    message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ as, do: z.literal("use"), ...place, choice: choice.optional() }),
  z.object({
    as,
    do: z.literal("type"),
    view_id: z.string(),
    block_id: z.string(),
    action_id: z.string(),
    value: z.string(),
    enter: z.boolean().optional(),
  }),
  z.object({ as, do: z.literal("options"), ...place, query: z.string() }),
  z.object({ as, do: z.literal("submit"), view_id: z.string() }),
  z.object({ as, do: z.literal("close"), view_id: z.string(), all: z.boolean().optional() }),
  z.object({ as, do: z.literal("home") }),
  z.object({ as, do: z.literal("read"), channel: z.string() }),
  z.object({ as, do: z.literal("direct"), user: z.string() }),
]);
