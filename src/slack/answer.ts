import type { RespondFn } from "@slack/bolt";
import type { View } from "@slack/types";
import { copy } from "../copy/index.ts";
import { checked, type Message } from "./cards/message.ts";
import type { Desk } from "./desk.ts";
import { modal, section } from "./form.ts";
import type { ActionArgs, Registrar } from "./registrar.ts";
import { dialogOf, openMoment, showView } from "./reply.ts";

/** Only this person sees it. */
export async function tell(respond: RespondFn, message: Message): Promise<void> {
  await respond({ response_type: "ephemeral", replace_original: false, ...checked(message) });
}

/**
 * A button that is answered by words for this person alone: in a conversation as a private message, on Home and in a dialog
 * as a dialog on top. `replaces`: the answer takes the place of what the button stands in.
 */
export function answerWith(
  on: Registrar,
  desk: Desk,
  actionId: string,
  draw: (args: ActionArgs) => Promise<Message>,
  { replaces = false } = {},
): void {
  on.action(actionId, async (args) => {
    const { ack, body, respond } = args;
    await ack();
    if (!body.view) {
      await respond({ response_type: "ephemeral", replace_original: replaces, ...checked(await draw(args)) });
      return;
    }
    const standing = dialogOf(body);
    const id = (replaces ? standing : null) ?? (await openMoment(desk, body.trigger_id, copy.home.title)).id;
    await showView(desk, id, messageView(await draw(args)));
  });
}

/** A message as a dialog. */
export function messageView(message: Message): View {
  const { text, blocks } = checked(message);
  return modal({
    callbackId: "answer",
    title: copy.home.title,
    close: copy.home.find.close,
    blocks: blocks ?? [section(text)],
  });
}
