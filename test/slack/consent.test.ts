import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createRefreshTokenStore } from "../../db/refresh-token-store.ts";
import { credentials, events, jobs } from "../../db/schema/index.ts";
import { createSealer } from "../../db/sealing.ts";
import { Secret } from "../../src/core/secret-text.ts";
import { keepConsent } from "../../src/operations/keep-consent.ts";
import { beginConsent } from "../../src/partner-center/consent-flow.ts";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const minute = 60_000;
const week = 7 * 24 * 60 * minute;

async function readyz(desk: TestDesk): Promise<[number, unknown]> {
  const answer = await fetch(new URL("/readyz", desk.url()));
  return [answer.status, await answer.json()];
}
const news = async () =>
  (await database.db.select().from(events).where(eq(events.subjectId, "partner-center")).orderBy(events.id)).map(
    ({ type, data }) => [type, data],
  );
const renewal = async () => {
  const [job] = await database.db.select().from(jobs).where(eq(jobs.queue, "renew-consent"));
  if (!job) throw new Error("no renewal waits");
  return job;
};
const secretsKeys: [Uint8Array] = [randomBytes(32)];

/** What `npm run desk -- consent` does after somebody has signed in. */
async function consentAgain({ partnerCenter, clock }: TestDesk): Promise<void> {
  const { tenantId, clientId, clientSecret } = SIMULATED_PARTNER;
  const login = { tenantId, clientId, clientSecret: new Secret(clientSecret), loginUrl: "http://localhost:9" };
  const { url, finish } = await beginConsent({ ...login, fetch: partnerCenter.fetch }, "http://localhost:1/consent");
  const redirect = await partnerCenter.fetch(new Request(url));
  const token = await finish(new URL(redirect.headers.get("location") ?? ""));
  if (!token.ok) throw new Error(token.failure.kind);
  const store = createRefreshTokenStore({
    connection: database.connection,
    sealer: createSealer(secretsKeys),
    now: clock.now,
    fromEnvironment: new Secret("first-refresh-token"),
  });
  await keepConsent({ db: database.db, now: clock.now, store }, token.value);
}

const refreshes = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ body }) => JSON.stringify(body ?? "").includes('"refresh_token"'));
const told = (desk: TestDesk, person: string) => desk.slack.as(person).dm.messages.map(({ words }) => words);

describe("The desk's sign-in at Partner Center", () => {
  it("is renewed at the first start and every week, and the new token is kept sealed", async () => {
    const desk = await startTestDesk(database);
    expect(await readyz(desk)).toMatchObject([200, { ok: true, consent: "ok" }]);
    expect(refreshes(desk)).toHaveLength(1);
    const [first] = await database.db.select().from(credentials);
    expect(first?.sealed).toMatch(/^v1\./);
    desk.clock.move(week);
    await eventually(() => expect(refreshes(desk)).toHaveLength(2));
    await eventually(async () =>
      expect((await database.db.select().from(credentials))[0]?.sealed).not.toBe(first?.sealed),
    );
    await eventually(async () => expect((await renewal()).runAt.getTime()).toBeGreaterThan(desk.clock.now().getTime()));
    expect((await renewal()).runAt.getTime() - desk.clock.now().getTime()).toBeGreaterThan(
      week - 24 * 60 * minute - minute,
    );
    expect(await news()).toEqual([]);
  });

  it("is missed once for all: admins are told, /readyz says it, work waits and goes on when it is back", async () => {
    const desk = await startTestDesk(database, { config: { secretsKeys } });
    desk.partnerCenter.revokeConsent();
    desk.partnerCenter.expireAccessTokens();
    desk.clock.move(week);
    await eventually(() => expect(told(desk, "U0OLGA").join()).toContain("npm run desk -- consent"));
    expect(told(desk, "U0OLGA").join()).toContain("has expired or was revoked");
    expect(await readyz(desk)).toMatchObject([200, { ok: true, consent: "missing" }]);

    for (let count = 0; count < 12; count += 1) {
      const before = refreshes(desk).length;
      desk.clock.move(minute);
      await eventually(() => expect(refreshes(desk).length).toBeGreaterThan(before));
      await eventually(async () => expect((await renewal()).state).toBe("ready"));
    }
    expect(await renewal()).toMatchObject({ attempts: 0 });
    await desk.restart();
    const before = refreshes(desk).length;
    desk.clock.move(minute);
    await eventually(() => expect(refreshes(desk).length).toBeGreaterThan(before));
    expect(await news()).toEqual([["consent.lost", { reason: "refused" }]]);
    expect(told(desk, "U0OLGA")).toHaveLength(1);
    for (const person of ["U0SAM", "U0DANA", "U0GUS"]) expect(told(desk, person)).toEqual([]);

    await consentAgain(desk);
    await eventually(() => expect(told(desk, "U0OLGA").at(-1)).toContain("works again"));
    expect((await news()).map(([type]) => type)).toEqual(["consent.lost", "consent.restored"]);
    expect(await readyz(desk)).toMatchObject([200, { ok: true, consent: "ok" }]);
  });

  it("is not spoken of where the partner has no API", async () => {
    const desk = await startTestDesk(database, { withApi: false, partnerType: "indirect-reseller" });
    expect(await readyz(desk)).toEqual([200, expect.not.objectContaining({ consent: expect.anything() as unknown })]);
    expect(await news()).toEqual([]);
  });
});
