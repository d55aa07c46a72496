/** What Partner Center tells the desk by itself, and what somebody else might. */
import { actButtons } from "./act-buttons.js";
import { h } from "./render.js";
import { switchRow } from "./switch-row.js";
import { carried, wireLine } from "./wire-line.js";

const path = "/_sandbox/partner-center";

const forgeries = [
  { how: "unsigned", label: "Without a signature" },
  { how: "wrong-signature", label: "With a wrong signature" },
  { how: "changed-body", label: "With one byte changed" },
  { how: "wrong-algorithm", label: "With another algorithm" },
  { how: "foreign-certificate", label: "With a certificate from elsewhere" },
  { how: "missing-certificate", label: "With a certificate that is not there" },
  { how: "moved-certificate", label: "With a certificate that is redirected" },
  { how: "huge-certificate", label: "With a huge certificate" },
  { how: "slow-certificate", label: "With a certificate that never comes" },
  { how: "expired-certificate", label: "With an expired certificate" },
  { how: "other-certificate", label: "With another organisation's certificate" },
];

export function events({ address, names, withheld, twice, waiting, deliveries }) {
  return h(
    "section",
    { key: "events", "aria-labelledby": "pc-events" },
    h("h3", { id: "pc-events" }, "Events"),
    h(
      "p",
      { class: "note" },
      address ? `The desk wants them at ${address}: ${names.join(", ")}.` : "The desk has registered no address.",
    ),
    switchRow({
      id: "withhold-events",
      path,
      isOn: withheld,
      body: (on) => ({ do: "withhold-events", on }),
      label: "Withhold events",
      note: "A day without webhooks: what happens is in the audit log alone.",
      done: (on) => (on ? "Events wait." : "Events are sent as they happen."),
    }),
    switchRow({
      id: "events-twice",
      path,
      isOn: twice,
      body: (on) => ({ do: "events-twice", on }),
      label: "Send each event twice",
      note: "Both at once.",
      done: (on) => (on ? "Each event comes twice." : "Each event comes once."),
    }),
    waiting > 0
      ? actButtons(`Withheld events (${waiting})`, [
          { key: "deliver-events", label: "Deliver now", body: { do: "deliver-events" }, done: "Events are sent." },
        ])
      : null,
    h("h4", null, "A forged event"),
    actButtons(
      "Send a forged event",
      forgeries.map(({ how, label }) => ({
        key: `forge:${how}`,
        label,
        body: { do: "forge-event", how },
        done: `A forged event was sent: ${label.toLowerCase()}.`,
      })),
    ),
    deliveries.length === 0 ? null : h("h4", null, "Sent to the desk"),
    h("ol", { class: "wire", "aria-label": "Events sent to the desk" }, [...deliveries].reverse().map(delivery)),
  );
}

const states = { withheld: "withheld", sending: "on its way", delivered: "delivered", "given up": "given up" };

function delivery({ id, eventName, about, forgery, state, attempts, body }) {
  const last = attempts.at(-1);
  const line = {
    direction: forgery ? "forged" : "event",
    kind: `${eventName} · ${about}`,
    outcome: last ? String(last.status ?? "none") : states[state],
    isBad: state === "given up",
    took: attempts.length > 1 ? `${attempts.length} times` : "",
  };
  return wireLine(`delivery:${id}`, line, () => [
    h("p", { class: "note" }, forgery ? `${states[state]}, ${forgery}` : states[state]),
    carried("Attempts", attempts),
    carried("Sent", body),
  ]);
}
