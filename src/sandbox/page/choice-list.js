/** Radio buttons and check boxes. */
import { confirmed } from "./confirm.js";
import { textObject } from "./mrkdwn.js";
import { h } from "./render.js";
import { redraw } from "./state.js";
import { choose, valueOf } from "./typed.js";

export function choiceList(place, block, element, field) {
  const isRadio = element.type === "radio_buttons";
  const value = valueOf(place, block.block_id, element.action_id);
  const chosen = isRadio ? (value?.selected_option ? [value.selected_option] : []) : (value?.selected_options ?? []);
  const isChosen = (option) => chosen.some((one) => one.value === option.value);
  const pick = async (option) => {
    if (!(await confirmed(element.confirm))) return redraw();
    if (isRadio) {
      return choose(
        place,
        block.block_id,
        element.action_id,
        { option },
        { type: element.type, selected_option: option },
      );
    }
    const options = element.options.filter((one) => (one.value === option.value ? !isChosen(one) : isChosen(one)));
    return choose(
      place,
      block.block_id,
      element.action_id,
      { options },
      { type: element.type, selected_options: options },
    );
  };
  return h(
    "div",
    {
      class: "choices",
      key: element.action_id,
      role: field.isInGroup ? null : isRadio ? "radiogroup" : "group",
      ...field.aria,
      id: field.id,
    },
    element.options.map((option, index) =>
      h(
        "div",
        { class: "choice", key: option.value ?? String(index) },
        h("input", {
          type: isRadio ? "radio" : "checkbox",
          id: `${field.id}-${index}`,
          name: isRadio ? field.id : null,
          "aria-describedby": option.description ? `${field.id}-${index}-note` : null,
          checked: isChosen(option),
          onchange: () => void pick(option),
        }),
        h("label", { for: `${field.id}-${index}` }, textObject(option.text)),
        option.description
          ? h("div", { class: "note", id: `${field.id}-${index}-note` }, textObject(option.description))
          : null,
      ),
    ),
  );
}
