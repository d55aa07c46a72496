import type { Answer, Retry, Sent } from "./delivery.ts";
import { signatureHeaders } from "./signing.ts";
import type { World } from "./world.ts";

/** One signed request over HTTP; null when nobody answers. */
export async function postToDesk(world: World, sent: Sent, retry: Retry | null): Promise<Answer | null> {
  const isEvent = "event" in sent;
  const body = isEvent
    ? JSON.stringify(sent.event)
    : new URLSearchParams("form" in sent ? sent.form : { payload: JSON.stringify(sent.payload) }).toString();
  try {
    const request = new Request(world.options.deskUrl(), {
      method: "POST",
      headers: {
        "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        ...(retry && { "x-slack-retry-num": String(retry.number), "x-slack-retry-reason": retry.reason }),
        // Whoever checks the signature compares with the real clock, not with this workspace's.
        ...signatureHeaders(world.options.signingSecret, body, Date.now()),
      },
      body,
    });
    const response = await (world.options.send ?? fetch)(request);
    return {
      status: response.status,
      text: await response.text(),
      isAck: isEvent ? response.ok : response.status === 200,
      wantsNoRetry: response.headers.get("x-slack-no-retry") === "1",
    };
  } catch {
    return null;
  }
}
