import { randomUUID } from "node:crypto";
import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { signatureHeaders } from "../../src/sandbox/slack/signing.ts";
import { useDatabase } from "../support/database.ts";
import { signingSecret, startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow } from "../support/records.ts";
import { contoso, fill, openForm, request } from "../support/requests.ts";

const database = useDatabase();
const form = "application/x-www-form-urlencoded";
let desk: TestDesk;

// Jobs come and go by themselves, a rate limit is no record, and a signed delivery leaves its ID in `inbound`.
const bookkeeping = ["jobs", "rate_limits", "inbound"];
const kept = Object.values(schema).flatMap((table) =>
  is(table, PgTable) && !bookkeeping.includes(getTableName(table)) ? [table as PgTable] : [],
);

async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of kept) {
    const [row] = await database.db.select({ count: sql<number>`count(*)::int` }).from(table);
    counts[getTableName(table)] = row!.count;
  }
  return counts;
}

const send = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(desk.url(), { method: "POST", body, headers: { "content-type": form, ...headers } });
const sendSigned = (body: string, at = Date.now()): Promise<Response> =>
  send(body, signatureHeaders(signingSecret, body, at));
const payload = (content: object): string => new URLSearchParams({ payload: JSON.stringify(content) }).toString();
const command = new URLSearchParams({
  command: "/csp",
  text: "add Contoso",
  user_id: "U0SAM",
  team_id: "T0TEST",
  channel_id: "C0GENERAL",
  trigger_id: "1.2.forged",
  response_url: "https://hooks.slack.com/commands/none",
}).toString();

/** Sends, and shows that nothing came of it and that the desk is well. */
async function comesToNothing(attack: () => Promise<unknown>): Promise<void> {
  const before = await rowCounts();
  await attack();
  const health = await fetch(new URL("/healthz", desk.url()));
  expect(health.status).toBe(200);
  expect(await rowCounts()).toEqual(before);
}

beforeEach(async () => {
  desk = await startTestDesk(database, { transport: "http" });
});

describe("Requests that do not come from Slack", () => {
  it("are refused with a wrong signature", async () => {
    await comesToNothing(async () => {
      const answer = await send(command, signatureHeaders("another-secret-entirely", command, Date.now()));
      expect(answer.status).toBe(401);
    });
  });

  it("are refused without a signature", async () => {
    await comesToNothing(async () => expect((await send(command)).status).toBe(401));
  });

  it("are refused when the signature is six minutes old", async () => {
    await comesToNothing(async () => expect((await sendSigned(command, Date.now() - 360_000)).status).toBe(401));
  });

  it("are refused when they are two megabytes large", async () => {
    await comesToNothing(async () => {
      const answer = await sendSigned(`${command}&more=${"x".repeat(2_000_000)}`);
      expect(answer.status).toBe(413);
    });
  });
});

describe("Requests with the right signature and the wrong content", () => {
  it("change nothing when their JSON is broken", async () => {
    await comesToNothing(async () => {
      const answer = await sendSigned(`payload=${encodeURIComponent('{"type":"block_actions"')}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });
  });

  it("change nothing when they name an action that nobody registered", async () => {
    await comesToNothing(async () => {
      const answer = await sendSigned(
        payload({
          type: "block_actions",
          user: { id: "U0SAM" },
          team: { id: "T0TEST" },
          trigger_id: "1.2.unknown",
          actions: [{ type: "button", action_id: "drop-all-tables", block_id: "x", action_ts: "1.0" }],
        }),
      );
      expect(answer.status).toBe(404);
    });
  });

  it("act once when a recorded click is played again", async () => {
    const card = await request(desk.slack, desk.slack.as("U0SAM"), contoso);
    const [approval] = await database.db.select().from(schema.approvals);
    const click = payload({
      type: "block_actions",
      user: { id: "U0SAM" },
      team: { id: "T0TEST" },
      trigger_id: "13345224609.738474920.recorded",
      channel: { id: "C0APPROVALS" },
      container: { type: "message", channel_id: "C0APPROVALS", message_ts: card.ts },
      actions: [{ type: "button", action_id: "approve-request", value: approval!.id, block_id: "x", action_ts: "1.0" }],
    });
    const answers = (): number => desk.slack.calls.filter(({ method }) => method === "chat.postEphemeral").length;
    expect((await sendSigned(click)).status).toBe(200);
    await eventually(() => expect(answers()).toBe(1));
    await comesToNothing(async () => expect((await sendSigned(click)).status).toBe(200));
    await desk.stop();
    expect(answers()).toBe(1);
  });
});

describe("The form that corrects billing data", () => {
  const submission = (as: string, callbackId: string, metadata: string): string =>
    payload({
      type: "view_submission",
      user: { id: as },
      team: { id: "T0TEST" },
      trigger_id: `1.2.${as}${callbackId}`,
      view: {
        id: `V0${as}${callbackId}`,
        type: "modal",
        callback_id: callbackId,
        private_metadata: metadata,
        blocks: [],
        state: { values: {} },
      },
    });

  it.each(["", "{}", "[]", JSON.stringify({ customerId: "1 or 1=1", opening: "x" })])(
    "sends nothing with metadata that the desk did not write: %s",
    async (metadata) => {
      for (const callbackId of ["edit-billing", "edit-billing-review"]) {
        await comesToNothing(() => sendSigned(submission("U0SAM", callbackId, metadata)));
      }
    },
  );

  it("is not sent by another person who knows its ids, nor for a customer that nobody opened", async () => {
    const { customerId } = await addNow(desk, database);
    const opening = randomUUID();
    const owned = { owner: "U0SAM", form: "edit-billing", subject: customerId, opening, answers: {} };
    await database.db.insert(schema.formDrafts).values({ ...owned, updatedAt: desk.clock.now() });
    const metadata = JSON.stringify({ customerId, opening });
    for (const as of ["U0MIA", "U0SAM"]) {
      const answer = await sendSigned(submission(as, "edit-billing-review", metadata));
      expect(await answer.text()).toContain("This draft is not there any more");
    }
    expect(await database.db.select().from(schema.billingEdits)).toEqual([]);
  });
});

describe("Somebody else's form", () => {
  const forged = async (as: string, text: string): Promise<string> => {
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { companyName: "Contoso" });
    const [draft] = await eventually(async () => {
      const rows = await database.db.select().from(schema.drafts);
      expect(rows).toMatchObject([{ answers: { companyName: "Contoso" } }]);
      return rows;
    });
    return payload({
      type: "block_actions",
      user: { id: as },
      team: { id: "T0TEST" },
      trigger_id: "1.2.other",
      view: {
        id: sam.view?.id,
        type: "modal",
        callback_id: "add-customer",
        private_metadata: JSON.stringify({ draftId: draft!.id, revision: draft!.revision, page: "company" }),
        blocks: [],
        state: { values: { "companyName~0": { companyName: { type: "plain_text_input", value: text } } } },
      },
      actions: [
        {
          type: "plain_text_input",
          action_id: "companyName",
          block_id: "companyName~0",
          value: text,
          action_ts: "9999999999.0",
        },
      ],
    });
  };

  it("is not changed by another person who knows its ids", async () => {
    const body = await forged("U0MIA", "Stolen");
    await comesToNothing(async () => expect((await sendSigned(body)).status).toBe(200));
    expect(await database.db.select().from(schema.drafts)).toMatchObject([{ answers: { companyName: "Contoso" } }]);
  });

  it("is changed by its owner with the very same request", async () => {
    const body = await forged("U0SAM", "Contoso Ltd");
    expect((await sendSigned(body)).status).toBe(200);
    await eventually(async () =>
      expect(await database.db.select().from(schema.drafts)).toMatchObject([
        { answers: { companyName: "Contoso Ltd" } },
      ]),
    );
  });

  it("is not sent by another person who knows its ids", async () => {
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    const metadata = sam.view!.privateMetadata;
    await comesToNothing(async () => {
      const answer = await sendSigned(
        payload({
          type: "view_submission",
          user: { id: "U0MIA" },
          team: { id: "T0TEST" },
          trigger_id: "",
          view: {
            id: sam.view!.id,
            type: "modal",
            callback_id: "add-customer",
            private_metadata: metadata.replace('"company"', '"review"'),
            blocks: [],
            state: { values: {} },
          },
        }),
      );
      expect(await answer.text()).toContain("This draft is not there any more");
    });
  });
});
