import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { agreements, attestations, customers, events, people } from "../../db/schema/index.ts";
import type { PartnerType } from "../../src/core/access.ts";
import type { AgreementWay } from "../../src/core/agreement/ways.ts";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import { attestAgreement, judgeAttestation } from "../../src/operations/attest-agreement.ts";
import { checkAgreement } from "../../src/operations/check-agreement.ts";
import { sendAttestation } from "../../src/operations/send-attestation.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { customerRow } from "./customer-row.ts";
import type { TestDatabase } from "./database.ts";
import { setUpDesk } from "./desk.ts";
import { storedJobs } from "./jobs.ts";
import { simulatedPartnerCenter } from "./partner-center.ts";

export type Answers = Record<string, string>;

export interface AgreementScene {
  now: string;
  /** Of the agent; Slack tells none of some. */
  zone?: string | null;
  /** As the desk knows it; empty for a customer from Partner Center's list. */
  country?: string;
  /** As Partner Center knows it. */
  address?: { country: string };
  culture?: string;
  status?: CustomerStatus;
  way?: AgreementWay;
  partnerType?: PartnerType;
}

/** The operations around one customer that the desk did not create, and the simulated Partner Center behind them. */
export async function agreementDesk(database: TestDatabase, scene: AgreementScene) {
  const { zone = null, country = "US", status = "active", way = "agreements-api", partnerType } = scene;
  const at = { now: new Date(scene.now) };
  const clock = () => at.now;
  const { partnerCenter, simulator } = simulatedPartnerCenter({ simulator: { now: clock }, tokens: { now: clock } });
  simulator.takesAttestations = true;
  const { id: tenantId } = simulator.seedCustomer({
    companyName: "Contoso",
    domain: "contoso.onmicrosoft.com",
    ...(scene.address && { address: scene.address }),
    ...(scene.culture && { culture: scene.culture }),
  });
  await setUpDesk(database, at.now, { agreementWay: way, ...(partnerType && { partnerType }) });
  await database.db.update(people).set({ timeZone: zone }).where(eq(people.id, "U0SAM"));
  const [customer] = await database.db.insert(customers).values(customerRow({ status, tenantId, country })).returning();
  const customerId = customer?.id ?? "";
  const deps = { db: database.db, now: clock, partnerCenter, rhythm: defaultRhythm };
  const answersFor = (acceptedOn: string, given: Answers = {}) => ({
    "contact.firstName": "Ana",
    "contact.lastName": "Souza",
    "contact.email": "ana@contoso.example",
    "contact.phone": "",
    acceptedOn,
    evidence: "Contract 17, page 3",
    ...given,
  });
  const as = (id: string) => ({ ...deps, actor: { kind: "person" as const, id } });
  const stored = () => database.db.select().from(attestations).orderBy(attestations.recordedAt);
  const told = () => database.db.select().from(events).orderBy(events.id);
  const posts = (end: string) =>
    simulator.received.filter(({ method, path }) => method === "POST" && path.endsWith(end));
  return {
    at,
    customerId,
    tenantId,
    simulator,
    deps,
    as,
    pass: (milliseconds: number) => void (at.now = new Date(at.now.getTime() + milliseconds)),
    attest: (acceptedOn: string, { by = "U0SAM", confirmed = [], answers = {}, ...more }: AttestOptions = {}) => {
      const filled = { customerId, way: more.way ?? way, answers: answersFor(acceptedOn, answers) };
      return attestAgreement(as(by), { ...filled, confirmed });
    },
    judge: (acceptedOn: string, by = "U0SAM") =>
      judgeAttestation(as(by), { customerId, way, answers: answersFor(acceptedOn) }),
    /** What the job does with everything that waits; answers the moments that Partner Center was told. */
    send: async () => {
      for (const { id } of await stored()) {
        expect(await sendAttestation(deps, { attestationId: id })).toEqual({ done: true });
      }
      return posts("/agreements").map(({ body }) => (body as { dateAgreed: string }).dateAgreed);
    },
    look: () => checkAgreement(deps, { customerId }),
    posts,
    stored,
    statuses: async () => (await stored()).map(({ status }) => status),
    agreement: async () =>
      (await database.db.select().from(agreements).where(eq(agreements.customerId, customerId)))[0]?.status ?? null,
    told: async () => (await told()).map(({ type }) => type),
    lastTold: async () => (await told()).at(-1),
    jobs: async (queue = "send-attestation") => (await storedJobs(database.db)).filter((job) => job.queue === queue),
  };
}

interface AttestOptions {
  by?: string;
  confirmed?: string[];
  answers?: Answers;
  /** Of the form, where it is another than the desk's. */
  way?: AgreementWay;
}
