import type { Words } from "./given.ts";
import { greeting, paragraphs } from "./paragraphs.ts";

export const english: Words = ({ firstName, partner, company, address, isNew }) => ({
  subject: `${partner} asks you to accept the Microsoft Customer Agreement`,
  text: paragraphs(
    greeting("Hello", [firstName]),
    `Microsoft lets ${partner} place orders for ${company} only after your company has accepted the Microsoft Customer Agreement. Please accept it directly at Microsoft:`,
    `1. Sign in as a global administrator of your company:\n${address}\n2. Read the agreement and tick the box to accept it.`,
    isNew ? "The sign-in data for your new account comes separately and in a safe way, never in this mail." : null,
    'Afterwards you find your partners in the Microsoft 365 admin center under "Settings" > "Partner relationships".',
    "If you have any question, simply reply to this mail.",
    `Kind regards\n${partner}`,
  ),
});
