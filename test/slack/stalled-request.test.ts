import { describe, expect, it } from "vitest";
import { customers, events } from "../../db/schema/index.ts";
import { record } from "../../db/queries/events.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const domain = "contosointeriores.onmicrosoft.com";

/** Sam's request, whose creation was given up without an answer, and the message with the two buttons. */
async function stalled(desk: TestDesk, code = "timeout") {
  const createRequestId = crypto.randomUUID();
  const details = customerInputWith({ culture: "pt-BR" });
  const row = {
    companyName: details.companyName,
    domain,
    country: "BR",
    details,
    requestedBy: "U0SAM",
    createRequestId,
    refusal: { code, status: null, description: "", correlationId: null },
  };
  const at = desk.clock.now();
  await database.db.transaction(async (tx) => {
    const [customer] = await tx
      .insert(customers)
      .values(customerRow({ ...row, status: "stalled" }))
      .returning();
    await record(
      tx,
      at,
      { kind: "desk" },
      {
        type: "customer.stalled",
        subjectId: customer?.id ?? "",
        before: "creating",
        after: "stalled",
        data: { reason: `Partner Center: ${code}` },
      },
    );
  });
  const sam = desk.slack.as("U0SAM");
  const message = await eventually(() => {
    const found = sam.dm.messages.find(({ buttons }) => buttons.includes("Withdraw"));
    if (!found) throw new Error("not told yet");
    return found;
  });
  const press = (name: string) => sam.click({ name, channel: sam.dm.id, ts: message.ts });
  return { sam, press, createRequestId };
}

const status = async () => (await database.db.select().from(customers))[0]?.status;
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);
const words = (person: { dm: { messages: readonly { words: string }[] } }) =>
  person.dm.messages.map((message) => message.words).join("\n");

describe("A request whose creation stopped", () => {
  const signIn = "The desk's sign-in did not work, so its last try";
  const silent = "Partner Center has not said whether";
  it.each([
    ["sign-in-refused", signIn, "Microsoft refused the desk's sign-in."],
    ["sign-in-unreachable", signIn, "Microsoft's sign-in could not be reached."],
    ["unauthorised", signIn, "Partner Center does not take the desk's sign-in."],
    ["consent-missing", signIn, "Nobody has given the desk its consent yet."],
    ["consent-lost", signIn, "The desk's consent has expired or was revoked."],
    ["timeout", silent, "No answer came in time."],
    ["connection", silent, "The connection broke off."],
  ])("after %s says what is true, and that trying again is safe", async (code, matter, why) => {
    const desk = await startTestDesk(database);
    const { sam } = await stalled(desk, code);
    const other = matter === silent ? "sign-in" : "has not said";
    expect(words(sam)).toContain(matter);
    expect(words(sam)).toContain(why);
    expect(words(sam)).toContain("Trying again is safe: it cannot be created twice.");
    expect(words(sam)).not.toContain(other);
  });
});

describe("Withdrawing a request to whose creation Partner Center gave no answer", () => {
  it("goes on instead, and says so, when the customer exists by now", async () => {
    const desk = await startTestDesk(database);
    const { sam, press, createRequestId } = await stalled(desk);
    desk.partnerCenter.seedCustomer({ companyName: "Contoso Interiores Ltda.", domain });
    Object.assign(desk.partnerCenter.customers[0] ?? {}, { requestId: createRequestId });
    await press("Withdraw");
    await eventually(() => expect(words(sam)).toContain("exists in Partner Center by now, so it was not withdrawn"));
    await eventually(async () => expect(await status()).toBe("active"));
    expect((await eventTypes()).slice(0, 3)).toEqual([
      "customer.stalled",
      "customer.creation_resumed",
      "customer.created",
    ]);
    const creations = desk.partnerCenter.received.filter(
      ({ method, path }) => `${method} ${path}` === "POST /v1/customers",
    );
    expect(creations.map(({ requestId }) => requestId)).toEqual([createRequestId]);
    expect(desk.partnerCenter.customers).toHaveLength(1);
  });

  it("happens when the customer does not exist, and takes the buttons away", async () => {
    const desk = await startTestDesk(database);
    const { sam, press } = await stalled(desk);
    await press("Withdraw");
    await eventually(async () => expect(await status()).toBe("withdrawn"));
    await eventually(() => expect(sam.dm.messages.flatMap(({ buttons }) => buttons)).not.toContain("Withdraw"));
    expect(desk.partnerCenter.customers).toEqual([]);
  });

  it("changes nothing while Partner Center does not answer, and says so", async () => {
    const desk = await startTestDesk(database);
    const { sam, press } = await stalled(desk);
    desk.partnerCenter.fail(/\/v1\/domains/, { kind: "reset" });
    await press("Withdraw");
    await eventually(() => expect(words(sam)).toContain("Nothing was changed."));
    expect(words(sam)).toContain("The connection broke off.");
    expect(words(sam)).not.toContain("Code connection");
    expect(await status()).toBe("stalled");
    expect(await eventTypes()).toEqual(["customer.stalled"]);
    await press("Withdraw");
    await eventually(async () => expect(await status()).toBe("withdrawn"));
  });

  it("and Try again, pressed at the same moment, do one thing", async () => {
    const desk = await startTestDesk(database);
    const { press } = await stalled(desk);
    await Promise.all([press("Try again"), press("Withdraw")]);
    await eventually(async () => expect(["active", "withdrawn"]).toContain(await status()));
    const chosen = (await eventTypes()).filter((type) => /retried|withdrawn|resumed/.test(type));
    expect(chosen).toHaveLength(1);
    const wasWithdrawn = chosen[0] === "customer.withdrawn";
    expect(await status()).toBe(wasWithdrawn ? "withdrawn" : "active");
    expect(desk.partnerCenter.customers).toHaveLength(wasWithdrawn ? 0 : 1);
  });
});
