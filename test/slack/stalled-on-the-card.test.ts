import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import { approvals, billingEdits, customers, events, orderLines, orders, removals } from "../../db/schema/index.ts";
import type { ApprovalSubject } from "../../src/core/approval.ts";
import { readBillingData } from "../../src/core/billing/data.ts";
import type { DeskEvent } from "../../src/core/events.ts";
import { useDatabase } from "../support/database.ts";
import type { TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { givesUp } from "../support/jobs.ts";
import { askOrder, boughtFor, cardNow, cartCalls, name, orderingDesk } from "../support/ordering.ts";
import { contoso, press } from "../support/requests.ts";
import { clickOutdated } from "../support/slack-faults.ts";

const database = useDatabase();
// The desk goes the whole way to Partner Center and back, beside everything else that runs.
const long = 60_000;

interface About {
  approvalId: string;
  customerId: string;
  changedAt: Date;
}

/** What a colleague asked for and another approved, and what can be done with it. */
interface Asked {
  subject: ApprovalSubject;
  insert: (tx: Transaction, about: About, etag: string) => Promise<unknown>;
  events: (told: { subjectId: string; data: { approvalId: string; agent: string } }) => [DeskEvent, DeskEvent];
  actionId: string;
  /** What Partner Center is sent to have it done. */
  call: { method: string; path: RegExp };
  whoMay: string;
  /** What the card says in the end, and what whoever comes too late hears. */
  done: string;
  tooLate: string;
}

const reason = "Partner Center: 503";
const typed = { ...contoso, "address.country": "US", "contact.phone": "", culture: "en-US" };

const asked: Record<string, Asked> = {
  "An order": {
    subject: "placeOrder",
    async insert(tx, about) {
      await tx.insert(orders).values({ ...about, status: "stalled", declared: ["partner-role"] });
      await tx.insert(orderLines).values({
        approvalId: about.approvalId,
        position: 0,
        productId: "CFQ7TTC0LH18",
        skuId: "0001",
        name: "Microsoft 365 Business Basic",
        term: "P1Y",
        billingCycle: "monthly",
        quantity: 25,
      });
    },
    events: ({ subjectId, data }) => [
      { type: "order.requested", subjectId, data: { ...data, declared: ["partner-role"] } },
      { type: "order.stalled", subjectId, data: { ...data, reason, wasSent: false } },
    ],
    actionId: "retry-order",
    call: { method: "POST", path: /\/checkout$/ },
    whoMay: "for admin agents and sales agents. Ask <@U0DANA>",
    done: "Ordered.",
    tooLate: "This order goes on already, or was settled",
  },
  "A correction of billing data": {
    subject: "editBilling",
    insert: (tx, about, etag) =>
      tx.insert(billingEdits).values({
        ...about,
        status: "stalled",
        fields: ["companyName"],
        typed: {
          was: readBillingData(typed),
          wanted: readBillingData({ ...typed, companyName: "Contoso Interior Design LLC" }),
          acknowledged: [],
          warnings: [],
        },
        etag,
      }),
    events: ({ subjectId, data }) => [
      { type: "billing.edit_requested", subjectId, data: { ...data, fields: ["companyName"] } },
      { type: "billing.edit_stalled", subjectId, data: { ...data, reason } },
    ],
    actionId: "retry-billing-edit",
    call: { method: "PUT", path: /\/billing$/ },
    whoMay: "for global administrators, admin agents and sales agents. Ask",
    done: "Written into Partner Center.",
    tooLate: "This goes on already, or was settled",
  },
  "The end of a relationship": {
    subject: "removeRelationship",
    insert: (tx, about) => tx.insert(removals).values({ ...about, status: "stalled", declared: ["good-faith"] }),
    events: ({ subjectId, data }) => [
      { type: "relationship.removal_requested", subjectId, data: { ...data, declared: ["good-faith"] } },
      { type: "relationship.removal_stalled", subjectId, data: { ...data, reason } },
    ],
    actionId: "retry-removal",
    call: { method: "PATCH", path: /\/customers\/[^/]+$/ },
    whoMay: "for admin agents and sales agents. Ask <@U0DANA>",
    done: "The relationship has ended.",
    tooLate: "This goes on already, or was settled|This relationship ended",
  },
};

/** Sam asked, Dana approved, and Partner Center confirmed nothing until the desk gave up. */
async function stalled({ subject, insert, events: happened, call }: Asked) {
  const { desk, tenantId } = await orderingDesk(database);
  const [customer] = await database.db.select().from(customers);
  const customerId = customer?.id ?? "";
  const etag = desk.partnerCenter.customers.find(({ id }) => id === tenantId)?.etag ?? "";
  const approvalId = randomUUID();
  const at = desk.clock.now();
  await database.db.transaction(async (tx) => {
    await tx.insert(approvals).values({
      id: approvalId,
      subject,
      customerId,
      status: "approved",
      requestedBy: "U0SAM",
      requestedAt: at,
      decidedBy: "U0DANA",
      decidedAt: at,
    });
    await insert(tx, { approvalId, customerId, changedAt: at }, etag);
    for (const event of happened({ subjectId: customerId, data: { approvalId, agent: "U0SAM" } })) {
      await record(tx, at, { kind: "desk" }, event);
    }
  });
  const card = await eventually(() => {
    const found = desk.slack.channel("approvals").messages.find(({ words }) => words.includes(name));
    expect(found?.buttons).toEqual(["Try again"]);
    return found!;
  });
  const sent = () =>
    desk.partnerCenter.received.filter(({ method, path }) => method === call.method && call.path.test(path));
  return { desk, tenantId, card, approvalId, sent };
}

/** Who let the desk look again. */
const retriedBy = async () =>
  (await database.db.select().from(events)).filter(({ type }) => type.endsWith("retried")).map(({ actor }) => actor);

/** What the desk said to this person alone, in the approvals channel and in the direct message. */
const heard = (desk: TestDesk, id: string): string[] =>
  [...desk.slack.channel("approvals").messages, ...desk.slack.as(id).dm.messages]
    .filter(({ ephemeralFor }) => ephemeralFor === id)
    .map(({ words }) => words);

describe.each(Object.entries(asked))("%s that Partner Center has not confirmed", (_, what) => {
  it(
    "is gone on with by a colleague on its card, once",
    async () => {
      const { desk, card, approvalId, sent } = await stalled(what);
      await press(desk.slack.as("U0RAVI"), card, "Try again");
      await eventually(() => expect(cardNow(desk, card)?.words).toContain(what.done));
      expect(cardNow(desk, card)?.buttons).toEqual([]);
      await eventually(() => expect(heard(desk, "U0RAVI")).toEqual(["I look again, and say here how it ends."]));
      await clickOutdated(desk, "U0RAVI", { actionId: what.actionId, value: approvalId, channel: "C0APPROVALS" });
      await eventually(() => expect(heard(desk, "U0RAVI").at(-1)).toMatch(new RegExp(what.tooLate)));
      expect(await retriedBy()).toEqual([{ kind: "person", id: "U0RAVI" }]);
      expect(sent()).toHaveLength(1);
    },
    long,
  );

  it(
    "is gone on with once by presses on the card and in the direct message at the same moment",
    async () => {
      const { desk, card, sent } = await stalled(what);
      const sam = desk.slack.as("U0SAM");
      const message = await eventually(() => {
        const found = sam.dm.messages.find(({ buttons }) => buttons.includes("Try again"));
        expect(found).toBeDefined();
        return found!;
      });
      const people = ["U0RAVI", "U0DANA", "U0SAM"];
      await Promise.all([
        press(desk.slack.as("U0RAVI"), card, "Try again"),
        press(desk.slack.as("U0DANA"), card, "Try again"),
        sam.click({ name: "Try again", channel: sam.dm.id, ts: message.ts }),
      ]);
      await eventually(() => expect(cardNow(desk, card)?.words).toContain(what.done));
      await eventually(() => expect(people.flatMap((id) => heard(desk, id))).toHaveLength(3));
      const answers = people.flatMap((id) => heard(desk, id));
      expect(answers.filter((words) => words.includes("I look again"))).toHaveLength(1);
      expect(answers.filter((words) => new RegExp(what.tooLate).test(words))).toHaveLength(2);
      expect(await retriedBy()).toHaveLength(1);
      expect(sent()).toHaveLength(1);
    },
    long,
  );

  it.each([
    ["the helpdesk", "U0HENK"],
    ["somebody without a role", "U0NORA"],
  ])("stays as it is when %s presses, who is told whom to ask", async (__, id) => {
    const { desk, card, sent } = await stalled(what);
    await press(desk.slack.as(id), card, "Try again");
    await eventually(() => expect(heard(desk, id)).toEqual([expect.stringContaining(what.whoMay)]));
    expect(await retriedBy()).toEqual([]);
    expect(cardNow(desk, card)?.buttons).toEqual(["Try again"]);
    expect(sent()).toEqual([]);
  });
});

describe("A correction of billing data that Partner Center has not confirmed", () => {
  it("is over when the relationship ends: the card and whoever asked hear it, and what was typed is forgotten", async () => {
    const { desk, tenantId, card, approvalId, sent } = await stalled(asked["A correction of billing data"]!);
    desk.partnerCenter.endRelationship(tenantId);
    desk.clock.move(24 * 60 * 60_000);
    await eventually(() =>
      expect(cardNow(desk, card)?.words).toContain("The relationship ended before Partner Center"),
    );
    expect(cardNow(desk, card)?.buttons).toEqual([]);
    const over = `The relationship with *${name}* ended before Partner Center confirmed the correction`;
    const sam = desk.slack.as("U0SAM");
    await eventually(() => expect(sam.dm.messages.map(({ words }) => words).join("\n")).toContain(over));
    await eventually(() => expect(sam.dm.messages.flatMap(({ buttons }) => buttons)).not.toContain("Try again"));
    expect(await database.db.select().from(billingEdits)).toMatchObject([{ status: "dropped", typed: null }]);
    await clickOutdated(desk, "U0RAVI", { actionId: "retry-billing-edit", value: approvalId, channel: "C0APPROVALS" });
    await eventually(() => expect(heard(desk, "U0RAVI").at(-1)).toContain("was settled"));
    expect(sent()).toEqual([]);
  });
});

describe("An order that stopped before its checkout was sent", () => {
  it(
    "is told as one of which nothing was ordered, and is ordered once somebody tries again",
    async () => {
      const { desk, tenantId, sam, dana, ravi } = await orderingDesk(database);
      const card = await askOrder(desk, sam);
      desk.partnerCenter.fail({ method: "POST", path: /\/carts$/ }, { kind: "reset" }, 100);
      await press(dana, card, "Approve");
      await givesUp(desk, database.db, "place-order");
      const toSam = () => sam.dm.messages.map(({ words }) => words).join("\n");
      await eventually(() => expect(toSam()).toContain(`Nothing was ordered for *${name}* yet`));
      expect(toSam()).not.toContain("has not confirmed the order");
      await eventually(() => expect(cardNow(desk, card)?.buttons).toEqual(["Try again"]));
      expect(cardNow(desk, card)?.words).toContain("Nothing was ordered yet");
      expect(cardNow(desk, card)?.words).not.toContain("Not confirmed");
      expect(cartCalls(desk, /\/checkout$/)).toEqual([]);
      desk.partnerCenter.clearFaults();
      await press(ravi, cardNow(desk, card)!, "Try again");
      await eventually(() => expect(cardNow(desk, card)?.words).toContain("Ordered."));
      expect(boughtFor(desk, tenantId)).toHaveLength(1);
    },
    long,
  );
});
