import type { DeskCode, PartnerCenterMeaning, Remedy } from "../../core/partner-center-errors.ts";
import type { PatternShape } from "../../core/customer/readable-pattern.ts";

/** Whoever has the domain may be the very company, which is then not created. */
const ownDomain = "If the domain is the company's own, ask it for a relationship instead.";

/** What is the matter, in a sentence; each of Partner Center's codes has one meaning. */
const meanings: Readonly<Record<PartnerCenterMeaning, string>> = {
  "not-found": "Partner Center did not find what the desk asked for.",
  "request-refused": "Partner Center refused the request as a whole.",
  "country-outside-region": "The customer's country lies outside the region that you may sell in.",
  "changed-meanwhile": "Somebody changed it in Partner Center meanwhile.",
  "invalid-property": "Partner Center does not take one of the details as it stands.",
  "no-relationship": "Partner Center knows no relationship between you and this customer.",
  "tenant-not-found": "Partner Center does not know this customer's tenant.",
  "registration-id-not-supported": "Partner Center takes no registration ID in this country.",
  "action-not-allowed": "Partner Center does not allow this for your account.",
  "registration-id-missing": "Partner Center needs the company's registration ID in this country.",
  "registration-id-format": "The registration ID does not look as Partner Center expects it in this country.",
  "phone-missing": "Partner Center needs a phone number in this country.",
  "no-verification-record": "Partner Center has no verification of this account on record.",
  "not-an-indirect-reseller": "The chosen company is not an indirect reseller of yours.",
  "reseller-program-inactive": "The reseller's membership in the program is not active.",
  "invalid-customer-id": "Partner Center does not take the customer's ID.",
  "reseller-agreement-missing": "The reseller has not accepted the Microsoft Partner Agreement.",
  "own-agreement-missing": "Your own company has not accepted the Microsoft Partner Agreement.",
  "program-inactive": "One of your company's programs is not active at Microsoft.",
  "role-may-not": "The person who gave the desk its consent has a role that may not create customers.",
  "reseller-location-not-linked": "The reseller's location is not linked to an active indirect reseller.",
  "insufficient-privileges": "The person who gave the desk its consent has too few rights.",
  "blocked-by-conditional-access": "Microsoft's conditional access does not let the desk in.",
  "app-only-not-allowed": "Partner Center wants a person behind this request, and the desk signed in without one.",
  "wrong-audience": "Partner Center does not take the desk's sign-in: it was made out for another service.",
  "consent-without-mfa": "Microsoft wants a sign-in with a second factor for the desk.",
};

export const deskMeanings: Readonly<Record<DeskCode, string>> = {
  timeout: "No answer came in time.",
  connection: "The connection broke off.",
  throttled: "Partner Center asks the desk to slow down.",
  "unreadable-answer": "Partner Center's answer could not be read.",
  "answer-too-large": "Partner Center's answer was too large to read.",
  unauthorised: "Partner Center does not take the desk's sign-in.",
  "consent-missing": "Nobody has given the desk its consent yet.",
  "consent-lost": "The desk's consent has expired or was revoked.",
  "sign-in-refused": "Microsoft refused the desk's sign-in.",
  "sign-in-unreachable": "Microsoft's sign-in could not be reached.",
  "may-not-attest": "Whoever recorded it may not attest any more, so nothing was sent.",
};

/** How it goes on once somebody else has mended what is the matter: by the button of the message. */
const goOn = {
  creation_refused: "press *Correct and send again* and send it as it is",
  stalled: "press *Try again*",
} as const;
/** Where a request stands that Partner Center answered. */
type Standing = keyof typeof goOn;

/** The one next step that helps. */
function nextStep(remedy: Remedy, shapes: readonly PatternShape[] | null, standing: Standing): string {
  switch (remedy.kind) {
    case "fix-registration-id":
      if (remedy.pattern === null) return "Take it from the company's official papers and send the request again.";
      return shapes === null
        ? "Compare it with official papers, correct it and send the request again. The form that Partner Center expects stands in its answer below."
        : `Expected: ${shapes.map(shapeWords).join(", or ")}${explainSigns(shapes)}. Compare it with official papers, correct it and send the request again.`;
    case "send-without-registration-id":
      return "Send the request again without the ID.";
    case "country-outside-region":
      return "Only a partner of that region can add this customer. If the country is not the right one, correct it.";
    case "phone-missing":
      return "Add it and send the request again.";
    case "choose-other-reseller":
      return "Choose another reseller, or none, and send the request again.";
    case "choose-other-domain":
      return `Choose another domain prefix and send the request again. ${ownDomain}`;
    case "consent-again":
      return `Whoever runs the desk has to give consent again; then ${goOn[standing]}.`;
    case "role-of-consenting-user":
      return `Ask an admin agent to give the desk its consent again; then ${goOn[standing]}.`;
    case "configuration":
      return `Tell whoever runs the desk; once it is mended, ${goOn[standing]}.`;
    case "partner-account":
      return `Ask a global administrator to put this right in Partner Center; then ${goOn[standing]}.`;
    case "wait":
      return "Try again later.";
    case "unknown":
      return "Compare the details with official papers, correct them and send the request again. If they are right, open a support ticket and give the correlation ID.";
  }
}

function shapeWords({ only, least, most, drawn }: PatternShape): string {
  if (only === null) return `\`${drawn}\``;
  const count = least === most ? String(least) : `${least} to ${most}`;
  return `${count} ${most === 1 ? only.slice(0, -1) : only}`;
}

function explainSigns(shapes: readonly PatternShape[]): string {
  const drawn = shapes.filter(({ only }) => only === null).map((shape) => shape.drawn);
  const signs = [
    drawn.some((text) => text.includes("0")) ? "0 stands for a digit" : "",
    drawn.some((text) => text.includes("A")) ? "A for a letter" : "",
  ].filter(Boolean);
  return signs.length === 0 ? "" : ` (${signs.join(", ")})`;
}

const ids = (code: string | null, correlationId: string | null): string =>
  [code === null ? "" : `code ${code}`, correlationId === null ? "" : `correlation ID ${correlationId}`]
    .filter(Boolean)
    .join(", ");

const together = (...sentences: string[]): string => sentences.filter(Boolean).join(" ");

export const refusals = {
  told: {
    refused: (name: string, explained: string) => `*${name}* was not created. ${explained}`,
    refusedBriefly: (name: string, why: string, requester: string) =>
      together(`*${name}* was not created.`, why, `${requester} has been told what helps.`),
    questioned: (name: string, what: string, isDomain: boolean) =>
      together(
        `*${name}* was not created: at the last look before it, Partner Center questioned the data.`,
        what,
        "Correct it and send it again; it is then approved once more.",
        isDomain ? ownDomain : "",
      ),
    questionedBriefly: (name: string, what: string, requester: string) =>
      together(
        `*${name}* was not created: at the last look before it, Partner Center questioned the data.`,
        what,
        `It goes back to ${requester}.`,
      ),
    stalled: (name: string, lastAnswer: string) =>
      together(
        `Partner Center has not said whether *${name}* was created, however often the desk asked. Trying again is safe: it cannot be created twice.`,
        lastAnswer,
      ),
    stalledBriefly: (name: string, requester: string) =>
      `Partner Center has not said whether *${name}* was created, however often the desk asked. ${requester} decides whether to try again.`,
    notSignedIn: (name: string, lastAnswer: string) =>
      together(
        `The desk's sign-in did not work, so its last try to create *${name}* did nothing. Trying again is safe: it cannot be created twice.`,
        lastAnswer,
      ),
    notSignedInBriefly: (name: string, requester: string) =>
      `The desk's sign-in did not work, so its last try to create *${name}* did nothing. ${requester} decides whether to try again.`,
    domainQuestioned: "The domain has been taken since.",
    addressQuestioned: "It does not know the address as it is written.",
    fieldsQuestioned: (fields: string) => `It does not take: ${fields}.`,
  },
  meanings,
  deskMeanings,
  domainTaken: (domain: string) => `Somebody has taken the domain ${domain} in the meantime.`,
  /** `description` arrives escaped; empty when there is none to show. */
  sentence: (
    matter: string,
    remedy: Remedy,
    shapes: readonly PatternShape[] | null,
    answer: { description: string; code: string | null; correlationId: string | null },
    standing: Standing,
  ): string =>
    [
      [matter, nextStep(remedy, shapes, standing)].filter(Boolean).join(" "),
      [answer.description === "" ? "" : `“${answer.description}”`, ids(answer.code, answer.correlationId)]
        .filter(Boolean)
        .join("  ·  "),
    ]
      .filter(Boolean)
      .map((line, index) => (index === 0 ? line : `_Partner Center:_ ${line}`))
      .join("\n"),
  /** For colleagues who cannot do anything about it. */
  brief: (matter: string, code: string | null, correlationId: string | null): string =>
    [matter, ids(code, correlationId) && `(${ids(code, correlationId)})`].filter(Boolean).join(" "),
};
