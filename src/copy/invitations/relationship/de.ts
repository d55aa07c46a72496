import { greeting, paragraphs } from "../paragraphs.ts";
import type { RequestWords } from "./given.ts";

export const german: RequestWords = ({ firstName, lastName, partner, company, address, withAgreement, together }) => ({
  subject: `${partner} bittet ${company} um eine Handelspartnerbeziehung`,
  text: paragraphs(
    greeting("Guten Tag", [firstName, lastName]),
    `Damit ${partner} der Firma ${company} Clouddienste von Microsoft verkaufen kann, braucht es eine Handelspartnerbeziehung mit Ihrem Unternehmen. Darüber entscheiden Sie direkt bei Microsoft:`,
    `1. Melden Sie sich über diesen persönlichen Link als globaler Administrator Ihres Unternehmens an:\n${address}\n2. ${
      withAgreement
        ? "Lesen Sie die Microsoft-Kundenvereinbarung (Microsoft Customer Agreement) und die Autorisierung, und setzen Sie das Häkchen, mit dem Sie beide annehmen."
        : "Lesen Sie die Autorisierung, und nehmen Sie sie an."
    }`,
    together === null
      ? null
      : `Mit diesem Link nehmen Sie zwei Unternehmen zugleich an, die dabei zusammenarbeiten: ${partner} und ${together}.`,
    "Administratorrechte in Ihren Systemen erhalten wir dadurch nicht. Darum müssten wir gesondert bitten, und Sie würden gesondert entscheiden.",
    'Danach finden Sie Ihre Partner im Microsoft 365 Admin Center unter "Einstellungen" > "Partnerbeziehungen".',
    "Wenn Sie Fragen haben, antworten Sie einfach auf diese E-Mail.",
    `Freundliche Grüße\n${partner}`,
  ),
});
