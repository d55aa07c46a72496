import type { Words } from "./given.ts";
import { paragraphs } from "./paragraphs.ts";

// No name: Polish inflects it in a greeting. The English words stand beside the menu's, for an admin center in English.
export const polish: Words = ({ partner, company, address, isNew }) => ({
  subject: `${partner} prosi o zaakceptowanie Umowy z Klientem Microsoft`,
  text: paragraphs(
    "Dzień dobry,",
    `Firma ${partner} może składać w Microsoft zamówienia dla firmy ${company} dopiero wtedy, gdy zaakceptują Państwo Umowę z Klientem Microsoft (Microsoft Customer Agreement). Prosimy zrobić to bezpośrednio w Microsoft:`,
    `1. Proszę zalogować się jako administrator globalny Państwa firmy:\n${address}\n2. Proszę przeczytać umowę i zaznaczyć pole, aby ją zaakceptować.`,
    isNew
      ? "Dane logowania do nowego konta otrzymają Państwo osobno i w bezpieczny sposób, nigdy w tej wiadomości."
      : null,
    'Potem znajdą Państwo swoich partnerów w centrum administracyjnym Microsoft 365: „Ustawienia” > „Relacje z partnerami” (po angielsku: "Settings" > "Partner relationships").',
    "W razie pytań wystarczy odpowiedzieć na tę wiadomość.",
    `Z poważaniem\n${partner}`,
  ),
});
