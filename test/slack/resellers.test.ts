import { describe, expect, it } from "vitest";
import { customers, resellers, settings } from "../../db/schema/index.ts";
import { enqueueResellers } from "../../src/operations/read-resellers.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { contoso, fill, fillToReview, press, request } from "../support/requests.ts";

const database = useDatabase();
const night = 24 * 60 * 60_000;

const creations = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers");

/** A provider whose resellers the desk has read at night. */
async function provider() {
  const desk = await startTestDesk(database, { partnerType: "indirect-provider" });
  const tailspin = desk.partnerCenter.seedReseller({ name: "Tailspin Cloud" });
  const adatum = desk.partnerCenter.seedReseller({ name: "Adatum Services" });
  desk.partnerCenter.seedReseller({ name: "Proseware", state: "Inactive" });
  desk.clock.move(night);
  await eventually(async () => expect(await database.db.select().from(resellers)).toHaveLength(3));
  return { desk, tailspin, adatum, sam: desk.slack.as("U0SAM"), dana: desk.slack.as("U0DANA") };
}

describe("An indirect provider adds a customer", () => {
  it("for the reseller that is chosen among the active ones, signed in as the consenting user", async () => {
    const { desk, tailspin, sam, dana } = await provider();
    const card = await request(desk.slack, sam, { ...contoso, resellerId: "Tailspin Cloud" });
    expect(card.words).toContain("Reseller: Tailspin Cloud");
    await press(dana, card, "Approve");
    await eventually(() => expect(desk.partnerCenter.customers).toHaveLength(1));
    expect(creations(desk)).toMatchObject([
      { token: "app+user", body: { associatedPartnerId: tailspin.id }, status: 201 },
    ]);
  });

  it("is offered the active resellers that fit what is typed, and may choose none", async () => {
    const { desk, sam, dana } = await provider();
    await fillToReview(sam, { ...contoso, alreadyBuys: null });
    const offer = await sam.options("resellerId", "");
    expect(JSON.stringify(offer)).toContain("Adatum Services");
    expect(JSON.stringify(offer)).toContain("Tailspin Cloud");
    expect(JSON.stringify(offer)).not.toContain("Proseware");
    expect(JSON.stringify(await sam.options("resellerId", "tail"))).not.toContain("Adatum");

    await fill(sam, { alreadyBuys: "no" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Sold directly, without a reseller"));
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    await sam.submit();
    const card = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.find(({ buttons }) => buttons.includes("Approve"));
      if (!found) throw new Error("no card yet");
      return found;
    });
    expect(card.words).toContain("Sold directly, without a reseller");
    await press(dana, card, "Approve");
    await eventually(() => expect(creations(desk)).toHaveLength(1));
    expect(creations(desk)[0]).toMatchObject({ token: "app" });
    expect(creations(desk)[0]?.body).not.toHaveProperty("associatedPartnerId");
  });

  it.each([
    ["800016", "is none any more", { id: "99999999-0000-4000-8000-000000000000" }],
    ["900154", "has a location that is not linked", { isLocationLinked: false }],
  ] as const)("hears with code %s that the reseller %s, and chooses another one", async (code, _why, change) => {
    const { desk, tailspin, adatum, sam, dana } = await provider();
    const card = await request(desk.slack, sam, { ...contoso, resellerId: "Tailspin Cloud" });
    Object.assign(tailspin, change);
    await press(dana, card, "Approve");
    const message = await eventually(() => {
      const found = sam.dm.messages.find(({ words }) => words.includes(code));
      if (!found) throw new Error("not told yet");
      return found;
    });
    expect(message.words).toContain("Choose another reseller, or none, and send the request again.");
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "creation_refused" }]);
    expect(desk.partnerCenter.customers).toHaveLength(0);

    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toMatch(/Step [12] of 3/));
    if (sam.view?.words.includes("Step 1 of 3")) await sam.submit();
    await fill(sam, { resellerId: "Adatum Services" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    await sam.submit();
    const again = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.findLast(({ buttons }) => buttons.includes("Approve"));
      if (!found?.words.includes("Reseller: Adatum Services")) throw new Error("no card yet");
      return found;
    });
    await press(dana, again, "Approve");
    await eventually(() => expect(desk.partnerCenter.customers).toMatchObject([{ associatedPartnerId: adatum.id }]));
  });

  it("has its resellers read as soon as setup says that it is a provider", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.seedReseller({ name: "Tailspin Cloud" });
    await database.db.transaction(async (tx) => {
      await tx.update(settings).set({ partnerType: "indirect-provider" });
      await enqueueResellers(tx, desk.clock.now());
    });
    await eventually(async () =>
      expect(await database.db.select().from(resellers)).toMatchObject([{ name: "Tailspin Cloud", state: "active" }]),
    );
  });
});

describe("A partner that is no provider", () => {
  it("sends no reseller, also when one was chosen in a draft of former times", async () => {
    const { desk, sam, dana } = await provider();
    await fillToReview(sam, { ...contoso, resellerId: "Tailspin Cloud" });
    await database.db.update(settings).set({ partnerType: "direct-bill" });
    await sam.submit();
    const card = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.find(({ buttons }) => buttons.includes("Approve"));
      if (!found) throw new Error("no card yet");
      return found;
    });
    expect(card.words).not.toContain("Tailspin");
    await press(dana, card, "Approve");
    await eventually(() => expect(creations(desk)).toHaveLength(1));
    expect(creations(desk)[0]?.body).not.toHaveProperty("associatedPartnerId");
  });
});
