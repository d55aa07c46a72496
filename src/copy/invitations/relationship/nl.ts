import { greeting, paragraphs } from "../paragraphs.ts";
import type { RequestWords } from "./given.ts";

export const dutch: RequestWords = ({ firstName, lastName, partner, company, address, withAgreement, together }) => ({
  subject: `${partner} vraagt om een resellerrelatie met ${company}`,
  text: paragraphs(
    greeting("Beste", [firstName, lastName], "Goedendag"),
    `Om clouddiensten van Microsoft aan ${company} te verkopen, heeft ${partner} een resellerrelatie met uw bedrijf nodig. Daarover beslist u rechtstreeks bij Microsoft:`,
    `1. Meld u met deze persoonlijke koppeling aan als globale beheerder van uw bedrijf:\n${address}\n2. ${
      withAgreement
        ? "Lees de Microsoft-klantovereenkomst (Microsoft Customer Agreement) en de machtiging en zet een vinkje in het vakje om beide te accepteren."
        : "Lees de machtiging en accepteer deze."
    }`,
    together === null
      ? null
      : `Met deze koppeling accepteert u tegelijk twee bedrijven, die hierin samenwerken: ${partner} en ${together}.`,
    "Beheerdersrechten in uw systemen krijgen wij hierdoor niet. Daarvoor zouden wij een apart verzoek moeten doen, waarover u apart beslist.",
    'Daarna vindt u uw partners in het Microsoft 365-beheercentrum onder "Instellingen" > "Partnerrelaties".',
    "Hebt u een vraag? Beantwoord dan gewoon deze e-mail.",
    `Met vriendelijke groet,\n${partner}`,
  ),
});
