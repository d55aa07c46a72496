/** Time, the desk itself, and what can go wrong with Slack. */
import { ask, isBusy, looked } from "./behind.js";
import { faultButtons } from "./fault-buttons.js";
import { h } from "./render.js";
import { store } from "./state.js";
import { switchRow } from "./switch-row.js";

const steps = [
  { label: "1 hour", advance: { hours: 1 } },
  { label: "1 day", advance: { days: 1 } },
  { label: "3 days", advance: { days: 3 } },
  { label: "1 week", advance: { days: 7 } },
];

export function clockPane() {
  const clock = looked("/_sandbox/clock");
  const faults = looked("/_sandbox/faults");
  return [
    h(
      "section",
      { key: "clock", "aria-labelledby": "clock-title" },
      h("h3", { id: "clock-title" }, "Clock"),
      h("p", null, clock ? `It is ${written(clock.now)}.` : "One moment…"),
      h("p", { class: "note" }, "The desk, Slack and Partner Center share this clock. It only goes forward."),
      h(
        "div",
        { class: "buttons", role: "group", "aria-label": "Move the clock forward" },
        steps.map(({ label, advance }) =>
          h(
            "button",
            {
              key: label,
              type: "button",
              "aria-busy": isBusy(`clock:${label}`),
              onclick: () => ask(`clock:${label}`, "/_sandbox/clock", { advance }, `The clock moved ${label} forward.`),
            },
            `+ ${label}`,
          ),
        ),
      ),
    ),
    h(
      "section",
      { key: "desk", "aria-labelledby": "desk-title" },
      h("h3", { id: "desk-title" }, "Desk"),
      h("p", { class: "note" }, "Stops the desk and starts it again. Slack, its messages and the database stay."),
      h(
        "button",
        {
          type: "button",
          "aria-busy": isBusy("restart"),
          onclick: () => ask("restart", "/_sandbox/restart", {}, "The desk is back."),
        },
        "Restart the desk",
      ),
    ),
    faults
      ? h(
          "section",
          { key: "faults", "aria-labelledby": "faults-title" },
          h("h3", { id: "faults-title" }, "Slack's faults"),
          rateLimits(faults),
          faultButtons(faults, "slack"),
        )
      : null,
  ];
}

function rateLimits(faults) {
  return switchRow({
    id: "rate-limits",
    path: "/_sandbox/faults",
    isOn: faults.rateLimits,
    body: (rateLimits) => ({ rateLimits }),
    label: "Rate limits",
    note: "A call that comes too fast answers 429 with Retry-After.",
    done: (on) => (on ? "Slack refuses calls that come too fast." : "Slack takes calls at any pace."),
  });
}

function written(now) {
  const { locale, tz } = store.state.you;
  return new Intl.DateTimeFormat(locale, { timeZone: tz, dateStyle: "full", timeStyle: "short" }).format(new Date(now));
}
