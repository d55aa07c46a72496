import type { Words } from "./given.ts";
import { greeting, paragraphs } from "./paragraphs.ts";

export const dutch: Words = ({ firstName, lastName, partner, company, address, isNew }) => ({
  subject: `${partner} vraagt u de Microsoft-klantovereenkomst te accepteren`,
  text: paragraphs(
    greeting("Beste", [firstName, lastName], "Goedendag"),
    `${partner} mag voor ${company} pas bestellingen bij Microsoft plaatsen als uw bedrijf de Microsoft-klantovereenkomst (Microsoft Customer Agreement) heeft geaccepteerd. Wij vragen u dat rechtstreeks bij Microsoft te doen:`,
    `1. Meld u aan als globale beheerder van uw bedrijf:\n${address}\n2. Lees de overeenkomst en zet een vinkje in het vakje om deze te accepteren.`,
    isNew
      ? "De aanmeldgegevens voor uw nieuwe account ontvangt u apart en op een veilige manier, nooit in deze e-mail."
      : null,
    'Daarna vindt u uw partners in het Microsoft 365-beheercentrum onder "Instellingen" > "Partnerrelaties".',
    "Hebt u een vraag? Beantwoord dan gewoon deze e-mail.",
    `Met vriendelijke groet,\n${partner}`,
  ),
});
