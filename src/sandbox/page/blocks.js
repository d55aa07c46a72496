/**
 * Block Kit on screen.
 *
 * @typedef {{
 *   viewId?: string, channel?: string, ts?: string,
 *   values: import("../slack/protocol.ts").StateValues,
 *   errors: Record<string, string>,
 *   failed: Record<string, string>,
 *   submit?: () => void,
 * }} Place where blocks stand: a dialog, Home, or a message
 */
import { elementView, isMenuLike } from "./elements.js";
import { plain, textObject } from "./mrkdwn.js";
import { h } from "./render.js";
import { markdown, richText } from "./richtext.js";
import { placeKey } from "./typed.js";

/** @param {any[]} blocks @param {Place} place */
export function blocksView(blocks, place) {
  return blocks.map((block, index) => {
    const failed = place.failed[block.block_id];
    return h(
      "div",
      { key: `${block.block_id ?? index}:${block.type}`, class: `block block-${block.type}` },
      blockView(block, place),
      failed ? h("p", { class: "error", role: "alert" }, failed) : null,
    );
  });
}

function blockView(block, place) {
  switch (block.type) {
    case "section":
      return section(block, place);
    case "header":
      return h("h3", null, plain(block.text));
    case "divider":
      return h("hr");
    case "context":
      return h("div", { class: "context" }, block.elements.map(contextItem));
    case "actions":
      return h(
        "div",
        { class: "buttons" },
        block.elements.map((element) => elementView(place, block, element, free(place, block, element))),
      );
    case "input":
      return input(block, place);
    case "image":
      return h(
        "figure",
        null,
        h("img", { src: block.image_url, alt: block.alt_text }),
        h("figcaption", null, plain(block.title)),
      );
    case "rich_text":
      return richText(block);
    case "markdown":
      return markdown(block);
    case "alert":
      return h("div", { class: `alert ${block.level ?? ""}`, role: "note" }, textObject(block.text));
    case "table":
      return table(block);
    default:
      return h("p", { class: "note" }, `The sandbox cannot show a block of the kind “${block.type}”.`);
  }
}

function section(block, place) {
  const { accessory } = block;
  return h(
    "div",
    { class: accessory ? "section with-accessory" : "section" },
    h(
      "div",
      { class: "section-text" },
      block.text ? h("div", null, textObject(block.text)) : null,
      block.fields
        ? h(
            "div",
            { class: "fields" },
            block.fields.map((field) => h("div", null, textObject(field))),
          )
        : null,
    ),
    accessory
      ? h("div", { class: "accessory" }, elementView(place, block, accessory, free(place, block, accessory)))
      : null,
  );
}

/** Names for an element that stands under no label of its own. */
function free(place, block, element) {
  const name = element.accessibility_label || plain(element.placeholder) || words(block.text) || "Choose";
  return { id: fieldId(place, block, element), name, aria: { "aria-label": name }, isOptional: false };
}

function words(text) {
  return text
    ? plain(text)
        .replace(/<[^|>]*\|([^>]*)>|[*_~`<>]/g, "$1")
        .slice(0, 80)
    : "";
}

function fieldId(place, block, element) {
  return `f-${placeKey(place)}-${block.block_id}-${element.action_id ?? ""}`.replace(/[^\w-]/g, "_");
}

function input(block, place) {
  const { element } = block;
  const id = fieldId(place, block, element);
  const error = place.errors[block.block_id];
  const name = plain(block.label);
  const described = [error ? `${id}-error` : "", block.hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  const aria = {
    "aria-describedby": described || null,
    "aria-invalid": error ? "true" : null,
    "aria-required": block.optional ? null : "true",
  };
  const field = { id, name, aria, isOptional: Boolean(block.optional) };
  const label = [name, block.optional ? h("span", { class: "note" }, " (optional)") : null];
  const under = [
    error ? h("p", { class: "error", id: `${id}-error` }, error) : null,
    block.hint ? h("p", { class: "hint", id: `${id}-hint` }, plain(block.hint)) : null,
  ];
  if (isMenuLike(element)) {
    return h(
      "fieldset",
      {
        class: error ? "field invalid" : "field",
        ...groupAria(element, aria, id),
        "aria-labelledby": `${id}-legend`,
      },
      h("legend", { id: `${id}-legend` }, label),
      elementView(place, block, element, { ...field, aria: {}, isInGroup: true }),
      block.optional || element.type === "radio_buttons"
        ? null
        : h("p", { class: "hidden", id: `${id}-needed` }, "At least one is required."),
      under,
    );
  }
  return h(
    "div",
    { class: error ? "field invalid" : "field" },
    h("label", { for: id }, label),
    elementView(place, block, element, field),
    under,
  );
}

/** A group of check boxes knows no aria-required, so words say it. */
function groupAria(element, aria, id) {
  if (element.type === "radio_buttons") return { role: "radiogroup", ...aria };
  const described = [aria["aria-describedby"], aria["aria-required"] ? `${id}-needed` : null].filter(Boolean).join(" ");
  return { "aria-describedby": described || null, "aria-invalid": aria["aria-invalid"] };
}

function contextItem(item) {
  if (item.type === "image") return h("img", { src: item.image_url, alt: item.alt_text });
  return h("span", null, textObject(item));
}

function table(block) {
  const cell = (one) => (one.type === "rich_text" ? richText(one) : (one.text ?? ""));
  return h(
    "table",
    null,
    block.rows.map((row) =>
      h(
        "tr",
        null,
        row.map((one) => h("td", null, cell(one))),
      ),
    ),
  );
}
