import { paragraphs } from "../paragraphs.ts";
import type { RequestWords } from "./given.ts";

// No name: Polish inflects it in a greeting. The English words stand beside the menu's, for an admin center in English.
export const polish: RequestWords = ({ partner, company, address, withAgreement, together }) => ({
  subject: `${partner} prosi o relację odsprzedawcy z firmą ${company}`,
  text: paragraphs(
    "Dzień dobry,",
    `Aby sprzedawać firmie ${company} usługi chmurowe Microsoft, firma ${partner} potrzebuje relacji odsprzedawcy z Państwa firmą. Decydują o tym Państwo bezpośrednio w Microsoft:`,
    `1. Proszę zalogować się przez ten osobisty link jako administrator globalny Państwa firmy:\n${address}\n2. ${
      withAgreement
        ? "Proszę przeczytać Umowę z Klientem Microsoft (Microsoft Customer Agreement) i upoważnienie oraz zaznaczyć pole, aby zaakceptować jedno i drugie."
        : "Proszę przeczytać upoważnienie i je zaakceptować."
    }`,
    together === null
      ? null
      : `Tym linkiem akceptują Państwo jednocześnie dwie współpracujące ze sobą firmy: ${partner} i ${together}.`,
    "Nie otrzymujemy przez to praw administratora w Państwa systemach. O nie musielibyśmy poprosić osobno, a Państwo osobno by o tym zdecydowali.",
    'Potem znajdą Państwo swoich partnerów w centrum administracyjnym Microsoft 365: „Ustawienia” > „Relacje z partnerami” (po angielsku: "Settings" > "Partner relationships").',
    "W razie pytań wystarczy odpowiedzieć na tę wiadomość.",
    `Z poważaniem\n${partner}`,
  ),
});
