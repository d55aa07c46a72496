/** What the partner may do in Partner Center, and what Partner Center keeps for it. */
import { actButtons } from "./act-buttons.js";
import { h } from "./render.js";
import { switchRow } from "./switch-row.js";

const path = "/_sandbox/partner-center";

const switchable = [
  {
    what: "takesAttestations",
    label: "Take attestations without the customer's page",
    note: "As Microsoft did until January 2026.",
    on: "Attestations are taken as they were until January 2026.",
    off: "Attestations need the customer's page.",
  },
  {
    what: "keepsAuditLog",
    label: "Keep the audit log",
    note: "Without it, what colleagues do elsewhere leaves no trace.",
    on: "What happens stands in the audit log.",
    off: "Nothing more is written to the audit log.",
  },
  {
    what: "replayPassword",
    label: "Answer a repeated creation with the password",
    note: "For the same request ID.",
    on: "A repeated creation answers the password again.",
    off: "A repeated creation answers no password.",
  },
];

const qualifications = [
  { become: "Approved", label: "Approved", done: "Education qualifications are approved from now on." },
  { become: "Denied", label: "Denied", done: "Education qualifications are denied from now on." },
  { become: "InReview", label: "Still in review", done: "Education qualifications stay in review until you decide." },
];

export function partnerAccount({ switches }) {
  return h(
    "section",
    { key: "account", "aria-labelledby": "pc-account" },
    h("h3", { id: "pc-account" }, "The partner's account"),
    switchable.map(({ what, label, note, on, off }) =>
      switchRow({
        id: `switch-${what}`,
        path,
        isOn: switches[what],
        body: (isOn) => ({ do: "switch", what, on: isOn }),
        label,
        note,
        done: (isOn) => (isOn ? on : off),
      }),
    ),
    actButtons("Signing in", [
      {
        key: "revoke-consent",
        label: "Take back the consent",
        body: { do: "revoke-consent" },
        done: "The desk has no consent any more.",
      },
      {
        key: "expire-tokens",
        label: "Let its tokens expire",
        body: { do: "expire-tokens" },
        done: "The desk has to sign in anew.",
      },
    ]),
  );
}

/** What becomes of education customers. */
export function qualificationButtons() {
  return actButtons(
    "Education qualifications end",
    qualifications.map(({ become, label, done }) => ({
      key: `qualifications:${become}`,
      label,
      body: { do: "plan-qualifications", become },
      done,
    })),
  );
}
