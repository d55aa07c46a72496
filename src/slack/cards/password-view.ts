import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { revealLastsMinutes } from "../../core/initial-password.ts";
import type { Secret } from "../../core/secret-text.ts";
import { context, escape, modal, section } from "../form.ts";

const words = copy.password;

export const passwordViewId = "initial-password";

/** The one place where the password stands. Signs in it mean nothing inside a preformatted text. */
export function passwordView(shown: {
  secretId: string;
  companyName: string;
  userName: string;
  password: Secret;
}): View {
  return modal({
    callbackId: passwordViewId,
    title: words.title,
    submit: words.saved,
    close: words.close,
    metadata: shown.secretId,
    notifyOnClose: true,
    blocks: [
      section(words.heading(escape(shown.companyName))),
      section(words.userName),
      preformatted(shown.userName),
      section(words.password),
      preformatted(shown.password.reveal()),
      section(words.once),
      context(words.until(revealLastsMinutes)),
    ],
  });
}

/** What stands in the window instead once there is nothing to show. */
export const noPasswordView = (text: string): View =>
  modal({ callbackId: "notice", title: words.title, close: words.close, blocks: [section(text)] });

const preformatted = (text: string): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
});
