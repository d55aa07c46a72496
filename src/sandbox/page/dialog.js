/** The dialog on top of the stack. What stands under it waits. */
import { blocksView } from "./blocks.js";
import { plain } from "./mrkdwn.js";
import { notices } from "./notices.js";
import { h } from "./render.js";
import { act, actOrTell, store, tell, working } from "./state.js";
import { settled } from "./typed.js";

const reachable = "a[href], button:not([disabled]), input:not([disabled]), textarea, select";

/** What was on screen at the last paint, to notice a new page and new errors. */
let shown = { id: "", fields: "", errors: "" };
/** @type {Element | null} */
let cameFrom = null;

export function topDialog() {
  const views = store.state?.views ?? [];
  const view = views.at(-1);
  if (!view) return null;
  const close = (all) =>
    working(`close:${view.id}`, () => actOrTell({ do: "close", view_id: view.id, ...(all ? { all } : {}) }));
  const submit = () => {
    if (view.submit) void submitView(view);
  };
  const place = { viewId: view.id, values: view.values, errors: view.errors, failed: {}, submit };
  const isBusy = store.busy.has(`submit:${view.id}`);
  const titleId = `title-${view.id}`;
  return h(
    "div",
    { class: "over", key: "dialog" },
    h(
      "section",
      {
        class: "dialog",
        role: "dialog",
        "aria-modal": "true",
        "aria-labelledby": titleId,
        "data-view": view.id,
        tabindex: "-1",
        onkeydown: (event) => keys(event, () => close(false)),
        after: (node) => tendFocus(node, view),
      },
      h(
        "header",
        null,
        h("h2", { id: titleId }, plain(view.title)),
        h(
          "button",
          {
            type: "button",
            class: "cross",
            "aria-label": views.length > 1 ? "Close all dialogs" : "Close dialog",
            onclick: () => close(views.length > 1),
          },
          "×",
        ),
      ),
      h(
        "div",
        { class: "dialog-body" },
        view.problem ? h("p", { class: "problem", role: "alert" }, view.problem) : null,
        blocksView(view.blocks, place),
      ),
      notices(),
      h(
        "footer",
        null,
        h(
          "button",
          { type: "button", onclick: () => close(false) },
          plain(view.close) || (view.submit ? "Cancel" : "Close"),
        ),
        view.submit
          ? h(
              "button",
              { type: "button", class: "primary", "aria-busy": isBusy ? "true" : null, onclick: submit },
              plain(view.submit),
            )
          : null,
      ),
    ),
  );
}

function submitView(view) {
  return working(`submit:${view.id}`, async () => {
    await settled({ viewId: view.id });
    const answer = await act({ do: "submit", view_id: view.id });
    const now = store.state.views.find((one) => one.id === view.id);
    const isSaid = now && (now.problem !== null || Object.keys(now.errors).length > 0);
    if (!answer.ok && !isSaid) tell(answer.error);
  });
}

function keys(event, close) {
  if (event.key === "Escape") {
    event.preventDefault();
    close();
  }
  if (event.key !== "Tab") return;
  const all = [...event.currentTarget.querySelectorAll(reachable)].filter(
    (node) => node.tabIndex >= 0 && node.checkVisibility(),
  );
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge && document.activeElement !== event.currentTarget) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

function tendFocus(node, view) {
  const fields = view.blocks.map((block) => block.block_id).join(" ");
  const errors = JSON.stringify(view.errors);
  const isNewPage = view.id !== shown.id || (fields !== shown.fields && !sharesField(fields, shown.fields));
  const hasNewErrors = errors !== shown.errors && errors !== "{}";
  if (shown.id === "") cameFrom = document.activeElement;
  shown = { id: view.id, fields, errors };
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (!isNewPage && !hasNewErrors && !isLost) return;
  const body = node.querySelector(".dialog-body");
  if (isNewPage) body.scrollTop = 0;
  const first =
    node.querySelector("[aria-invalid=true]:is(input, textarea), [aria-invalid=true] input") ??
    node.querySelector("[data-focus-on-load]") ??
    body.querySelector("input, textarea") ??
    node.querySelector("footer .primary") ??
    node;
  first.focus();
  // The sentence stands below its field, perhaps out of sight.
  if (hasNewErrors) body.querySelector(".error")?.scrollIntoView({ block: "nearest" });
}

function sharesField(now, before) {
  const old = new Set(before.split(" "));
  return now.split(" ").some((field) => old.has(field));
}

/** After a paint without a dialog: back to where the person was. */
export function giveFocusBack() {
  if (shown.id === "") return;
  shown = { id: "", fields: "", errors: "" };
  const target =
    cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : document.querySelector(".composer textarea");
  cameFrom = null;
  target?.focus();
}
