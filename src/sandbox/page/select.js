/** Every kind of select, single and multi, as one combobox with type-ahead. */
import { plain } from "./mrkdwn.js";
import { offersOf, searchesServer } from "./offers.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";
import { choose, fieldKey, valueOf } from "./typed.js";
import { confirmed } from "./confirm.js";

/** @typedef {{ label: string, description: string, value: string, raw: any }} Offer */

export function select(place, block, element, field) {
  const key = `select:${fieldKey(place, block.block_id, element.action_id)}`;
  const isMulti = element.type.startsWith("multi_");
  const ui = store.ui.get(key) ?? { isOpen: false, query: "", active: 0 };
  const chosen = chosenOf(element, valueOf(place, block.block_id, element.action_id));
  const groups = ui.isOpen ? offersOf(place, block, element, ui, () => store.ui.get(key) === ui && redraw()) : [];
  const flat = groups.flatMap((group) => group.offers);
  const id = field.id ?? `f-${key}`;
  const control = { place, block, element, key, ui, isMulti, chosen, flat, id };
  return h(
    "div",
    { class: "combo", key, onfocusout: (event) => leaves(event) && shut(control) },
    isMulti && chosen.length > 0 ? tokens(control) : null,
    h("input", {
      type: "text",
      role: "combobox",
      id,
      ...field.aria,
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": String(ui.isOpen),
      "aria-controls": ui.isOpen ? `${id}-list` : null,
      "aria-activedescendant": ui.isOpen && flat[ui.active] ? `${id}-o${ui.active}` : null,
      "data-focus-on-load": element.focus_on_load ? "true" : null,
      placeholder: plain(element.placeholder) || (searchesServer(element) ? "Type to search" : "Choose"),
      value: ui.isOpen || isMulti ? ui.query : (chosen[0]?.label ?? ""),
      onclick: () => (ui.isOpen ? null : open(control, "")),
      oninput: (event) => open(control, event.target.value),
      onkeydown: (event) => keys(event, control),
    }),
    !isMulti && field.isOptional && chosen.length > 0
      ? h(
          "button",
          { type: "button", class: "clear", "aria-label": `Clear ${field.name}`, onclick: () => pick(control, null) },
          "×",
        )
      : null,
    ui.isOpen ? list(control, groups) : null,
  );
}

function list(control, groups) {
  const { id, ui, flat, element, chosen, isMulti } = control;
  const option = (offer) => {
    const index = flat.indexOf(offer);
    const isChosen = chosen.some((one) => one.value === offer.value);
    return h(
      "div",
      {
        role: "option",
        id: `${id}-o${index}`,
        class: index === ui.active ? "option active" : "option",
        "aria-selected": String(isChosen),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => pick(control, offer),
        after: (node) => index === ui.active && node.scrollIntoView({ block: "nearest" }),
      },
      h("span", { class: "option-label" }, offer.label),
      isMulti && isChosen ? h("span", { class: "note" }, "chosen") : null,
      offer.description ? h("span", { class: "note" }, offer.description) : null,
    );
  };
  return h(
    "div",
    { role: "listbox", id: `${id}-list`, class: "listbox", popover: "manual", "aria-label": "Choices", after: place },
    groups.map((group, index) =>
      group.label
        ? h(
            "div",
            { role: "group", "aria-labelledby": `${id}-g${index}` },
            h("div", { class: "group-label", id: `${id}-g${index}` }, group.label),
            group.offers.map(option),
          )
        : group.offers.map(option),
    ),
    flat.length === 0 ? h("div", { class: "note empty" }, emptyText(ui, element)) : null,
  );
}

function emptyText(ui, element) {
  if (ui.problem) return ui.problem;
  if (ui.isSearching) return "Searching…";
  const least = searchesServer(element) ? (element.min_query_length ?? 3) : 0;
  if (ui.query.length < least) return `Type at least ${least} ${least === 1 ? "character" : "characters"}.`;
  return "Nothing matches.";
}

function place(node) {
  const input = node.parentElement.querySelector("[role=combobox]").getBoundingClientRect();
  const below = window.innerHeight - input.bottom;
  const isAbove = below < 220 && input.top > below;
  node.style.setProperty("left", `${input.left}px`);
  node.style.setProperty("width", `${input.width}px`);
  node.style.setProperty("max-height", `${Math.min(320, (isAbove ? input.top : below) - 12)}px`);
  node.style.setProperty("top", isAbove ? "auto" : `${input.bottom + 4}px`);
  node.style.setProperty("bottom", isAbove ? `${window.innerHeight - input.top + 4}px` : "auto");
  if (!node.matches(":popover-open")) node.showPopover();
}

function tokens(control) {
  return h(
    "ul",
    { class: "tokens", "aria-label": "Chosen" },
    control.chosen.map((offer) =>
      h(
        "li",
        { key: offer.value },
        offer.label,
        h(
          "button",
          { type: "button", "aria-label": `Remove ${offer.label}`, onclick: () => pick(control, offer) },
          "×",
        ),
      ),
    ),
  );
}

function open(control, query) {
  const before = control.ui;
  const start = query === "" && !control.isMulti ? control.chosen[0]?.value : undefined;
  const ui = { ...before, isOpen: true, query, active: 0, startAt: before.isOpen ? undefined : start };
  store.ui.set(control.key, ui);
  redraw();
}

function shut(control) {
  if (!store.ui.get(control.key)?.isOpen) return;
  store.ui.delete(control.key);
  redraw();
}

function leaves(event) {
  return !event.currentTarget?.contains(event.relatedTarget);
}

function keys(event, control) {
  const { ui, flat } = control;
  const move = (to) => {
    event.preventDefault();
    if (!ui.isOpen) return open(control, "");
    ui.active = (to + flat.length) % Math.max(1, flat.length);
    redraw();
  };
  if (event.key === "ArrowDown") move(ui.active + 1);
  else if (event.key === "ArrowUp") move(ui.active - 1);
  else if (event.key === "Enter" && ui.isOpen) {
    event.preventDefault();
    event.stopPropagation();
    if (flat[ui.active]) pick(control, flat[ui.active]);
  } else if (event.key === "Enter" && !ui.isOpen) {
    event.stopPropagation();
    move(0);
  } else if (event.key === "Escape" && ui.isOpen) {
    event.preventDefault();
    event.stopPropagation();
    shut(control);
  } else if (event.key === "Backspace" && control.isMulti && event.target.value === "" && control.chosen.length > 0) {
    pick(control, control.chosen.at(-1));
  }
}

/** An offer that is chosen already is taken away again in a multi select. Null empties a single one. */
async function pick(control, offer) {
  const { place, block, element, isMulti, chosen } = control;
  store.ui.delete(control.key);
  redraw();
  if (!(await confirmed(element.confirm))) return;
  const isChosen = offer && chosen.some((one) => one.value === offer.value);
  const rest = chosen.filter((one) => one.value !== offer?.value);
  const next = isMulti ? (isChosen ? rest : [...chosen, offer]) : offer ? [offer] : [];
  const { choice, value } = written(element.type, next);
  await choose(place, block.block_id, element.action_id, choice, value);
}

const idKinds = { users: "user", conversations: "conversation", channels: "channel" };

function written(type, offers) {
  const isMulti = type.startsWith("multi_");
  const kind = idKinds[type.replace("multi_", "").replace("_select", "")];
  if (kind && isMulti) {
    const ids = offers.map((one) => one.value);
    return { choice: { ids }, value: { type, [`selected_${kind}s`]: ids } };
  }
  if (kind)
    return {
      choice: { id: offers[0]?.value ?? null },
      value: { type, [`selected_${kind}`]: offers[0]?.value ?? null },
    };
  if (isMulti) {
    const options = offers.map((one) => one.raw);
    return { choice: { options }, value: { type, selected_options: options } };
  }
  const option = offers[0]?.raw ?? null;
  return { choice: { option }, value: { type, selected_option: option } };
}

function chosenOf(element, value) {
  const options = value?.selected_options ?? (value?.selected_option ? [value.selected_option] : []);
  const ids = ["user", "conversation", "channel"].flatMap(
    (kind) => value?.[`selected_${kind}s`] ?? (value?.[`selected_${kind}`] ? [value[`selected_${kind}`]] : []),
  );
  return [
    ...options.map((option) => ({ label: plain(option.text), description: "", value: option.value, raw: option })),
    ...ids.map((id) => ({ label: nameOf(id), description: "", value: id, raw: id })),
  ];
}

function nameOf(id) {
  const person = store.state?.people.find((one) => one.id === id);
  if (person) return person.real_name;
  const found = store.state?.conversations.find((one) => one.id === id);
  return found ? (found.kind === "dm" ? found.name : `#${found.name}`) : id;
}
