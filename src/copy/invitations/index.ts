import type { InvitationLanguage } from "../../core/agreement/invitation.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import type { Words } from "./given.ts";
import { italian } from "./it.ts";
import { dutch } from "./nl.ts";
import { polish } from "./pl.ts";

/** The mail that asks a customer to accept the Microsoft Customer Agreement at Microsoft, as the desk drafts it. */
export const agreementInvitation: Record<InvitationLanguage, Words> = {
  en: english,
  de: german,
  nl: dutch,
  it: italian,
  pl: polish,
};
