import { z } from "zod";
import {
  confirm,
  dispatchConfig,
  id,
  imageUrl,
  linkUrl,
  option,
  optionGroup,
  overflowOption,
  placeholder,
  plain,
  richOption,
} from "./texts.ts";

/** Every interactive element that this workspace knows, with Slack's limits. */

export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const actionable = { action_id: id.optional(), confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const choosable = { ...actionable, ...focusable, placeholder: placeholder.optional() };
const typable = {
  action_id: id.optional(),
  ...focusable,
  placeholder: placeholder.optional(),
  dispatch_action_config: dispatchConfig.optional(),
};
const many = { max_selected_items: z.int().min(1).optional() };
const options = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

interface Menu {
  options?: z.infer<typeof option>[] | undefined;
  option_groups?: { options: z.infer<typeof option>[] }[] | undefined;
}

function menuHasOneList(menu: Menu, context: z.RefinementCtx): void {
  if ((menu.options === undefined) === (menu.option_groups === undefined)) {
    context.addIssue({ code: "custom", message: "exactly one of options and option_groups is needed" });
  }
}

/** No source says that Slack refuses more: docs/sandbox.md tells it as a difference. */
function initialIsNotTooMany(
  { max_selected_items: most }: { max_selected_items?: number | undefined },
  initial: readonly unknown[] | undefined,
  key: string,
  context: z.RefinementCtx,
): void {
  if (most === undefined || (initial ?? []).length <= most) return;
  context.addIssue({ code: "custom", message: `${key} must be at most max_selected_items (${most})`, path: [key] });
}

function initialIsOffered(menu: Menu, chosen: { value: string }[], key: string, context: z.RefinementCtx): void {
  const offered = [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
  for (const one of chosen) {
    if (!offered.some((option) => option.value === one.value)) {
      context.addIssue({ code: "custom", message: `${key} must match one of the options`, path: [key] });
    }
  }
}

export const button = z.strictObject({
  type: z.literal("button"),
  ...actionable,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: linkUrl.optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(75).optional(),
});

export const staticSelect = z
  .strictObject({ type: z.literal("static_select"), ...choosable, ...options, initial_option: option.optional() })
  .superRefine((menu, context) => {
    menuHasOneList(menu, context);
    initialIsOffered(menu, menu.initial_option ? [menu.initial_option] : [], "initial_option", context);
  });

export const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...choosable,
    ...options,
    ...many,
    initial_options: z.array(option).min(1).max(100).optional(),
  })
  .superRefine((menu, context) => {
    menuHasOneList(menu, context);
    initialIsOffered(menu, menu.initial_options ?? [], "initial_options", context);
    initialIsNotTooMany(menu, menu.initial_options, "initial_options", context);
  });

export const externalSelect = z.strictObject({
  type: z.literal("external_select"),
  ...choosable,
  initial_option: option.optional(),
  min_query_length: z.int().min(0).optional(),
});

export const multiExternalSelect = z
  .strictObject({
    type: z.literal("multi_external_select"),
    ...choosable,
    ...many,
    initial_options: z.array(option).min(1).max(100).optional(),
    min_query_length: z.int().min(0).optional(),
  })
  .superRefine((menu, context) => initialIsNotTooMany(menu, menu.initial_options, "initial_options", context));

export const usersSelect = z.strictObject({
  type: z.literal("users_select"),
  ...choosable,
  initial_user: z.string().optional(),
});

export const multiUsersSelect = z
  .strictObject({
    type: z.literal("multi_users_select"),
    ...choosable,
    ...many,
    initial_users: z.array(z.string()).optional(),
  })
  .superRefine((menu, context) => initialIsNotTooMany(menu, menu.initial_users, "initial_users", context));

export const channelsSelect = z.strictObject({
  type: z.literal("channels_select"),
  ...choosable,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

export const multiChannelsSelect = z
  .strictObject({
    type: z.literal("multi_channels_select"),
    ...choosable,
    ...many,
    initial_channels: z.array(z.string()).optional(),
  })
  .superRefine((menu, context) => initialIsNotTooMany(menu, menu.initial_channels, "initial_channels", context));

const filter = z.strictObject({
  include: z
    .array(z.enum(["im", "mpim", "private", "public"]))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});

export const conversationsSelect = z.strictObject({
  type: z.literal("conversations_select"),
  ...choosable,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: filter.optional(),
});

export const multiConversationsSelect = z
  .strictObject({
    type: z.literal("multi_conversations_select"),
    ...choosable,
    ...many,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: filter.optional(),
  })
  .superRefine((menu, context) =>
    initialIsNotTooMany(menu, menu.initial_conversations, "initial_conversations", context),
  );

export const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});

export const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    ...actionable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
  })
  .superRefine((boxes, context) => {
    for (const one of boxes.initial_options ?? []) {
      if (!boxes.options.some((option) => option.value === one.value)) {
        context.addIssue({ code: "custom", message: "initial_options must match options", path: ["initial_options"] });
      }
    }
  });

export const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    ...actionable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  })
  .superRefine((radio, context) => {
    const initial = radio.initial_option;
    if (initial && !radio.options.some((option) => option.value === initial.value)) {
      context.addIssue({ code: "custom", message: "initial_option must match an option", path: ["initial_option"] });
    }
  });

export const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...choosable,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "must be YYYY-MM-DD")
    .optional(),
});

export const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...choosable,
  initial_time: z.string().regex(TIME, "must be HH:mm").optional(),
  timezone: z.string().optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  ...actionable,
  ...focusable,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    ...typable,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .superRefine((input, context) => {
    if (input.max_length !== undefined && (input.min_length ?? 0) > input.max_length) {
      context.addIssue({ code: "custom", message: "min_length must be at most max_length", path: ["min_length"] });
    }
    if (input.max_length !== undefined && (input.initial_value ?? "").length > input.max_length) {
      context.addIssue({
        code: "custom",
        message: "initial_value must be at most max_length",
        path: ["initial_value"],
      });
    }
    // Nothing is no value: a field may begin empty.
    if (input.initial_value && input.initial_value.length < (input.min_length ?? 0)) {
      context.addIssue({
        code: "custom",
        message: "initial_value must be at least min_length",
        path: ["initial_value"],
      });
    }
  });

export const emailInput = z.strictObject({
  type: z.literal("email_text_input"),
  ...typable,
  initial_value: z.string().max(3000).optional(),
});

export const urlInput = z.strictObject({
  type: z.literal("url_text_input"),
  ...typable,
  initial_value: z.string().max(3000).optional(),
});

export const numberInput = z
  .strictObject({
    type: z.literal("number_input"),
    ...typable,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  })
  .superRefine((input, context) => {
    if (Number(input.min_value) > Number(input.max_value)) {
      context.addIssue({ code: "custom", message: "min_value must be at most max_value", path: ["min_value"] });
    }
  });

export const image = z.strictObject({
  type: z.literal("image"),
  image_url: imageUrl,
  alt_text: z.string().min(1).max(2000),
});
