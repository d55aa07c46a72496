import { greeting, paragraphs } from "../paragraphs.ts";
import type { RequestWords } from "./given.ts";

export const italian: RequestWords = ({ firstName, lastName, partner, company, address, withAgreement, together }) => ({
  subject: `${partner} chiede una relazione di rivenditore con ${company}`,
  text: paragraphs(
    greeting("Buongiorno", [firstName, lastName]),
    `Per vendere a ${company} i servizi cloud di Microsoft, ${partner} ha bisogno di una relazione di rivenditore con la Sua azienda. La decisione spetta a Lei, direttamente presso Microsoft:`,
    `1. Acceda con questo collegamento personale come amministratore globale della Sua azienda:\n${address}\n2. ${
      withAgreement
        ? "Legga il Contratto del cliente Microsoft (Microsoft Customer Agreement) e l'autorizzazione, e selezioni la casella per accettare entrambi."
        : "Legga l'autorizzazione e la accetti."
    }`,
    together === null
      ? null
      : `Con questo collegamento accetta insieme due aziende, che in questo collaborano: ${partner} e ${together}.`,
    "Con questo non riceviamo diritti di amministratore nei Suoi sistemi. Servirebbe una richiesta a parte, sulla quale deciderebbe separatamente.",
    'In seguito troverà i Suoi partner nell\'interfaccia di amministrazione di Microsoft 365, in "Impostazioni" > "Relazioni con i partner".',
    "Per qualsiasi domanda può semplicemente rispondere a questa e-mail.",
    `Cordiali saluti\n${partner}`,
  ),
});
