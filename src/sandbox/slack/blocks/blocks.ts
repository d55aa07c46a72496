import { z } from "zod";
import * as element from "./elements.ts";
import { anyText, id, imageUrl, plain } from "./texts.ts";

/** The blocks that this workspace knows, with Slack's limits. Others are refused by name. */

const menus = [
  element.staticSelect,
  element.multiStaticSelect,
  element.externalSelect,
  element.multiExternalSelect,
  element.usersSelect,
  element.multiUsersSelect,
  element.channelsSelect,
  element.multiChannelsSelect,
  element.conversationsSelect,
  element.multiConversationsSelect,
  element.checkboxes,
  element.radioButtons,
  element.datepicker,
  element.timepicker,
] as const;

const inputElement = z.discriminatedUnion("type", [
  ...menus,
  element.datetimepicker,
  element.plainTextInput,
  element.emailInput,
  element.urlInput,
  element.numberInput,
]);
const actionsElement = z.discriminatedUnion("type", [
  ...menus,
  element.datetimepicker,
  element.button,
  element.overflow,
]);
const accessory = z.discriminatedUnion("type", [...menus, element.button, element.overflow, element.image]);

const block_id = id.optional();

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .superRefine((block, context) => {
    if (!block.text && !block.fields) {
      context.addIssue({ code: "custom", message: "missing required field: text or fields" });
    }
  });

const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id,
  elements: z.array(
    z.looseObject({
      type: z.enum(["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"]),
      elements: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

const tableCell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().optional() }),
  richText,
]);

export const block = z.discriminatedUnion("type", [
  section,
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({ type: z.literal("header"), block_id, text: plain(150) }),
  z.strictObject({
    type: z.literal("image"),
    block_id,
    image_url: imageUrl,
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
  }),
  z.strictObject({
    type: z.literal("context"),
    block_id,
    elements: z
      .array(z.discriminatedUnion("type", [element.image, anyText(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal("actions"), block_id, elements: z.array(actionsElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal("input"),
    block_id,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  richText,
  z.strictObject({ type: z.literal("markdown"), block_id, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal("table"),
    block_id,
    rows: z.array(z.array(tableCell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(["left", "center", "right"]).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  }),
  z.strictObject({
    type: z.literal("alert"),
    block_id,
    text: anyText(3000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
]);

export type Block = z.infer<typeof block>;
export type InputElement = z.infer<typeof inputElement>;
export type ActionElement =
  InputElement | z.infer<typeof actionsElement> | Exclude<z.infer<typeof accessory>, { type: "image" }>;

export const MESSAGES_ONLY = ["markdown", "table"];
export const VIEWS_ONLY = ["alert"];
