import type { ActionElement } from "./blocks/blocks.ts";
import { locate, type NamedBlock } from "./blocks/identify.ts";
import type { Choice, ElementValue, StateValues } from "./protocol.ts";

/** What stands in an element before anybody touched it; null for what holds nothing (buttons, menus). */
export function initialValue(element: ActionElement, conversation: string | null): ElementValue | null {
  const type = element.type;
  switch (element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return {
        type,
        value: element.initial_value === undefined || element.initial_value === "" ? null : element.initial_value,
      };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "users_select":
      return { type, selected_user: element.initial_user ?? null };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    case "channels_select":
      return { type, selected_channel: element.initial_channel ?? null };
    case "multi_channels_select":
      return { type, selected_channels: element.initial_channels ?? [] };
    case "conversations_select":
      return {
        type,
        selected_conversation:
          element.initial_conversation ?? (element.default_to_current_conversation ? conversation : null),
      };
    case "multi_conversations_select":
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    case "button":
    case "overflow":
      return null;
  }
}

/** The value after a choice; null where the element does not take this kind of choice. */
export function chosenValue(element: ActionElement, choice: Choice): ElementValue | null {
  const type = element.type;
  switch (element.type) {
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return "option" in choice ? { type, selected_option: choice.option } : null;
    case "overflow":
      return "option" in choice && choice.option ? { type, selected_option: choice.option } : null;
    case "multi_static_select":
    case "multi_external_select":
    case "checkboxes":
      return "options" in choice ? { type, selected_options: choice.options } : null;
    case "users_select":
      return "id" in choice ? { type, selected_user: choice.id } : null;
    case "channels_select":
      return "id" in choice ? { type, selected_channel: choice.id } : null;
    case "conversations_select":
      return "id" in choice ? { type, selected_conversation: choice.id } : null;
    case "multi_users_select":
      return "ids" in choice ? { type, selected_users: choice.ids } : null;
    case "multi_channels_select":
      return "ids" in choice ? { type, selected_channels: choice.ids } : null;
    case "multi_conversations_select":
      return "ids" in choice ? { type, selected_conversations: choice.ids } : null;
    case "datepicker":
      return "date" in choice ? { type, selected_date: choice.date } : null;
    case "timepicker":
      return "time" in choice ? { type, selected_time: choice.time } : null;
    case "datetimepicker":
      return "date_time" in choice ? { type, selected_date_time: choice.date_time } : null;
    default:
      return null;
  }
}

export function isEmpty(value: ElementValue): boolean {
  return Object.entries(value).every(
    ([key, held]) =>
      key === "type" || held === null || held === undefined || (Array.isArray(held) && held.length === 0),
  );
}

/**
 * The values of a payload. What was there before stays where block id, action id and type stay, and then the new
 * initial value is ignored, as in Slack.
 */
export function valuesOf(
  blocks: readonly NamedBlock[],
  conversation: string | null,
  before: StateValues = {},
): StateValues {
  const values: StateValues = {};
  for (const { block, element, action_id } of locate(blocks)) {
    const initial = initialValue(element, conversation);
    if (initial === null) continue;
    const kept = before[block.block_id]?.[action_id];
    values[block.block_id] = {
      ...values[block.block_id],
      [action_id]: kept?.type === element.type ? kept : initial,
    };
  }
  return values;
}
