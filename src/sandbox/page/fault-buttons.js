/** What may go wrong next on one side, and how many of it wait for their call. */
import { ask, isBusy } from "./behind.js";
import { h } from "./render.js";

const path = "/_sandbox/faults";

/** @param {"slack" | "partner-center"} side */
export function faultButtons({ offered, waiting }, side) {
  const planned = waiting.filter(({ of }) => of === side).reduce((sum, { left }) => sum + left, 0);
  return [
    h(
      "div",
      { class: "buttons" },
      offered
        .filter(({ of }) => of === side)
        .map(({ id, label }) =>
          h(
            "button",
            {
              key: id,
              type: "button",
              "aria-busy": isBusy(`fault:${id}`),
              onclick: () => ask(`fault:${id}`, path, { id }, `Planned: ${label}`),
            },
            label,
          ),
        ),
    ),
    planned > 0
      ? h(
          "p",
          { class: "note" },
          `${planned} planned and not played yet. `,
          h(
            "button",
            {
              type: "button",
              class: "link",
              onclick: () => ask("fault:clear", path, {}, "Nothing is planned any more."),
            },
            "Take all back",
          ),
        )
      : null,
  ];
}
