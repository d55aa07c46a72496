import type { Remedy } from "../../core/partner-center-errors.ts";

/** The one next step that helps after Partner Center refused a new customer. */
function nextStep(remedy: Remedy): string {
  switch (remedy.kind) {
    case "fix-registration-id":
      return remedy.pattern === null
        ? "The registration ID has another form than the country's. Compare it with official papers and correct it."
        : `The registration ID has another form than the country's. Expected: \`${remedy.pattern}\`. Correct it and send it again.`;
    case "send-without-registration-id":
      return "This country takes no registration ID. Send it again without the ID.";
    case "country-outside-region":
      return "The country lies outside the region that you may sell in. Only a partner of that region can add this customer.";
    case "phone-missing":
      return "The phone number is missing. Add it and send it again.";
    case "choose-other-reseller":
      return "The reseller cannot be used: it is not linked with you, or not active. Choose another one.";
    case "consent-again":
      return "The desk's own sign-in at Microsoft has ended. An administrator has to give consent again.";
    case "role-of-consenting-user":
      return "The user who gave the desk its consent may not do this. Somebody with the role of an admin agent has to give consent again.";
    case "configuration":
      return "The desk's sign-in is not set up as Partner Center wants it. Whoever runs the desk can mend it.";
    case "partner-account":
      return "Your own partner account is not in order at Microsoft. A global administrator has to look into Partner Center.";
    case "wait":
      return "Try again later.";
    case "unknown":
      return "Compare the data with official papers, correct it and send it again; if it is right, open a support ticket with the correlation ID.";
  }
}

export const refusals = {
  sentence: (
    remedy: Remedy,
    { description, code, correlationId }: { description: string; code: string | null; correlationId: string | null },
  ): string =>
    [
      nextStep(remedy),
      description === "" ? "" : `\nPartner Center's words: ${description}`,
      code === null ? "" : `\nCode ${code}`,
      correlationId === null ? "" : `${code === null ? "\n" : ", "}correlation ID ${correlationId}`,
    ].join(""),
};
