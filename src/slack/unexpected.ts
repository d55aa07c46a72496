import { randomBytes } from "node:crypto";
import { copy } from "../copy/index.ts";
import { inputBlockIds } from "./form.ts";
import type { Desk } from "./desk.ts";

interface Unexpected {
  body: object;
  /** Null when Slack was answered already. */
  ack: ((...answer: unknown[]) => Promise<void>) | null;
  error: unknown;
}

/**
 * The one place for what nobody expected: logged once with a reference that the person sees. An open form stays as it
 * is, with the sentence under its first field.
 */
export async function answerUnexpected(desk: Desk, { body, ack, error }: Unexpected): Promise<void> {
  const reference = randomBytes(4).toString("hex");
  desk.log.error({ reference, err: error, kind: "type" in body ? body.type : "command" }, "A listener failed");
  const text = copy.failures.unexpected(reference);
  try {
    if (ack !== null && (await answerView(body, ack, text))) return;
    if (ack !== null) await ack();
    await tellPrivately(desk, body, text);
  } catch (failure) {
    desk.log.warn({ reference, err: failure }, "The person could not be told");
  }
}

async function answerView(body: object, ack: NonNullable<Unexpected["ack"]>, text: string): Promise<boolean> {
  if (!("view" in body) || !("type" in body) || body.type !== "view_submission") return false;
  const [first] = inputBlockIds(body.view as { blocks: [] });
  if (first === undefined) return false;
  await ack({ response_action: "errors", errors: { [first]: text } });
  return true;
}

async function tellPrivately(desk: Desk, body: object, text: string): Promise<void> {
  const user = "user_id" in body ? body.user_id : "user" in body ? (body.user as { id: string }).id : null;
  if (typeof user === "string") await desk.slack.chat.postMessage({ channel: user, text });
}
