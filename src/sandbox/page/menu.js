/** A button that opens a short menu, by the keys that menus have everywhere. */
import { fold } from "./offers.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";

/**
 * @param {string} key
 * @param {{ label: string, shown?: any, class?: string, isBusy?: boolean }} button
 * @param {{ label: string, note?: string, run: () => unknown }[]} items
 */
export function menuButton(key, button, items) {
  const uiKey = `menu:${key}`;
  const ui = store.ui.get(uiKey);
  const close = (node) => {
    store.ui.delete(uiKey);
    redraw();
    node?.closest(".menu-holder")?.querySelector("button")?.focus();
  };
  const step = (event, by) => {
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
    all[(all.indexOf(document.activeElement) + by + all.length) % all.length]?.focus();
  };
  const jump = (event, found) => {
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
    const after = all.indexOf(document.activeElement) + 1;
    found([...all.slice(after), ...all.slice(0, after)], all)?.focus();
  };
  const keys = (event) => {
    if (event.key === "ArrowDown") step(event, 1);
    else if (event.key === "ArrowUp") step(event, -1);
    else if (event.key === "Home") jump(event, (_, all) => all[0]);
    else if (event.key === "End") jump(event, (_, all) => all.at(-1));
    else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey)
      jump(event, (next) => next.find((item) => fold(item.textContent).startsWith(fold(event.key))));
    else if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      close(event.currentTarget);
    }
  };
  return h(
    "span",
    {
      class: "menu-holder",
      key: uiKey,
      onfocusout: (event) => {
        if (ui && !event.currentTarget?.contains(event.relatedTarget)) {
          store.ui.delete(uiKey);
          redraw();
        }
      },
    },
    h(
      "button",
      {
        type: "button",
        class: button.class ?? "",
        "aria-haspopup": "menu",
        "aria-expanded": String(Boolean(ui)),
        "aria-label": button.label,
        "aria-busy": button.isBusy ? "true" : null,
        onclick: () => {
          if (ui) store.ui.delete(uiKey);
          else store.ui.set(uiKey, { isNew: true });
          redraw();
        },
      },
      button.shown ?? button.label,
    ),
    ui
      ? h(
          "div",
          {
            role: "menu",
            class: "menu",
            popover: "manual",
            "aria-label": button.label,
            onkeydown: keys,
            after: (node) => show(node, ui),
          },
          items.map((item) =>
            h(
              "button",
              {
                type: "button",
                role: "menuitem",
                tabindex: "-1",
                onclick: (event) => {
                  close(event.currentTarget);
                  item.run();
                },
              },
              item.label,
              item.note ? h("span", { class: "note" }, item.note) : null,
            ),
          ),
        )
      : null,
  );
}

function show(node, ui) {
  const button = node.parentElement.querySelector("button").getBoundingClientRect();
  if (!node.matches(":popover-open")) node.showPopover();
  const width = node.offsetWidth;
  const height = node.offsetHeight;
  const left = Math.max(8, Math.min(button.left, window.innerWidth - width - 8));
  const isAbove = button.bottom + height + 8 > window.innerHeight && button.top > height;
  const below = Math.max(8, Math.min(button.bottom + 4, window.innerHeight - height - 8));
  node.style.setProperty("left", `${left}px`);
  node.style.setProperty("top", `${isAbove ? button.top - height - 4 : below}px`);
  if (!ui.isNew) return;
  ui.isNew = false;
  node.querySelector("[role=menuitem]")?.focus();
}
