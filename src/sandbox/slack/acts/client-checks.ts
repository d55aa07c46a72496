import type { InputElement } from "../blocks/blocks.ts";
import { isEmpty } from "../element-values.ts";
import type { View } from "../model.ts";
import type { ElementValue } from "../protocol.ts";

/** What Slack itself says under a field before it sends anything; block_id -> sentence. */
export function clientErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== "input") continue;
    const value = view.values[block.block_id]?.[block.element.action_id ?? ""];
    if (!value) continue;
    const error = isEmpty(value)
      ? block.optional
        ? null
        : "Please complete this required field."
      : objection(block.element, value);
    if (error !== null) errors[block.block_id] = error;
  }
  return errors;
}

function objection(element: InputElement, value: ElementValue): string | null {
  const text = value.value ?? "";
  switch (element.type) {
    case "plain_text_input":
      if (text.length < (element.min_length ?? 0)) return `Must be at least ${element.min_length} characters.`;
      return text.length > (element.max_length ?? 3000)
        ? `Must be less than ${(element.max_length ?? 3000) + 1} characters.`
        : null;
    case "email_text_input":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : "Please enter a valid email address.";
    case "url_text_input":
      return URL.canParse(text) ? null : "Please enter a valid URL.";
    case "number_input":
      return numberObjection(element, text);
    default:
      return null;
  }
}

function numberObjection(element: Extract<InputElement, { type: "number_input" }>, text: string): string | null {
  if (!(element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(text)) return "Please enter a valid number.";
  const number = Number(text);
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Must be at least ${element.min_value}.`;
  }
  return element.max_value !== undefined && number > Number(element.max_value)
    ? `Must be at most ${element.max_value}.`
    : null;
}
