import { describe, expect, test } from "vitest";
import { attestations, settings } from "../../db/schema/index.ts";
import { agreementDesk, type AgreementScene } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const scene = (given: AgreementScene) => agreementDesk(database, given);

const refusedFor = (code: string) => ({
  ok: false,
  failure: { kind: "invalid", issues: [{ field: "acceptedOn", code }] },
});

describe("The day on which somebody accepted", () => {
  const edges: (AgreementScene & { where: string; today: string; tomorrow: string; told: string })[] = [
    {
      where: "an agent in Kiribati, where the day has begun fourteen hours before UTC's",
      zone: "Pacific/Kiritimati",
      now: "2026-11-25T10:00:00Z",
      today: "2026-11-26",
      tomorrow: "2026-11-27",
      told: "2026-11-25T10:00:00.000Z",
    },
    {
      where: "an agent in Kiribati a second before midnight",
      zone: "Pacific/Kiritimati",
      now: "2026-11-25T09:59:59Z",
      today: "2026-11-25",
      tomorrow: "2026-11-26",
      told: "2026-11-25T00:00:00.000Z",
    },
    {
      where: "a customer in Kiribati and an agent in Hawaii, a day apart",
      zone: "Pacific/Honolulu",
      country: "KI",
      now: "2026-11-25T10:00:00Z",
      today: "2026-11-26",
      tomorrow: "2026-11-27",
      told: "2026-11-25T10:00:00.000Z",
    },
    {
      where: "a customer in Kiribati and an agent whose zone is not known",
      country: "KI",
      now: "2026-12-31T10:00:00Z",
      today: "2027-01-01",
      tomorrow: "2027-01-02",
      told: "2026-12-31T10:00:00.000Z",
    },
    {
      where: "an agent in Hawaii and a customer in the United States, at the customer's midnight",
      zone: "Pacific/Honolulu",
      country: "US",
      now: "2026-11-25T05:00:00Z",
      today: "2026-11-25",
      tomorrow: "2026-11-26",
      told: "2026-11-25T00:00:00.000Z",
    },
    {
      where: "an agent in Hawaii and a customer in the United States, before the customer's midnight",
      zone: "Pacific/Honolulu",
      country: "US",
      now: "2026-11-25T04:59:59Z",
      today: "2026-11-24",
      tomorrow: "2026-11-25",
      told: "2026-11-24T00:00:00.000Z",
    },
    {
      where: "29 February of a leap year, which has begun in Berlin alone",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2028-02-28T23:00:00Z",
      today: "2028-02-29",
      tomorrow: "2028-03-01",
      told: "2028-02-28T23:00:00.000Z",
    },
    {
      where: "the day after 28 February of a common year",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2026-02-28T23:00:00Z",
      today: "2026-03-01",
      tomorrow: "2026-03-02",
      told: "2026-02-28T23:00:00.000Z",
    },
    {
      where: "Berlin, at the midnight before summer time begins",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2026-03-28T23:00:00Z",
      today: "2026-03-29",
      tomorrow: "2026-03-30",
      told: "2026-03-28T23:00:00.000Z",
    },
    {
      where: "Berlin, a second before that midnight",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2026-03-28T22:59:59Z",
      today: "2026-03-28",
      tomorrow: "2026-03-29",
      told: "2026-03-28T00:00:00.000Z",
    },
    {
      where: "Berlin, in the hour that summer time skips",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2026-03-29T01:00:00Z",
      today: "2026-03-29",
      tomorrow: "2026-03-30",
      told: "2026-03-29T00:00:00.000Z",
    },
    {
      where: "Berlin, at the first midnight of summer time, which comes an hour earlier",
      zone: "Europe/Berlin",
      country: "DE",
      now: "2026-03-29T22:00:00Z",
      today: "2026-03-30",
      tomorrow: "2026-03-31",
      told: "2026-03-29T22:00:00.000Z",
    },
    {
      where: "a customer whose country is not known, by the agent's zone",
      zone: "Pacific/Auckland",
      country: "",
      now: "2026-11-25T11:00:00Z",
      today: "2026-11-26",
      tomorrow: "2026-11-27",
      told: "2026-11-25T11:00:00.000Z",
    },
    {
      where: "nobody's zone known, by UTC",
      zone: "Mars/Olympus",
      country: "",
      now: "2026-11-25T23:59:59Z",
      today: "2026-11-25",
      tomorrow: "2026-11-26",
      told: "2026-11-25T00:00:00.000Z",
    },
  ];

  test.each(edges)("$where: $today is taken, $tomorrow is not", async ({ today, tomorrow, told, ...given }) => {
    const { attest, send, stored, at } = await scene(given);
    expect(await attest(tomorrow)).toMatchObject(refusedFor("accepted-on-not-in-future"));
    expect(await stored()).toEqual([]);
    expect(await attest(today)).toMatchObject({ ok: true, value: { wasThere: false } });
    expect(await stored()).toMatchObject([{ acceptedOn: today, status: "sending" }]);
    const sent = await send();
    expect(sent).toEqual([told]);
    for (const moment of sent) expect(new Date(moment).getTime()).toBeLessThanOrEqual(at.now.getTime());
    // Partner Center refuses what is in the future, by its own clock.
    expect(await stored()).toMatchObject([{ acceptedOn: today, status: "attested" }]);
  });

  test("is sent as that day once it has begun everywhere, also when the sending was late", async () => {
    const { attest, send, at } = await scene({ zone: "Pacific/Kiritimati", now: "2026-11-25T10:00:00Z" });
    await attest("2026-11-26");
    at.now = new Date("2026-11-26T08:00:00Z");
    expect(await send()).toEqual(["2026-11-26T00:00:00.000Z"]);
  });

  test.each([
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2100-02-29", false],
    ["2026-04-31", false],
    ["2026-2-28", false],
    ["28.02.2026", false],
  ])("is %s: in the calendar %s", async (acceptedOn, isDay) => {
    const { attest, stored } = await scene({ now: "2026-11-25T10:00:00Z" });
    expect(await attest(acceptedOn)).toMatchObject(isDay ? { ok: true } : refusedFor("accepted-on-form"));
    expect(await stored()).toHaveLength(isDay ? 1 : 0);
  });

  test("has to be confirmed before 1 April 2023, and only then", async () => {
    const { attest, judge, stored } = await scene({ now: "2026-11-25T10:00:00Z" });
    expect(await judge("2023-03-31")).toMatchObject({
      ok: true,
      value: { issues: [{ field: "acceptedOn", code: "accepted-on-too-old", severity: "acknowledge" }] },
    });
    expect(await attest("2023-03-31")).toMatchObject(refusedFor("accepted-on-too-old"));
    expect(await attest("2023-03-31", { confirmed: ["contact-phone-unusual"] })).toMatchObject(
      refusedFor("accepted-on-too-old"),
    );
    expect(await stored()).toEqual([]);
    expect(await attest("2023-03-31", { confirmed: ["accepted-on-too-old"] })).toMatchObject({ ok: true });
    expect(await attest("2023-04-01", { answers: { "contact.firstName": "Ben" } })).toMatchObject({ ok: true });
    expect(await stored()).toHaveLength(2);
  });

  test("is refused when it is wrong, whatever somebody confirms", async () => {
    const { attest, stored } = await scene({ now: "2026-11-25T10:00:00Z" });
    const confirmed = ["accepted-on-not-in-future", "accepted-on-required"];
    expect(await attest("2026-11-27", { confirmed })).toMatchObject(refusedFor("accepted-on-not-in-future"));
    expect(await attest("", { confirmed })).toMatchObject(refusedFor("accepted-on-required"));
    expect(await stored()).toEqual([]);
  });
});

describe("Recording who accepted", () => {
  const now = "2026-11-25T10:00:00Z";

  test.each([
    ["direct-acceptance", "recorded", "agreement.recorded", 0],
    ["enhanced-attestation", "sending", "agreement.attestation_sent", 1],
    ["agreements-api", "sending", "agreement.attestation_sent", 1],
  ] as const)("by %s: it is %s", async (way, status, type, sendings) => {
    const { attest, stored, told, jobs, at } = await scene({ now, way });
    expect(await attest("2026-11-20", { answers: { "contact.phone": " (425) 555-0100 " } })).toMatchObject({
      ok: true,
    });
    expect(await stored()).toMatchObject([
      {
        way,
        status,
        contact: { firstName: "Ana", lastName: "Souza", email: "ana@contoso.example" },
        // On Microsoft's page nobody has accepted yet, and the page is the evidence.
        acceptedOn: way === "enhanced-attestation" ? null : "2026-11-20",
        evidence: way === "enhanced-attestation" ? null : "Contract 17, page 3",
        recordedBy: "U0SAM",
        recordedAt: at.now,
      },
    ]);
    expect(await told()).toEqual([type]);
    expect(await jobs()).toHaveLength(sendings);
  });

  test("is not repeated for the same person however written, on whoever's word; another person is another record", async () => {
    const { attest, stored, told, jobs } = await scene({ now });
    const first = await attest("2026-11-20");
    const second = await attest("2026-11-21", {
      by: "U0DANA",
      answers: { "contact.firstName": "ANA", "contact.email": " Ana@Contoso.example" },
    });
    expect(second).toMatchObject({
      ok: true,
      value: { wasThere: true, attestation: { recordedBy: "U0SAM", acceptedOn: "2026-11-20" } },
    });
    expect(first.ok && second.ok && second.value.attestation.id === first.value.attestation.id).toBe(true);
    expect(await attest("2026-11-21", { answers: { "contact.phone": "+14255550100" } })).toMatchObject({
      ok: true,
      value: { wasThere: false },
    });
    expect(await stored()).toHaveLength(2);
    expect(await told()).toHaveLength(2);
    expect(await jobs()).toHaveLength(2);
  });

  test("makes one record of two colleagues who attest the same person at the same moment", async () => {
    const { attest, stored, jobs } = await scene({ now });
    const outcomes = await Promise.all([attest("2026-11-20"), attest("2026-11-20", { by: "U0DANA" })]);
    const wasThere = outcomes.map((outcome) => outcome.ok && outcome.value.wasThere);
    expect(wasThere.toSorted()).toEqual([false, true]);
    expect(await stored()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  test("may be tried again after Microsoft refused it", async () => {
    const { attest, send, stored, simulator } = await scene({ now });
    simulator.takesAttestations = false;
    await attest("2026-11-20");
    await send();
    expect(await stored()).toMatchObject([{ status: "refused", refusal: { code: "600006" } }]);
    expect(await attest("2026-11-20")).toMatchObject({ ok: true, value: { wasThere: false } });
  });

  test.each(["creating", "stalled", "awaiting_approval", "ended", "withdrawn"] as const)(
    "is refused for a customer that is %s",
    async (status) => {
      const { attest, judge, stored } = await scene({ now, status });
      const refused = { ok: false, failure: { kind: "not_found", what: "customer" } };
      expect(await judge("2026-11-20")).toEqual(refused);
      expect(await attest("2026-11-20")).toEqual(refused);
      expect(await stored()).toEqual([]);
    },
  );

  test("is refused while the setup is incomplete", async () => {
    const { attest, stored } = await scene({ now });
    await database.db.update(settings).set({ reachableChannels: ["C0APPROVALS"] });
    const refused = { ok: false, failure: { kind: "denied", denial: { reason: "setup-incomplete" } } };
    expect(await attest("2026-11-20")).toEqual(refused);
    await database.db.delete(settings);
    expect(await attest("2026-11-20")).toEqual(refused);
    expect(await stored()).toEqual([]);
  });

  test.each([
    ["an admin agent", "U0DANA", true],
    ["a sales agent", "U0SAM", true],
    ["a helpdesk agent", "U0HENK", false],
    ["a global administrator who is no agent", "U0OLGA", false],
    ["somebody whom nobody knows", "U0NOBODY", false],
  ])("by %s (%s) is possible: %s", async (_, by, may) => {
    const { attest, stored } = await scene({ now });
    const denied = { failure: { kind: "denied", denial: { reason: "role", needs: ["admin-agent", "sales-agent"] } } };
    expect(await attest("2026-11-20", { by })).toMatchObject(may ? { ok: true } : denied);
    expect(await stored()).toHaveLength(may ? 1 : 0);
  });

  test("is refused to an indirect reseller: its provider attests", async () => {
    const { attest, stored } = await scene({ now, partnerType: "indirect-reseller" });
    expect(await attest("2026-11-20", { by: "U0DANA" })).toMatchObject({
      failure: { kind: "denied", denial: { reason: "partner-type", partnerType: "indirect-reseller" } },
    });
    expect(await stored()).toEqual([]);
  });
});

describe("An attestation that Microsoft does not know any more", () => {
  const now = "2026-11-25T10:00:00Z";
  const day = 24 * 60 * 60_000;

  test("is made anew for the same person, and provides the agreement again", async () => {
    const { attest, send, look, pass, simulator, statuses, agreement, posts } = await scene({ now });
    await attest("2026-11-20");
    await send();
    expect(await agreement()).toBe("attested");
    simulator.customers[0]?.agreements.splice(0);
    pass(2 * day);
    await look();
    expect(await agreement()).toBe("none");
    expect(await statuses()).toEqual(["lapsed"]);
    expect(await attest("2026-11-20")).toMatchObject({ ok: true, value: { wasThere: false } });
    await send();
    expect(await agreement()).toBe("attested");
    expect(await statuses()).toEqual(["lapsed", "attested"]);
    expect(posts("/agreements")).toHaveLength(2);
  });

  test("is told to whoever had recorded it", async () => {
    const { attest, send, look, pass, simulator, lastTold } = await scene({ now });
    await attest("2026-11-20", { by: "U0DANA" });
    await send();
    simulator.customers[0]?.agreements.splice(0);
    pass(2 * day);
    await look();
    expect(await lastTold()).toMatchObject({
      type: "agreement.changed",
      before: "attested",
      after: "none",
      data: { how: "not", agent: "U0DANA" },
    });
  });
});

describe("A form for Microsoft's page", () => {
  const now = "2026-11-25T10:00:00Z";
  const way = "enhanced-attestation";
  const ben = { "contact.firstName": "Ben", "contact.email": "ben@contoso.example" };

  test("asks for the person alone: no day and no evidence, and what is given all the same is not kept", async () => {
    const { attest, stored } = await scene({ now, way });
    expect(await attest("", { answers: { evidence: "" } })).toMatchObject({ ok: true, value: { wasThere: false } });
    expect(await stored()).toMatchObject([{ acceptedOn: null, acceptedSeenAt: null, evidence: null }]);
  });

  test("still asks for the person", async () => {
    const { attest } = await scene({ now, way });
    expect(await attest("", { answers: { "contact.email": "ana" } })).toMatchObject({
      failure: { kind: "invalid", issues: [{ field: "contact.email" }] },
    });
  });

  test.each(["sending", "link_sent", "ready", "stalled"] as const)(
    "is not taken for a second person while the first one's is %s",
    async (status) => {
      const { attest, stored, at } = await scene({ now, way });
      const recordedAt = at.now;
      await attest("");
      await database.db.update(attestations).set({ status });
      expect(await attest("", { by: "U0DANA", answers: ben })).toEqual({
        ok: false,
        failure: { kind: "conflict", status: "link_sent", by: "U0SAM", at: recordedAt },
      });
      expect(await stored()).toHaveLength(1);
      expect(await attest("", { by: "U0DANA" })).toMatchObject({ ok: true, value: { wasThere: true } });
    },
  );

  test.each(["refused", "expired", "dropped", "withdrawn", "lapsed", "attested"] as const)(
    "is taken for a second person once the first one's is %s",
    async (status) => {
      const { attest, stored } = await scene({ now, way });
      await attest("");
      await database.db.update(attestations).set({ status });
      expect(await attest("", { answers: ben })).toMatchObject({ ok: true, value: { wasThere: false } });
      expect(await stored()).toHaveLength(2);
    },
  );

  test("makes one page of two colleagues who attest different people at the same moment", async () => {
    const { attest, stored, jobs } = await scene({ now, way });
    const outcomes = await Promise.all([attest(""), attest("", { by: "U0DANA", answers: ben })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ failure: { kind: "conflict", status: "link_sent" } }]);
    expect(await stored()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });
});

test("A form that was made before another way was chosen in setup is not recorded in either way", async () => {
  const { attest, judge, stored } = await scene({ now: "2026-11-25T10:00:00Z", way: "direct-acceptance" });
  await database.db.update(settings).set({ agreementWay: "agreements-api" });
  const refused = { ok: false, failure: { kind: "conflict", status: "way_changed", by: null, at: null } };
  expect(await judge("2026-11-20")).toEqual(refused);
  expect(await attest("2026-11-20")).toEqual(refused);
  expect(await stored()).toEqual([]);
  expect(await attest("2026-11-20", { way: "agreements-api" })).toMatchObject({ ok: true });
});
