import type { Words } from "./given.ts";
import { greeting, paragraphs } from "./paragraphs.ts";

export const german: Words = ({ firstName, lastName, partner, company, address, isNew }) => ({
  subject: `${partner} bittet Sie, die Microsoft-Kundenvereinbarung anzunehmen`,
  text: paragraphs(
    greeting("Guten Tag", [firstName, lastName]),
    `${partner} darf für ${company} erst dann bei Microsoft bestellen, wenn Ihr Unternehmen die Microsoft-Kundenvereinbarung (Microsoft Customer Agreement) angenommen hat. Bitte nehmen Sie diese direkt bei Microsoft an:`,
    `1. Melden Sie sich als globaler Administrator Ihres Unternehmens an:\n${address}\n2. Lesen Sie die Vereinbarung und setzen Sie das Häkchen, mit dem Sie sie annehmen.`,
    isNew
      ? "Die Anmeldedaten für Ihr neues Konto erhalten Sie getrennt und auf sicherem Weg, niemals in dieser E-Mail."
      : null,
    'Danach finden Sie Ihre Partner im Microsoft 365 Admin Center unter "Einstellungen" > "Partnerbeziehungen".',
    "Wenn Sie Fragen haben, antworten Sie einfach auf diese E-Mail.",
    `Freundliche Grüße\n${partner}`,
  ),
});
