import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { agreements, attestations, customers, events, jobs, watches } from "../../db/schema/index.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { agreementStatuses, type AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import { ok, type UpstreamFailure } from "../../src/core/result.ts";
import { checkAgreement } from "../../src/operations/check-agreement.ts";
import { sendAttestation } from "../../src/operations/send-attestation.ts";
import type { AgreementState } from "../../src/partner-center/contract.ts";
import { attested, customerSeen, day, directly, hour, minute, monday, nobody } from "../support/agreement-look.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const contoso = () => customerSeen(database);

const both: AgreementState = { ...attested, isSignedDirectly: true };
const seen = { signed: directly, attested, both, neither: nobody };
const names = ["signed", "attested", "both", "neither"] as const;

const failure = (outcome: UpstreamFailure["outcome"], code: string | null): UpstreamFailure => ({
  kind: "upstream",
  outcome,
  status: outcome === "refused" ? 403 : 503,
  code,
  description: "",
  correlationId: null,
  retryable: outcome !== "refused",
  retryAfterSeconds: null,
});

describe("One look at the agreement", () => {
  // More than a day after the row last changed; what does not stand here stays as it is.
  const arrived = { signed: "accepted_directly", attested: "attested", both: "accepted_directly" } as const;
  const byHand: Partial<Record<AgreementStatus, Partial<Record<keyof typeof seen, AgreementStatus>>>> = {
    none: arrived,
    invited: arrived,
    link_sent: arrived,
    // It was accepted on Microsoft's page; that Partner Center shows it is the last step.
    ready_to_finalise: { signed: "attested", attested: "attested", both: "attested" },
    attested: { neither: "none" },
    accepted_directly: { neither: "none" },
  };
  const cases = agreementStatuses.flatMap((before) =>
    names.map((name) => ({ before, name, state: seen[name], after: byHand[before]?.[name] ?? before })),
  );

  test.each(cases)("$before, $name: $after, told once when it changed", async ({ before, state, after }) => {
    const { stands, see, pass, known, told, at } = await contoso();
    await stands(before);
    pass(25 * hour);
    await see(state);
    await see(state);
    expect(await known()).toMatchObject({
      status: after,
      checkedAt: at.now,
      since: before === after ? monday : at.now,
    });
    expect(await told()).toEqual(before === after ? [] : [`agreement.changed: ${before} → ${after}`]);
  });

  test("keeps who accepted and when, by the newest attestation, and forgets it when it is gone", async () => {
    const { see, pass, known } = await contoso();
    await see(attested);
    expect(await known()).toMatchObject({ status: "attested", acceptedBy: "Ana Souza", acceptedOn: "2026-10-30" });
    await see({ ...nobody, attested: { by: "Ben Lima", acceptedOn: null } });
    expect(await known()).toMatchObject({ acceptedBy: "Ben Lima", acceptedOn: null });
    pass(day);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none", acceptedBy: null, acceptedOn: null });
  });

  test("takes an empty list for a late one until a day after the attestation, and then for an answer", async () => {
    const { stands, see, pass, known, told, at } = await contoso();
    await stands("none");
    await see(attested);
    pass(day - 1);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "attested", acceptedBy: "Ana Souza", checkedAt: at.now });
    pass(1);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none", since: at.now });
    expect(await told()).toEqual(["agreement.changed: none → attested", "agreement.changed: attested → none"]);
  });

  test("believes at once that a direct acceptance is gone", async () => {
    const { stands, see, known, told } = await contoso();
    await stands("none");
    await see(directly);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none" });
    expect(await told()).toEqual([
      "agreement.changed: none → accepted_directly",
      "agreement.changed: accepted_directly → none",
    ]);
  });

  test("says how it was accepted, and which colleague had invited", async () => {
    await setUpDesk(database, monday);
    const { stands, see, lastTold } = await contoso();
    await stands("none");
    await see(attested);
    expect(await lastTold()).toMatchObject({
      data: { how: "attested", agent: null },
      actor: { kind: "partner-center" },
    });
    const other = await contoso();
    await other.invite();
    await other.see(directly);
    expect(await other.lastTold()).toMatchObject({ data: { how: "directly", agent: "U0SAM" } });
  });

  test("tells one change when two replicas look at the same time", async () => {
    const { stands, see, told } = await contoso();
    await stands("none");
    await Promise.all([see(directly), see(directly), see(directly)]);
    expect(await told()).toEqual(["agreement.changed: none → accepted_directly"]);
  });

  test.each([
    ["refused", "2030"],
    ["unknown", null],
    ["not-sent", "sign-in-unreachable"],
  ] as const)("leaves everything as it is after an answer that is %s", async (outcome, code) => {
    await setUpDesk(database, monday);
    const { invite, hear, pass, known, told, watch, looks, invitations: sent } = await contoso();
    await invite();
    const before = [await known(), await watch(), await looks(), await sent()];
    pass(40 * day);
    const said = failure(outcome, code);
    expect(await hear(said)).toEqual({ done: false, again: said });
    expect([await known(), await watch(), await looks(), await sent()]).toEqual(before);
    expect(await told()).toEqual(["agreement.invited: none → invited"]);
  });

  test.each(["ended", "creating"] as const)("is not made at a customer that is %s", async (status) => {
    const { see, customerId, known, told } = await contoso();
    await database.db.update(customers).set({ status }).where(eq(customers.id, customerId));
    expect(await see(directly)).toEqual({ done: true });
    expect(await known()).toBeNull();
    expect(await told()).toEqual([]);
  });

  test("is not made where the partner has no Partner Center of its own", async () => {
    const { deps, customerId, known } = await contoso();
    expect(await checkAgreement({ ...deps, partnerCenter: null }, { customerId })).toEqual({ done: true });
    expect(await known()).toBeNull();
  });
});

describe("An invitation that is followed", () => {
  test("is looked at a day later, as a single job, and daily from then on", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, at, watch, looks } = await contoso();
    await invite();
    expect(await watch()).toMatchObject({ kind: "agreement", startedAt: monday });
    for (let looked = 0; looked < 3; looked += 1) {
      const next = new Date(at.now.getTime() + day);
      expect((await watch())?.nextCheck).toEqual(next);
      expect(await looks()).toHaveLength(1);
      pass(day);
      await see(nobody);
    }
  });

  test.each([
    ["signed", directly, "accepted_directly"],
    ["attested", attested, "attested"],
  ] as const)("is answered when the agreement is %s, and is not looked at any more", async (_, state, after) => {
    await setUpDesk(database, monday);
    const { invite, see, pass, at, known, watch, invitations: sent, told } = await contoso();
    await invite();
    pass(2 * day);
    await see(state);
    expect(await known()).toMatchObject({ status: after });
    expect(await sent()).toMatchObject([{ closedAt: at.now }]);
    expect((await watch())?.nextCheck).toBeNull();
    expect(await told()).toEqual(["agreement.invited: none → invited", `agreement.changed: invited → ${after}`]);
  });

  test("is put off by a day while Partner Center is not connected, and answered once it is", async () => {
    await setUpDesk(database, monday);
    const { invite, see, deps, customerId, pass, at, watch, looks, told } = await contoso();
    const disconnected = () => checkAgreement({ ...deps, partnerCenter: null }, { customerId });
    await invite();
    const planned = (await watch())?.nextCheck;
    pass(hour);
    // Somebody asks between two looks.
    expect(await disconnected()).toEqual({ done: true });
    expect((await watch())?.nextCheck).toEqual(planned);
    await database.db.delete(jobs);
    pass(day);
    await disconnected();
    const tomorrow = new Date(at.now.getTime() + day);
    expect((await watch())?.nextCheck).toEqual(tomorrow);
    expect(await looks()).toMatchObject([{ runAt: tomorrow }]);
    pass(day);
    await see(directly);
    expect(await told()).toEqual([
      "agreement.invited: none → invited",
      "agreement.changed: invited → accepted_directly",
    ]);
    await database.db.delete(jobs);
    await disconnected();
    expect(await looks()).toEqual([]);
  });

  test("is given up once thirty days have passed, not an instant earlier", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, at, known, watch, invitations: sent, told, lastTold } = await contoso();
    await invite();
    pass(30 * day - 1);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "invited" });
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + day));
    pass(1);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none", since: at.now });
    expect((await watch())?.nextCheck).toBeNull();
    expect(await sent()).toMatchObject([{ closedAt: at.now }]);
    expect(await told()).toEqual(["agreement.invited: none → invited", "agreement.given_up: invited → none"]);
    expect(await lastTold()).toMatchObject({ actor: { kind: "desk" }, data: { agent: "U0SAM" } });
    await see(nobody);
    expect(await told()).toHaveLength(2);
  });

  test("is answered, not given up, when the customer accepts on the last day", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, told } = await contoso();
    await invite();
    pass(31 * day);
    await see(directly);
    expect(await told()).toEqual([
      "agreement.invited: none → invited",
      "agreement.changed: invited → accepted_directly",
    ]);
  });

  test("counts as answered also when the customer accepts after it was given up", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, told, lastTold } = await contoso();
    await invite();
    pass(30 * day);
    await see(nobody);
    pass(day);
    await see(directly);
    expect((await told()).at(-1)).toBe("agreement.changed: none → accepted_directly");
    expect(await lastTold()).toMatchObject({ data: { agent: null } });
  });

  test("has thirty days of its own when a newer one replaces it", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, at, known, invitations: sent, watch } = await contoso();
    await invite();
    pass(20 * day);
    await invite(`Once more: ${agreementAddress}`);
    const second = at.now;
    expect(await sent()).toMatchObject([{ closedAt: second }, { sentAt: second, closedAt: null }]);
    expect(await watch()).toMatchObject({ startedAt: second });
    pass(20 * day);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "invited" });
    pass(10 * day);
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none" });
  });

  test("is answered by an attestation that Microsoft took, which nothing has to follow", async () => {
    await setUpDesk(database, monday);
    const { invite, attestation, deps, see, pass, at, known, invitations: sent, looks, watch } = await contoso();
    await invite();
    const attestationId = await attestation("sending");
    const { partnerCenter } = simulatedPartnerCenter();
    const taking = { ...partnerCenter, attest: async () => ok({ wasThere: false }) };
    pass(hour);
    expect(await sendAttestation({ ...deps, partnerCenter: taking }, { attestationId })).toEqual({ done: true });
    expect(await known()).toMatchObject({ status: "attested", since: at.now });
    expect(await sent()).toMatchObject([{ closedAt: at.now }]);
    expect(await looks()).toMatchObject([{ runAt: at.now }]);
    // The list lags behind: what was attested a moment ago is not there yet.
    await see(nobody);
    expect(await known()).toMatchObject({ status: "attested" });
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("leads to no look where nothing is open", async () => {
    const { see, looks, watch } = await contoso();
    await see(nobody);
    await see(directly);
    await see(nobody);
    expect(await looks()).toEqual([]);
    expect(await watch()).toBeNull();
  });

  test("is looked at sooner when somebody asks, and then a day after that", async () => {
    await setUpDesk(database, monday);
    const { invite, see, pass, at, watch } = await contoso();
    await invite();
    pass(5 * hour);
    await see(nobody);
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + day));
  });
});

describe("A customer's page of an enhanced attestation", () => {
  async function linked() {
    const all = await contoso();
    await all.stands("link_sent");
    const id = await all.attestation("link_sent", { externalId: "att-1", link: "https://go.example" });
    await database.db
      .insert(watches)
      .values({ kind: "agreement", customerId: all.customerId, startedAt: monday, nextCheck: monday });
    const attestationNow = async () =>
      (await database.db.select().from(attestations).where(eq(attestations.id, id)))[0];
    const sendings = async () => (await storedJobs(database.db)).filter(({ queue }) => queue === "send-attestation");
    return { ...all, id, attestationNow, sendings };
  }

  test("is looked at every few minutes at first, then every hour, then daily", async () => {
    const { see, pass, known, watch, at, told } = await linked();
    await see(nobody);
    expect(await known()).toMatchObject({ status: "link_sent" });
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + 5 * minute));
    pass(7 * hour);
    await see(nobody);
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + hour));
    pass(3 * day);
    await see(nobody);
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + day));
    expect(await told()).toEqual([]);
  });

  test("leads to the attestation under a new request ID once the customer has accepted there", async () => {
    const { see, page, known, told, id, attestationNow, sendings, watch } = await linked();
    const before = (await attestationNow())?.requestId;
    page.state = "accepted";
    await see(nobody);
    expect(await known()).toMatchObject({ status: "ready_to_finalise" });
    expect(await told()).toEqual(["agreement.customer_accepted: link_sent → ready_to_finalise"]);
    const now = await attestationNow();
    expect(now).toMatchObject({ status: "ready" });
    expect(now?.requestId).not.toBe(before);
    expect(await sendings()).toMatchObject([{ payload: { attestationId: id } }]);
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("leaves nothing open when it has expired", async () => {
    const { see, page, known, told, attestationNow, watch } = await linked();
    page.state = "expired";
    await see(nobody);
    expect(await known()).toMatchObject({ status: "none" });
    expect(await told()).toEqual(["agreement.link_expired: link_sent → none"]);
    expect(await attestationNow()).toMatchObject({ status: "expired" });
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("is dropped when the customer accepts in another way", async () => {
    const { see, known, told, attestationNow, watch } = await linked();
    await see(directly);
    expect(await known()).toMatchObject({ status: "accepted_directly" });
    expect(await attestationNow()).toMatchObject({ status: "dropped" });
    expect(await told()).toEqual(["agreement.changed: link_sent → accepted_directly"]);
    expect((await watch())?.nextCheck).toBeNull();
  });
});

describe("An answer that took long", () => {
  test("does not undo what a newer one has shown, and announces no loss", async () => {
    const { stands, look, see, pass, known, told } = await contoso();
    await stands("none");
    await look(async () => {
      pass(minute);
      await see(directly);
      pass(minute);
      return ok(nobody);
    });
    expect(await known()).toMatchObject({ status: "accepted_directly" });
    expect(await told()).toEqual(["agreement.changed: none → accepted_directly"]);
  });

  test("does not undo what a newer one has confirmed", async () => {
    const { stands, look, see, pass, known, told } = await contoso();
    await stands("accepted_directly");
    pass(day);
    await look(async () => {
      pass(minute);
      await see(directly);
      return ok(nobody);
    });
    expect(await known()).toMatchObject({ status: "accepted_directly" });
    expect(await told()).toEqual([]);
  });

  test("is believed when only an older one came before it", async () => {
    const { stands, look, pass, known } = await contoso();
    await stands("none");
    const answers: ((state: AgreementState) => void)[] = [];
    const later = () => new Promise<AgreementState>((resolve) => void answers.push(resolve)).then(ok);
    const older = look(later);
    await eventually(() => expect(answers).toHaveLength(1));
    pass(minute);
    const newer = look(later);
    await eventually(() => expect(answers).toHaveLength(2));
    pass(minute);
    answers[0]?.(nobody);
    await older;
    answers[1]?.(directly);
    await newer;
    expect(await known()).toMatchObject({ status: "accepted_directly" });
  });

  test("does not undo what was attested meanwhile; the desk looks again instead", async () => {
    const { stands, look, pass, known, told, looks, at } = await contoso();
    await stands("accepted_directly");
    pass(2 * day);
    await look(async () => {
      pass(minute);
      await database.db.update(agreements).set({ status: "attested", since: at.now });
      return ok(nobody);
    });
    expect(await known()).toMatchObject({ status: "attested" });
    expect(await told()).toEqual([]);
    expect(await looks()).toMatchObject([{ runAt: at.now }]);
  });
});

describe("The first look at a customer", () => {
  test.each([
    ["signed", directly, "accepted_directly"],
    ["attested", attested, "attested"],
  ] as const)("from Partner Center's list, %s long ago, is stored and announced to nobody", async (_, state, after) => {
    const { see, known, told, at } = await contoso();
    await see(state);
    expect(await known()).toMatchObject({ status: after, checkedAt: at.now });
    expect(await told()).toEqual([]);
    expect((await storedJobs(database.db)).map(({ queue }) => queue)).toEqual(["refresh-cards"]);
  });

  test("from Partner Center's list that accepts after it is news", async () => {
    const { see, told } = await contoso();
    await see(nobody);
    await see(directly);
    expect(await told()).toEqual(["agreement.changed: none → accepted_directly"]);
  });

  test("that the desk created is news", async () => {
    const { see, told, customerId } = await contoso();
    const created = { type: "customer.created" as const, subjectId: customerId, actor: { kind: "desk" as const } };
    await database.db.insert(events).values({ ...created, at: monday, data: {} });
    await see(directly);
    expect(await told()).toEqual(["customer.created", "agreement.changed: none → accepted_directly"]);
  });

  test("that was invited is news", async () => {
    await setUpDesk(database, monday);
    const { see, invite, told } = await contoso();
    await invite();
    await see(directly);
    expect((await told()).at(-1)).toBe("agreement.changed: invited → accepted_directly");
  });
});
