import type { Words } from "./given.ts";
import { greeting, paragraphs } from "./paragraphs.ts";

export const italian: Words = ({ firstName, lastName, partner, company, address, isNew }) => ({
  subject: `${partner} Le chiede di accettare il Contratto del cliente Microsoft`,
  text: paragraphs(
    greeting("Buongiorno", [firstName, lastName]),
    `${partner} può effettuare ordini per ${company} presso Microsoft solo dopo che la Sua azienda avrà accettato il Contratto del cliente Microsoft (Microsoft Customer Agreement). La preghiamo di accettarlo direttamente presso Microsoft:`,
    `1. Acceda come amministratore globale della Sua azienda:\n${address}\n2. Legga il contratto e selezioni la casella per accettarlo.`,
    isNew
      ? "I dati di accesso al nuovo account Le saranno inviati separatamente e in modo sicuro, mai in questa e-mail."
      : null,
    'In seguito troverà i Suoi partner nell\'interfaccia di amministrazione di Microsoft 365, in "Impostazioni" > "Relazioni con i partner".',
    "Per qualsiasi domanda può semplicemente rispondere a questa e-mail.",
    `Cordiali saluti\n${partner}`,
  ),
});
