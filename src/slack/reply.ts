import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { copy } from "../copy/index.ts";
import type { Role } from "../core/access.ts";
import type { Denial, Failure } from "../core/result.ts";
import { refusalOf } from "../slack-error.ts";
import { present } from "../core/present.ts";
import { whoCanHelp, whoCanSetUp } from "../operations/who-can-help.ts";
import { mentionHelpers, mentionPeople } from "./cards/mentions.ts";
import type { Desk } from "./desk.ts";
import { actions, escape, modal, section, type Button } from "./form.ts";

/**
 * The sentence for a failure: what is the matter and what helps. A new kind does not compile without one. `what` names
 * what a role is needed for, where that is not on screen.
 */
export async function explain(desk: Pick<Desk, "db">, failure: Failure, what: string | null = null): Promise<string> {
  switch (failure.kind) {
    case "invalid":
      return copy.failures.invalid;
    case "denied":
      return explainDenial(desk, failure.denial, what);
    case "not_found":
      return copy.failures.notFound[failure.what];
    case "duplicate":
      return copy.failures.duplicate(escape(failure.companyName), failure.domain);
    case "conflict":
      return copy.failures.conflict(failure.status, failure.by, failure.at);
    case "upstream":
      return copy.failures.partnerCenter({ ...failure, description: escape(failure.description) });
  }
}

async function explainDenial(desk: Pick<Desk, "db">, denial: Denial, what: string | null): Promise<string> {
  switch (denial.reason) {
    case "role":
      return copy.failures.noRole(what, denial.needs, await helpers(desk, denial.needs));
    case "partner-type":
      return copy.failures.partnerType(denial.partnerType, denial.action);
    case "no-link":
      return copy.failures.noLink(await whoSetsUp(desk));
    case "own-request":
      return copy.failures.ownRequest;
    case "not-yours":
      return copy.failures.notYours;
    case "admins-only":
      return copy.failures.adminsOnly(await whoSetsUp(desk));
    case "setup-incomplete":
      return copy.failures.setupIncomplete(await whoSetsUp(desk));
  }
}

/** Who holds one of the roles: "@dana (admin agent)". */
const helpers = async (desk: Pick<Desk, "db">, roles: readonly Role[]): Promise<string[]> =>
  mentionHelpers(await whoCanHelp(desk, roles));

/** Some of those who may set the desk up, as mentions. */
export const whoSetsUp = async (desk: Pick<Desk, "db">): Promise<string[]> => mentionPeople(await whoCanSetUp(desk));

/** `buttons`: for whoever is left with it. */
export const momentView = (title: string, buttons: readonly Button[] = []): View =>
  modal({
    callbackId: "moment",
    title,
    close: copy.addCustomer.close,
    blocks: [section(copy.addCustomer.moment), ...(buttons.length === 0 ? [] : [actions([...buttons], "result")])],
  });

/** Opens a view at once, so that the trigger is used in time; what belongs in it follows by `views.update`. */
export async function openMoment(
  desk: Pick<Desk, "slack">,
  triggerId: string,
  title: string,
): Promise<{ id: string; hash: string }> {
  const { view } = await desk.slack.views.open({ trigger_id: triggerId, view: momentView(title) });
  return { id: present(view?.id, "the opened view's id"), hash: present(view?.hash, "the opened view's hash") };
}

/**
 * Replaces a view. Whoever closed it, or went on to another one (`hash`), has left, which is no mistake. Answers the new
 * hash; null when nothing was replaced.
 */
export async function showView(
  desk: Pick<Desk, "slack">,
  viewId: string,
  view: View,
  hash?: string,
): Promise<string | null> {
  try {
    const shown = await desk.slack.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
    return shown.view?.hash ?? null;
  } catch (error) {
    if (["not_found", "hash_conflict"].includes(refusalOf(error) ?? "")) return null;
    throw error;
  }
}

/** After a submission that was answered with a moment: an update that overtakes Slack's applying of that is lost. */
export async function showSettled(
  desk: Pick<Desk, "slack" | "rhythm">,
  viewId: string,
  drawn: Promise<View>,
): Promise<void> {
  const [view] = await Promise.all([drawn, setTimeout(desk.rhythm.viewSettleMs)]);
  await showView(desk, viewId, view);
}

export const noticeView = (title: string, text: string): View =>
  modal({ callbackId: "notice", title, close: copy.addCustomer.close, blocks: [section(text)] });

interface Clicked {
  user: { id: string };
  trigger_id?: string;
  view?: { id: string; type: string };
  channel?: { id?: string };
  container?: { channel_id?: string; thread_ts?: string };
}

/** The dialog that a click was made in; null for one in a conversation or on Home. */
export const dialogOf = ({ view }: Pick<Clicked, "view">): string | null =>
  view !== undefined && view.type === "modal" ? view.id : null;

/** A card in a conversation changes by itself after a click; a dialog has to say that it is done. */
export async function sayDone(desk: Pick<Desk, "slack">, body: Clicked, text: string): Promise<void> {
  const dialog = dialogOf(body);
  if (dialog !== null) await showView(desk, dialog, noticeView(copy.home.title, text));
}

/**
 * A private answer to a click: where the desk is no member, as a direct message; in a dialog in its place, and for Home
 * as a dialog, while the click may still open one.
 */
export async function tellInChannel(desk: Pick<Desk, "slack">, body: Clicked, text: string): Promise<void> {
  if (dialogOf(body) !== null) return sayDone(desk, body, text);
  if (body.view && body.trigger_id) {
    try {
      await desk.slack.views.open({ trigger_id: body.trigger_id, view: noticeView(copy.home.title, text) });
    } catch (error) {
      if (refusalOf(error) !== "expired_trigger_id") throw error;
      await desk.slack.chat.postMessage({ channel: body.user.id, text });
    }
    return;
  }
  const channel = body.channel?.id ?? body.container?.channel_id ?? body.user.id;
  const thread = body.container?.thread_ts;
  try {
    await desk.slack.chat.postEphemeral({
      channel,
      user: body.user.id,
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  } catch (error) {
    if (!["not_in_channel", "channel_not_found", "user_not_in_channel"].includes(refusalOf(error) ?? "")) throw error;
    await desk.slack.chat.postMessage({ channel: body.user.id, text });
  }
}
