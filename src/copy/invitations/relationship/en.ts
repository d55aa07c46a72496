import { greeting, paragraphs } from "../paragraphs.ts";
import type { RequestWords } from "./given.ts";

export const english: RequestWords = ({ firstName, partner, company, address, withAgreement, together }) => ({
  subject: `${partner} asks for a reseller relationship with ${company}`,
  text: paragraphs(
    greeting("Hello", [firstName]),
    `To sell Microsoft's cloud services to ${company}, ${partner} needs to be a reseller of your company. You decide this directly at Microsoft:`,
    `1. Sign in as a global administrator of your company, with this personal link:\n${address}\n2. ${
      withAgreement
        ? "Read the Microsoft Customer Agreement and the authorization, and tick the box to accept both."
        : "Read the authorization and accept it."
    }`,
    together === null
      ? null
      : `With this link you accept two companies at once, which work together in this: ${partner} and ${together}.`,
    "It gives us no administrator rights in your systems. Those would be a request of their own, which you would decide separately.",
    'Afterwards you find your partners in the Microsoft 365 admin center under "Settings" > "Partner relationships".',
    "If you have any question, simply reply to this mail.",
    `Kind regards\n${partner}`,
  ),
});
