import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { ask } from "../support/requests.ts";

const database = useDatabase();
const ours = "https://desk.test/partner-center/webhook";
const theirs = { url: "https://other.example/hook", events: ["invoice-ready"] };

const askWebhook = (person: Actor) => ask(person, "/csp webhook");

async function open(options: DeskOptions = {}): Promise<{ desk: TestDesk; dana: Actor }> {
  const desk = await startTestDesk(database, options);
  return { desk, dana: desk.slack.as("U0DANA") };
}
const isRegistered = (desk: TestDesk) => eventually(() => expect(desk.partnerCenter.registration?.url).toBe(ours));
const newest = (person: Actor) => person.dm.messages.at(-1);
const saves = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(
    ({ method, path }) => ["POST", "PUT"].includes(method) && path === "/webhooks/v1/registration",
  );

/** Another tool of the partner's puts its own address there. */
async function registerElsewhere({ partnerCenter }: TestDesk): Promise<void> {
  const answer = await partnerCenter.fetch(
    new Request("http://pc.test/webhooks/v1/registration", {
      method: "PUT",
      headers: { authorization: `Bearer ${partnerCenter.issueToken("app")}`, "content-type": "application/json" },
      body: JSON.stringify({ WebhookUrl: theirs.url, WebhookEvents: theirs.events }),
    }),
  );
  expect(answer.status).toBe(200);
}

describe("/csp webhook", () => {
  it("shows where events go, and that a test event arrives with a right signature", async () => {
    const { desk, dana } = await open();
    await isRegistered(desk);
    const answer = await askWebhook(dana);
    expect(answer.words).toContain(`This desk listens at ${ours}`);
    expect(answer.words).toContain("No event has come yet.");
    expect(answer.buttons).toEqual(["Send a test event"]);
    await dana.click({ name: "Send a test event", channel: dana.dm.id, ts: answer.ts });
    await eventually(() => expect(newest(dana)?.words).toContain("The test event arrived"));
    expect((await askWebhook(dana)).words).toContain("The last event came");
  });

  it("says that a test event has not arrived, and shows it once it has", async () => {
    const { desk, dana } = await open();
    await isRegistered(desk);
    desk.partnerCenter.withholdEvents = true;
    const answer = await askWebhook(dana);
    await dana.click({ name: "Send a test event", channel: dana.dm.id, ts: answer.ts });
    const waiting = await eventually(() => {
      expect(newest(dana)?.words).toContain("It has not arrived yet.");
      expect(newest(dana)?.buttons).toEqual(["Show the result"]);
      return newest(dana)!;
    });
    desk.partnerCenter.withholdEvents = false;
    desk.partnerCenter.deliverWithheld();
    await eventually(() => expect(desk.partnerCenter.deliveries.at(-1)).toMatchObject({ state: "delivered" }));
    await dana.click({ name: "Show the result", channel: dana.dm.id, ts: waiting.ts });
    await eventually(() => expect(newest(dana)?.words).toContain("The test event arrived"));
  });

  it("sends two test events a minute, and says so at the third", async () => {
    const { desk, dana } = await open();
    await isRegistered(desk);
    const { ts } = await askWebhook(dana);
    for (const count of [1, 2]) {
      const before = dana.dm.messages.length;
      await dana.click({ name: "Send a test event", channel: dana.dm.id, ts });
      await eventually(() => expect(dana.dm.messages.length, String(count)).toBeGreaterThan(before));
    }
    await dana.click({ name: "Send a test event", channel: dana.dm.id, ts });
    await eventually(() => expect(newest(dana)?.words).toContain("two test events a minute at most"));
  });

  it("takes no other tool's registration away by itself, and keeps what that one listened to when asked", async () => {
    const { desk, dana } = await open();
    await isRegistered(desk);
    await registerElsewhere(desk);
    const before = saves(desk).length;
    const answer = await askWebhook(dana);
    expect(answer.words).toContain(`to another address: ${theirs.url}`);
    expect(answer.buttons).toEqual(["Send them here instead"]);
    expect(saves(desk)).toHaveLength(before);
    await dana.click({ name: "Send them here instead", channel: dana.dm.id, ts: answer.ts });
    await eventually(() => expect(newest(dana)?.words).toContain("Partner Center sends its events there."));
    expect(desk.partnerCenter.registration?.url).toBe(ours);
    expect(desk.partnerCenter.registration?.events).toEqual(
      expect.arrayContaining(["invoice-ready", "test-created", "reseller-relationship-accepted-by-customer"]),
    );
  });

  it("explains what is missing where the desk cannot be reached, and where there is no API", async () => {
    const { dana } = await open({ config: { http: { host: "127.0.0.1", port: 0, publicUrl: null } } });
    const answer = await askWebhook(dana);
    expect(answer.words).toContain("PUBLIC_URL");
    expect(answer.buttons).toEqual([]);
  });

  it("says to an indirect reseller that Partner Center sends nothing", async () => {
    const { desk, dana } = await open({ partnerType: "indirect-reseller", withApi: false });
    expect((await askWebhook(dana)).words).toContain("An indirect reseller has no API");
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("is for global administrators and admin agents", async () => {
    const { desk } = await open();
    expect((await askWebhook(desk.slack.as("U0SAM"))).words).toContain("is for global administrators and admin agents");
  });

  it("says what Partner Center answered when it cannot be asked", async () => {
    const { desk, dana } = await open();
    await isRegistered(desk);
    desk.partnerCenter.fail("GET /webhooks/v1/registration", { kind: "answer", status: 503, shape: "html" }, 20);
    expect((await askWebhook(dana)).words).toMatch(/Partner Center/);
    expect(newest(dana)?.buttons).toEqual([]);
  });
});
