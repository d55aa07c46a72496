import type { InvitationLanguage } from "../../../core/agreement/invitation.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import type { RequestWords } from "./given.ts";
import { italian } from "./it.ts";
import { dutch } from "./nl.ts";
import { polish } from "./pl.ts";

/** The mail that asks a company for a reseller relationship at Microsoft, as the desk drafts it. */
export const relationshipInvitation: Record<InvitationLanguage, RequestWords> = {
  en: english,
  de: german,
  nl: dutch,
  it: italian,
  pl: polish,
};
