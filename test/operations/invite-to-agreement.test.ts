import { describe, expect, test } from "vitest";
import { invitations } from "../../db/schema/index.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { inviteToAgreement, type SentInvitation } from "../../src/operations/invite-to-agreement.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();

async function scene() {
  const made = await agreementDesk(database, { now: "2026-11-25T10:00:00Z", way: "direct-acceptance" });
  const sent = {
    customerId: made.customerId,
    language: "en" as const,
    sentTo: "ana@contoso.example",
    subject: "The agreement",
    text: `Please accept: ${agreementAddress}`,
  };
  return {
    ...made,
    invite: (given: Partial<SentInvitation> = {}, by = "U0SAM") =>
      inviteToAgreement(made.as(by), { ...sent, ...given }),
    kept: async () =>
      (await database.db.select().from(invitations).orderBy(invitations.sentAt)).map(({ sentTo }) => sentTo),
  };
}

describe("Saying that an invitation was sent", () => {
  test("a second time within a minute is the same sending", async () => {
    const { invite, kept, told, pass } = await scene();
    const first = await invite();
    pass(59_000);
    expect(await invite()).toEqual(first);
    expect(await kept()).toEqual(["ana@contoso.example"]);
    expect(await told()).toEqual(["agreement.invited"]);
  });

  test.each([
    ["to a second person", { sentTo: "ben@contoso.example" }, "U0SAM"],
    ["with another subject", { subject: "Once more: the agreement" }, "U0SAM"],
    ["with another text", { text: `Dear Ben, ${agreementAddress}` }, "U0SAM"],
    ["by a colleague", {}, "U0DANA"],
  ])("within a minute, but %s, is a sending of its own", async (_, given, by) => {
    const { invite, kept, told } = await scene();
    await invite();
    expect(await invite(given, by)).toMatchObject({ ok: true, value: { sentBy: by } });
    expect(await kept()).toHaveLength(2);
    expect(await told()).toEqual(["agreement.invited", "agreement.invited"]);
  });

  test("after a minute is a sending of its own", async () => {
    const { invite, kept, pass } = await scene();
    await invite();
    pass(61_000);
    await invite();
    expect(await kept()).toHaveLength(2);
  });
});
