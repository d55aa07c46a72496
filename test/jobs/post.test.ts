import { randomUUID } from "node:crypto";
import { WebClient } from "@slack/web-api";
import { describe, expect, test } from "vitest";
import type { Card } from "../../db/schema/index.ts";
import { cardEvent, findPosted } from "../../src/jobs/post.ts";
import { createWorkspace } from "../../src/sandbox/slack/workspace.ts";
import { workspacePeople } from "../support/workspace-people.ts";

const channel = "C0STATUS";

function openWorkspace() {
  const workspace = createWorkspace({
    now: () => new Date(),
    deskUrl: () => "http://127.0.0.1:9",
    signingSecret: "the-test-signs-with-this",
    botToken: "xoxb-test",
    ...workspacePeople,
  });
  const slack = new WebClient("xoxb-test", {
    slackApiUrl: "http://slack.test/api/",
    fetch: (input, init) => workspace.fetch(new Request(input, init)),
    retryConfig: { retries: 0 },
  });
  const post = async (card: Card, threadTs?: string): Promise<string> => {
    const answer = await slack.chat.postMessage({
      channel,
      text: "Contoso",
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      metadata: { event_type: cardEvent, event_payload: { card: card.id } },
    });
    return answer.ts ?? expect.fail("The message has no time stamp.");
  };
  return { workspace, slack, post };
}

const triedCard = (): Card => ({
  id: randomUUID(),
  kind: "status-card",
  subjectId: randomUUID(),
  place: channel,
  channel: null,
  ts: null,
  eventId: 1,
  attemptedAt: new Date(),
  shown: null,
  updatedAt: new Date(),
});

describe("After a lost answer", () => {
  test("a message that stands in the channel is found, also below what people wrote since", async () => {
    const { slack, post } = openWorkspace();
    const card = triedCard();
    const ts = await post(card);
    for (let count = 0; count < 30; count += 1) await post(triedCard());
    expect(await findPosted(slack, card, { channel, threadTs: null })).toEqual({ channel, ts });
  });

  test("an answer in a thread is found there, where the channel's history does not show it", async () => {
    const { slack, post } = openWorkspace();
    const threadTs = await post(triedCard());
    const card = triedCard();
    const ts = await post(card, threadTs);
    expect(await findPosted(slack, card, { channel, threadTs })).toEqual({ channel, ts });
    expect(await findPosted(slack, card, { channel, threadTs: null })).toBeNull();
  });

  test("a message that was never posted is not found, nor one in a thread that was deleted", async () => {
    const { slack } = openWorkspace();
    expect(await findPosted(slack, triedCard(), { channel, threadTs: null })).toBeNull();
    expect(await findPosted(slack, triedCard(), { channel, threadTs: "1767312000.000100" })).toBeNull();
  });

  test("without the right to read the channel nothing is found, and nothing fails", async () => {
    const { workspace, slack, post } = openWorkspace();
    const card = triedCard();
    await post(card);
    workspace.scopes.delete("channels:history");
    expect(await findPosted(slack, card, { channel, threadTs: null })).toBeNull();
  });
});
