import { describe, expect, it } from "vitest";
import { customers, events, jobs, verifications } from "../../db/schema/index.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { expectRefusals } from "../support/refusals.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const hour = 60 * 60_000;
const day = 24 * hour;

async function desked(): Promise<TestDesk> {
  const desk = await startTestDesk(database);
  return desk;
}

const looks = (desk: TestDesk, tenantId: string) =>
  desk.partnerCenter.received.filter(({ path }) => path === `/v1/customers/${tenantId}/validationStatus`);
const sam = ({ slack }: TestDesk) => slack.as("U0SAM");
const toSam = (desk: TestDesk) => sam(desk).dm.messages.map(({ words }) => words);
const saidToSam = (desk: TestDesk, words: string) =>
  sam(desk)
    .dm.messages.map((one) => ({ ...one, words: one.words.replaceAll("*", "") }))
    .filter((one) => one.words.includes(words));
const cards = ({ slack }: TestDesk) =>
  slack.channel("customer-status").messages.filter(({ threadTs }) => threadTs === undefined);
const card = (desk: TestDesk) => cards(desk)[0];
const thread = (desk: TestDesk) =>
  desk.slack
    .channel("customer-status")
    .replies(card(desk)?.ts ?? "")
    .map(({ words }) => words.replaceAll("*", ""));
const verificationEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("verification."))
    .map(({ type, before, after }) => (type === "verification.changed" ? `${before} → ${after}` : type));

const watchJobs = async () =>
  (await database.db.select().from(jobs)).filter(({ queue }) => queue === "watch-verification");

/** Moves the clock and waits until the desk has looked. */
async function lookAfter(desk: TestDesk, tenantId: string, milliseconds: number): Promise<void> {
  const before = looks(desk, tenantId).length;
  desk.clock.move(milliseconds);
  await eventually(async () => {
    expect(looks(desk, tenantId).length).toBeGreaterThan(before);
    expect((await watchJobs()).filter(({ runAt }) => runAt <= desk.clock.now())).toEqual([]);
  });
}

describe("An account verification", () => {
  it("that ends approved: one card, its history in the thread, a message that says what comes next", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    await eventually(() =>
      expect(card(desk)?.words).toMatch(/Under review since .* Usually done by .* \(three business days\)/),
    );
    expect(card(desk)?.words).toContain(
      "Not yet. Microsoft is still verifying the account (Partner Center: 800073). Microsoft knows of no acceptance of the Microsoft Customer Agreement (Partner Center: 13605).",
    );
    expect(card(desk)?.buttons).toEqual(["Show the steps", "Invite to accept", "Record agreement"]);
    const before = looks(desk, tenantId).length;
    await lookAfter(desk, tenantId, hour);
    await lookAfter(desk, tenantId, hour);
    expect(thread(desk)).toEqual(["Account verification of Contoso Interiors LLC: Under review."]);

    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour);
    await eventually(() => expect(saidToSam(desk, "is verified. The account may buy.")).toHaveLength(1));
    expect(saidToSam(desk, "is verified")[0]?.words).toContain("the Microsoft Customer Agreement");
    expect(saidToSam(desk, "is verified")[0]?.buttons).toEqual([
      "Invite to accept",
      "Record agreement",
      "Open in Partner Center",
    ]);
    await eventually(() => {
      expect(card(desk)?.words).toContain("Approved since");
      expect(card(desk)?.words).toContain(
        "Not yet. Microsoft knows of no acceptance of the Microsoft Customer Agreement (Partner Center: 13605).",
      );
      expect(thread(desk)).toEqual([
        "Account verification of Contoso Interiors LLC: Under review.",
        "Account verification of Contoso Interiors LLC: Approved.",
      ]);
    });
    expect(cards(desk)).toHaveLength(1);
    expect(card(desk)?.words).toBe(
      [card(desk)?.text, ...(card(desk)?.buttons ?? []), "Open in Partner Center", "Ask for education"].join("\n"),
    );

    const afterwards = looks(desk, tenantId).length;
    expect(afterwards).toBe(before + 3);
    desk.clock.move(7 * day);
    await eventually(async () => expect(await watchJobs()).toEqual([]));
    expect(looks(desk, tenantId)).toHaveLength(afterwards);
    expect(await verificationEvents()).toEqual(["null → under_review", "under_review → allowed"]);
    expect(await database.db.select().from(verifications)).toMatchObject([{ status: "allowed" }]);
  });

  it("that ends not approved: what to correct, how to find out, a daily look, and the second result", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    desk.partnerCenter.setVerification(tenantId, "NotAllowed");
    await lookAfter(desk, tenantId, hour);
    const message = await eventually(() => {
      const [found] = saidToSam(desk, "Microsoft did not approve the account of Contoso Interiors LLC.");
      expect(found?.words).toContain("the name, the address or the registration ID differs from official papers");
      return found;
    });
    expect(message?.words).toContain("cancelling may be blocked as well");
    expect(message?.buttons).toEqual(["How to find out", "Correct the billing data", "Open in Partner Center"]);
    await eventually(() =>
      expect(card(desk)?.words).toContain("Not yet. Microsoft did not approve the account (Partner Center: 800075)."),
    );
    expect(card(desk)?.buttons).toEqual(["Show the steps", "How to find out", "Correct the billing data"]);

    await sam(desk).click({ name: "How to find out", channel: sam(desk).dm.id, ts: message?.ts ?? "" });
    await eventually(() => expect(sam(desk).view?.words).toContain("What was sent to Partner Center"));
    expect(sam(desk).view?.title).toBe("How to find out");
    for (const words of [
      "Contoso Interiors LLC  ·  1 Main Street, Redmond, WA 98052",
      "https://portal.office.com/adminportal/home?ref=/BillingAccounts/billing-accounts/AccountDetails",
      `customers/${tenantId}/account`,
      "makes Microsoft verify the account again by itself",
      "open a support ticket in Partner Center",
    ]) {
      expect(sam(desk).view?.words).toContain(words);
    }
    expect(sam(desk).view?.words).not.toContain("ada@contoso.example");
    await sam(desk).close();
    // The card stands in a channel that also people without a role may read.
    const nora = desk.slack.as("U0NORA");
    await nora.click({ name: "How to find out", channel: "customer-status" });
    await eventually(() => expect(nora.view?.words).toContain("This is for global administrators"));

    const before = looks(desk, tenantId).length;
    desk.clock.move(day - hour);
    await lookAfter(desk, tenantId, 2 * hour);
    expect(looks(desk, tenantId)).toHaveLength(before + 1);

    desk.partnerCenter.setVerification(tenantId, "UnderReview");
    await lookAfter(desk, tenantId, day + hour);
    await eventually(() => expect(card(desk)?.words).toContain("Under review since"));
    await eventually(() => expect(card(desk)?.buttons).not.toContain("How to find out"));
    await eventually(() => expect(saidToSam(desk, "did not approve").map(({ buttons }) => buttons)).toEqual([[]]));
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour);
    await eventually(() => expect(saidToSam(desk, "is verified")).toHaveLength(1));
    expect(await verificationEvents()).toEqual([
      "null → under_review",
      "under_review → not_allowed",
      "not_allowed → under_review",
      "under_review → allowed",
    ]);
  });

  it("that lasts four business days: the requester hears what to do after three, once, and then how it ends", async () => {
    const desk = await desked();
    desk.partnerCenter.setVerificationOutcome({ becomes: "UnderReview" });
    const { tenantId } = await addNow(desk, database);
    for (let passed = 0; passed < 70; passed += 10) await lookAfter(desk, tenantId, 10 * hour);
    expect(toSam(desk).join("\n")).not.toContain("three business days");
    await lookAfter(desk, tenantId, 2 * hour + 60_000);
    const note = await eventually(() => {
      const [found] = saidToSam(desk, "is still not verified after three business days");
      expect(found?.words).toContain("open a support ticket in Partner Center");
      return found;
    });
    expect(note?.buttons).toEqual(["How to find out", "Correct the billing data"]);
    await eventually(() => expect(card(desk)?.words).toContain("longer than the usual three business days"));
    await eventually(() =>
      expect(thread(desk).at(-1)).toBe(
        "Account verification of Contoso Interiors LLC after three business days: Under review. The requester has been told what helps.",
      ),
    );
    const before = looks(desk, tenantId).length;
    desk.clock.move(20 * hour);
    await lookAfter(desk, tenantId, 4 * hour + 60_000);
    expect(looks(desk, tenantId)).toHaveLength(before + 1);
    expect(saidToSam(desk, "is still not verified")).toHaveLength(1);

    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, day + 60_000);
    await eventually(() => expect(saidToSam(desk, "is verified")).toHaveLength(1));
    await eventually(() => expect(saidToSam(desk, "is still not verified")[0]?.buttons).toEqual([]));
    expect(await verificationEvents()).toEqual([
      "null → under_review",
      "verification.overdue",
      "under_review → allowed",
    ]);
    expect(
      desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers"),
    ).toHaveLength(1);
  });

  it("that Microsoft has no record of: not blocked, and followed until none is to be expected", async () => {
    const desk = await desked();
    desk.partnerCenter.setVerificationOutcome({ becomes: "NoRecord", first: "NoRecord" });
    const { tenantId } = await addNow(desk, database);
    await eventually(() => expect(card(desk)?.words).toContain("No record at Microsoft; not blocked."));
    expect(card(desk)?.words).toContain(
      "Not yet. Microsoft knows of no acceptance of the Microsoft Customer Agreement (Partner Center: 13605).",
    );
    await lookAfter(desk, tenantId, hour);
    expect(toSam(desk).join("\n")).not.toContain("no verification");
    await lookAfter(desk, tenantId, 3 * day);
    await eventually(() => expect(saidToSam(desk, "Microsoft has no verification of")).toHaveLength(1));
    const ended = looks(desk, tenantId).length;
    desk.clock.move(30 * day);
    await eventually(async () => expect(await watchJobs()).toEqual([]));
    expect(looks(desk, tenantId)).toHaveLength(ended);
    expect(await verificationEvents()).toEqual(["null → no_record", "verification.overdue"]);
  });

  it("that comes back with the same result and the same date is told the requester once", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    const since = desk.clock.now();
    const world = desk.partnerCenter.customers[0];
    const set = (status: "NotAllowed" | "Unknown") => {
      if (world) world.verification = { kind: "set", status, since };
    };
    for (const status of ["NotAllowed", "Unknown", "NotAllowed"] as const) {
      set(status);
      await lookAfter(desk, tenantId, 25 * hour);
    }
    await eventually(async () => expect(await verificationEvents()).toHaveLength(4));
    await eventually(() => expect(thread(desk)).toHaveLength(4));
    expect(saidToSam(desk, "did not approve")).toHaveLength(1);
  });
});

describe("A watch", () => {
  it("outlives hours without Partner Center and a restart in their middle, and tells nothing twice", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    desk.partnerCenter.fail(/validationStatus/, { kind: "answer", status: 503, shape: "html" }, 1_000);
    for (let tries = 0; tries < 14; tries += 1) {
      await lookAfter(desk, tenantId, hour);
      if (tries === 6) await desk.restart();
    }
    expect(await verificationEvents()).toEqual(["null → under_review"]);
    const [job] = await watchJobs();
    expect(job?.state).not.toBe("dead");
    expect(job?.attempts).toBeGreaterThan(10);

    desk.partnerCenter.clearFaults();
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour);
    await eventually(() => expect(saidToSam(desk, "is verified")).toHaveLength(1));
    expect(cards(desk)).toHaveLength(1);
    expect(await verificationEvents()).toEqual(["null → under_review", "under_review → allowed"]);
  });

  it("waits while consent is missing, without using up an attempt", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    const before = looks(desk, tenantId).length;
    desk.partnerCenter.revokeConsent();
    desk.partnerCenter.expireAccessTokens();
    const waiting = async () => (await watchJobs())[0];
    for (let tries = 0; tries < 4; tries += 1) {
      desk.clock.move(hour);
      await eventually(async () => expect((await waiting())?.lastError).toMatch(/Partner Center: consent/));
      await eventually(async () => expect(await waiting()).toMatchObject({ state: "ready", attempts: 0 }));
    }
    expect(await verificationEvents()).toEqual(["null → under_review"]);
    expect(
      looks(desk, tenantId)
        .slice(before)
        .filter(({ status }) => status === 200),
    ).toEqual([]);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active" }]);
  });

  it("asks again an hour later when Partner Center says no, and goes on when that is mended", async () => {
    const desk = await desked();
    const { tenantId } = await addNow(desk, database);
    const no = { kind: "answer", status: 403, code: 900308, text: "No." } as const;
    desk.partnerCenter.fail(/validationStatus/, no, 2);
    await lookAfter(desk, tenantId, 31 * 60_000);
    const refused = looks(desk, tenantId).length;
    desk.clock.move(30 * 60_000);
    await lookAfter(desk, tenantId, 31 * 60_000);
    expect(looks(desk, tenantId)).toHaveLength(refused + 1);
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour + 60_000);
    await eventually(() => expect(saidToSam(desk, "is verified")).toHaveLength(1));
  });

  it("posts the card anew when somebody deleted it, and goes on in its new thread", async () => {
    const desk = await desked();
    expectRefusals(desk.slack, "invalid_thread_ts");
    const { tenantId } = await addNow(desk, database);
    await eventually(() => expect(thread(desk)).toHaveLength(1));
    const conversation = desk.slack.world.conversations.get("C0STATUS");
    if (conversation) conversation.messages = [];
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour);
    await eventually(() => expect(card(desk)?.words).toContain("Approved since"));
    desk.clock.move(60_000);
    await eventually(() => expect(thread(desk)).toEqual(["Account verification of Contoso Interiors LLC: Approved."]));
    expect(cards(desk)).toHaveLength(1);
  });
});

describe("Slack's rate limits", () => {
  it("are kept from the request to the verified account: Slack never asks the desk to slow down", async () => {
    const { postEveryMs, updateEveryMs } = defaultRhythm;
    const desk = await startTestDesk(database, { rateLimits: true, rhythm: { postEveryMs, updateEveryMs } });
    const { tenantId } = await addNow(desk, database);
    await eventually(() => expect(card(desk)?.words).toContain("Under review since"));
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await lookAfter(desk, tenantId, hour);
    await eventually(() => expect(saidToSam(desk, "is verified")).toHaveLength(1));
    await eventually(() => expect(card(desk)?.words).toContain("Approved since"));
    const posted = desk.slack.calls.filter(({ method }) => ["chat.postMessage", "chat.update"].includes(method));
    expect(posted.length).toBeGreaterThan(6);
    expect(posted.filter(({ answer }) => answer["error"] === "ratelimited")).toEqual([]);
  });
});
