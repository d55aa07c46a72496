/** What can be pressed, typed or chosen inside a block. */
import { choiceList } from "./choice-list.js";
import { confirmed } from "./confirm.js";
import { dateInput } from "./date-inputs.js";
import { menuButton } from "./menu.js";
import { plain } from "./mrkdwn.js";
import { h } from "./render.js";
import { select } from "./select.js";
import { actOrTell, store, working } from "./state.js";
import { fieldKey, settled, surfaceOf, type, valueOf } from "./typed.js";

/** Radio buttons and check boxes: several controls under one legend. */
export function isMenuLike(element) {
  return element.type === "radio_buttons" || element.type === "checkboxes";
}

/**
 * @param {import("./blocks.js").Place} place
 * @param {{ id: string, name: string, aria: Record<string, string | null>, isOptional: boolean, isInGroup?: boolean }} field
 */
export function elementView(place, block, element, field) {
  if (element.type.endsWith("_select")) return select(place, block, element, field);
  switch (element.type) {
    case "button":
      return button(place, block, element);
    case "overflow":
      return overflow(place, block, element);
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return textInput(place, block, element, field);
    case "radio_buttons":
    case "checkboxes":
      return choiceList(place, block, element, field);
    case "datepicker":
    case "timepicker":
    case "datetimepicker":
      return dateInput(place, block, element, field);
    case "image":
      return h("img", { src: element.image_url, alt: element.alt_text });
    default:
      return h("span", { class: "note" }, `The sandbox has no “${element.type}”.`);
  }
}

function use(place, block, element, choice) {
  return async () => {
    if (!(await confirmed(element.confirm))) return;
    await working(fieldKey(place, block.block_id, element.action_id), async () => {
      await settled(place);
      await actOrTell({
        do: "use",
        surface: surfaceOf(place),
        block_id: block.block_id,
        action_id: element.action_id,
        ...(choice ? { choice } : {}),
      });
    });
  };
}

function button(place, block, element) {
  const isBusy = store.busy.has(fieldKey(place, block.block_id, element.action_id));
  const shared = {
    key: element.action_id,
    class: `button ${element.style ?? ""}`,
    "aria-label": element.accessibility_label ?? null,
    "aria-busy": isBusy ? "true" : null,
    onclick: use(place, block, element),
  };
  if (element.url)
    return h("a", { ...shared, href: element.url, target: "_blank", rel: "noreferrer" }, plain(element.text));
  return h("button", { ...shared, type: "button" }, plain(element.text));
}

function overflow(place, block, element) {
  const key = fieldKey(place, block.block_id, element.action_id);
  const items = element.options.map((option) => ({
    label: plain(option.text),
    note: plain(option.description),
    run: () => {
      if (option.url) window.open(option.url, "_blank", "noreferrer");
      return use(place, block, element, { option })();
    },
  }));
  return menuButton(key, { label: "More actions", shown: "⋯", class: "button", isBusy: store.busy.has(key) }, items);
}

const inputTypes = {
  plain_text_input: { type: "text" },
  email_text_input: { type: "email", inputmode: "email", autocapitalize: "off" },
  url_text_input: { type: "url", inputmode: "url", autocapitalize: "off" },
  number_input: { type: "text", inputmode: "decimal" },
};

function textInput(place, block, element, field) {
  const value = valueOf(place, block.block_id, element.action_id)?.value ?? "";
  const triggers =
    element.dispatch_action_config?.trigger_actions_on ?? (block.dispatch_action ? ["on_enter_pressed"] : []);
  const dispatchesEnter = Boolean(block.dispatch_action) && triggers.includes("on_enter_pressed");
  const send = (text, enter) => type(place, block.block_id, element.action_id, text, { kind: element.type, enter });
  const props = {
    id: field.id,
    ...field.aria,
    key: element.action_id,
    placeholder: plain(element.placeholder) || null,
    autocomplete: "off",
    "data-focus-on-load": element.focus_on_load ? "true" : null,
    value,
    oninput: (event) => void send(event.target.value, false),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      const isShort = !element.multiline;
      if (isShort) event.preventDefault();
      if (isShort && dispatchesEnter) void send(event.target.value, true);
      else if (isShort || event.metaKey || event.ctrlKey) place.submit?.();
    },
  };
  if (element.multiline) return h("textarea", { ...props, rows: "5" });
  return h("input", { ...props, ...inputTypes[element.type] });
}
