import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { agreements, attestations, customers, events, invitations, watches } from "../../db/schema/index.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import type { AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import { fail, ok, type UpstreamFailure } from "../../src/core/result.ts";
import { checkAgreement } from "../../src/operations/check-agreement.ts";
import { inviteToAgreement } from "../../src/operations/invite-to-agreement.ts";
import type { AgreementState, AttestationLink, PartnerCenter } from "../../src/partner-center/contract.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { customerRow } from "./customer-row.ts";
import type { TestDatabase } from "./database.ts";
import { storedJobs } from "./jobs.ts";
import { simulatedPartnerCenter } from "./partner-center.ts";

export const monday = new Date("2026-11-02T09:00:00Z");
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const nobody: AgreementState = { isSignedDirectly: false, attested: null };
export const directly: AgreementState = { isSignedDirectly: true, attested: null };
export const attested: AgreementState = {
  isSignedDirectly: false,
  attested: { by: "Ana Souza", acceptedOn: "2026-10-30" },
};

type AgreementAnswer = Awaited<ReturnType<PartnerCenter["agreement"]>>;

/** An active customer from Partner Center's list, at the beginning of a Monday, and what Partner Center answers next. */
export async function customerSeen(database: TestDatabase) {
  const { partnerCenter } = simulatedPartnerCenter();
  const row = customerRow({ status: "active", tenantId: crypto.randomUUID() });
  const [customer] = await database.db.insert(customers).values(row).returning();
  const customerId = customer?.id ?? "";
  const at = { now: monday };
  const now = () => at.now;
  /** Of every page that is not named. */
  const page: { state: AttestationLink["state"] } = { state: "waiting" };
  const pages: Partial<Record<string, AttestationLink["state"] | UpstreamFailure>> = {};
  const answering = (agreement: () => Promise<AgreementAnswer>): PartnerCenter => ({
    ...partnerCenter,
    agreement,
    attestationLink: async (id) => {
      const said = pages[id] ?? page.state;
      return typeof said === "string" ? ok({ id, url: "https://go.example", state: said }) : fail(said);
    },
  });
  const deps = { db: database.db, now, rhythm: defaultRhythm };
  const look = (agreement: () => Promise<AgreementAnswer>) =>
    checkAgreement({ ...deps, partnerCenter: answering(agreement) }, { customerId });
  const one = <T>(rows: T[]) => rows[0] ?? null;
  const told = () => database.db.select().from(events).where(eq(events.subjectId, customerId)).orderBy(events.id);
  return {
    at,
    customerId,
    page,
    pages,
    deps,
    answering,
    look,
    pass: (milliseconds: number) => void (at.now = new Date(at.now.getTime() + milliseconds)),
    see: (state: AgreementState) => look(async () => ok(state)),
    hear: (said: UpstreamFailure) => look(async () => fail(said)),
    /** Seen before, at this moment. */
    stands: async (status: AgreementStatus) => {
      await database.db.insert(agreements).values({ customerId, status, since: at.now, checkedAt: at.now });
    },
    invite: async (text = `Please accept: ${agreementAddress}`) => {
      const subject = "The agreement";
      const sent = { customerId, language: "en" as const, sentTo: "ana@contoso.example", subject, text };
      const actor = { kind: "person" as const, id: "U0SAM" };
      expect(await inviteToAgreement({ ...deps, actor }, sent)).toMatchObject({ ok: true });
    },
    attestation: async (
      status: (typeof attestations.$inferInsert)["status"],
      more: Partial<typeof attestations.$inferInsert> = {},
    ) => {
      const values = {
        customerId,
        status,
        way: status === "link_sent" ? ("enhanced-attestation" as const) : ("agreements-api" as const),
        contact: { firstName: "Ana", lastName: "Souza", email: "ana@contoso.example", phone: "" },
        contactKey: "ana",
        acceptedOn: "2026-10-30",
        evidence: "Contract 17",
        recordedBy: "U0SAM",
        recordedAt: at.now,
        ...more,
      };
      const [row] = await database.db.insert(attestations).values(values).returning();
      return row?.id ?? "";
    },
    attestations: () =>
      database.db
        .select()
        .from(attestations)
        .where(eq(attestations.customerId, customerId))
        .orderBy(asc(attestations.recordedAt), asc(attestations.contactKey)),
    told: async () =>
      (await told()).map(({ type, before, after }) => (before === null ? type : `${type}: ${before} → ${after}`)),
    lastTold: async () => (await told()).at(-1),
    known: async () => one(await database.db.select().from(agreements).where(eq(agreements.customerId, customerId))),
    invitations: () =>
      database.db.select().from(invitations).where(eq(invitations.customerId, customerId)).orderBy(invitations.sentAt),
    watch: async () => one(await database.db.select().from(watches).where(eq(watches.customerId, customerId))),
    looks: async () =>
      (await storedJobs(database.db)).filter(
        ({ queue, dedupeKey }) => queue === "watch-agreement" && dedupeKey === customerId,
      ),
  };
}
