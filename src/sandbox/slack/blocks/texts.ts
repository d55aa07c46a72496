import { z } from "zod";

/** Text objects and the small parts of elements. Figures: `@slack/types` 3.2.0. */

export const plain = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().default(true),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().default(false),
  });

export const anyText = (max: number) => z.discriminatedUnion("type", [plain(max), mrkdwn(max)]);

export const id = z.string().min(1).max(255);

const url = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:|tel:)\S+$/, "must be a valid url");

export const imageUrl = url;
export const linkUrl = url;

// The types say 75 for `value`, another of Slack's SDKs says 150: what fits the smaller fits both.
export const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});

export const richOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(75),
  description: anyText(75).optional(),
});

export const overflowOption = option.extend({ url: linkUrl.optional() });

export const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

export const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(["primary", "danger"]).optional(),
});

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(["on_enter_pressed", "on_character_entered"]))
    .min(1)
    .max(2),
});

export const placeholder = plain(150);
