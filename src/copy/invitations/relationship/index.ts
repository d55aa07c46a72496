import type { InvitationLanguage } from "../../../core/agreement/invitation.ts";
import type { Words } from "../given.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import type { RequestWords } from "./given.ts";
import { italian } from "./it.ts";
import { dutch } from "./nl.ts";
import { polish } from "./pl.ts";

const words = (word: RequestWords, withAgreement: boolean): Words => {
  return (given) => word({ ...given, withAgreement });
};

/** The mail that asks a company for a reseller relationship at Microsoft, as the desk drafts it. */
export const relationshipInvitation = (withAgreement: boolean): Record<InvitationLanguage, Words> => ({
  en: words(english, withAgreement),
  de: words(german, withAgreement),
  nl: words(dutch, withAgreement),
  it: words(italian, withAgreement),
  pl: words(polish, withAgreement),
});
