import { randomUUID } from "node:crypto";
import { setTimeout as pauseFor } from "node:timers/promises";
import { createActs } from "./acts.ts";
import { toResponse } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { listAttestations } from "./attestations.ts";
import { simulatedAuthority } from "./authority.ts";
import { readCall } from "./call.ts";
import type { Call } from "./call.ts";
import { CATALOGUE, catalogItemIdOf } from "./catalogue.ts";
import { createCertificates } from "./certificates.ts";
import type { PartnerCenterSimulator, SimulatorOptions } from "./contract.ts";
import { createOutbox } from "./deliveries.ts";
import { createFaults, play } from "./faults.ts";
import type { Fault, Faults } from "./faults.ts";
import { createLogin } from "./login.ts";
import type { LoginSettings } from "./login.ts";
import { receive, type ReceivedCall } from "./received-calls.ts";
import { answerApi } from "./routes.ts";
import { createSeeding } from "./seeding.ts";
import { createStamps } from "./stamps.ts";
import { API_AUDIENCE, createTokenBook } from "./tokens.ts";
import type { World } from "./world.ts";

export type { PartnerCenterSimulator, SimulatorOptions } from "./contract.ts";

export const SIMULATED_PARTNER = {
  tenantId: "5e1f0c52-6a3b-4a58-9b7c-0d3f6a1c2b44",
  partnerId: "4846999",
  clientId: "9d0b7f3a-2c61-4f0e-8a55-1b6f4c7d8e90",
  clientSecret: "simulated-client-secret",
  mpnId: "4846999",
} as const;

export function createPartnerCenterSimulator(options: SimulatorOptions): PartnerCenterSimulator {
  const { now } = options;
  const world = createWorld(options);
  const tokens = createTokenBook(now);
  if (options.refreshToken !== undefined) tokens.issueRefresh(true, options.refreshToken);
  const loginSettings: LoginSettings = {
    tenantId: world.tenantId,
    clientId: world.clientId,
    clientSecret: options.clientSecret ?? SIMULATED_PARTNER.clientSecret,
    refreshTokensAreSingleUse: false,
    signsInWithMfa: true,
    nextConsent: "granted",
  };
  const login = createLogin(loginSettings, tokens, now);
  const faults: Faults = createFaults();
  const received: ReceivedCall[] = [];

  const work = (call: Call): Answer => login.answer(call) ?? answerApi(call, world, tokens);

  return {
    ...createSeeding(world),
    ...createActs(world),
    async fetch(request) {
      request.signal.throwIfAborted();
      const read = await readCall(request);
      const call: Call = { ...read, token: tokens.kindOf(read.headers.get("authorization")) };
      const entry = receive(call, now());
      received.push(entry);
      const fault = faults.take(call);
      const answer = fault === undefined ? work(call) : await underFault(fault, request, entry, () => work(call));
      entry.status = answer.status;
      return toResponse(withEchoes(call, answer), call.method === "HEAD");
    },
    now,
    customers: world.customers,
    received,
    forgetReceived: () => void received.splice(0),
    prospects: world.prospects,
    resellers: world.resellers,
    get hasInvited() {
      return world.hasInvited;
    },
    invitedWith: world.invitedWith,
    get catalogue() {
      return CATALOGUE.map((item) => {
        const id = catalogItemIdOf(item);
        return {
          id,
          title: item.title,
          failure: world.failingItems.get(id) ?? null,
          refusal: world.refusedItems.get(id) ?? null,
        };
      });
    },
    get takesAttestations() {
      return world.takesAttestations;
    },
    set takesAttestations(isOpen) {
      world.takesAttestations = isOpen;
    },
    get attestations() {
      return listAttestations(world);
    },
    get registration() {
      return world.registration;
    },
    deliveries: world.outbox.deliveries,
    get withholdEvents() {
      return world.outbox.isWithholding;
    },
    set withholdEvents(isWithholding) {
      world.outbox.isWithholding = isWithholding;
    },
    get sendEventsTwice() {
      return world.outbox.sendsTwice;
    },
    set sendEventsTwice(sendsTwice) {
      world.outbox.sendsTwice = sendsTwice;
    },
    deliverWithheld: world.outbox.release,
    deliveriesSettled: world.outbox.settled,
    get authority() {
      return simulatedAuthority();
    },
    certificates: createCertificates(),
    auditLog: world.auditLog,
    get keepsAuditLog() {
      return world.keepsAuditLog;
    },
    set keepsAuditLog(isKept) {
      world.keepsAuditLog = isKept;
    },
    fail: faults.fail,
    clearFaults: faults.clear,
    plannedFaults: faults.waiting,
    get replayPassword() {
      return world.replayPassword;
    },
    set replayPassword(isKept) {
      world.replayPassword = isKept;
    },
    get countryRulesShape() {
      return world.countryRulesShape;
    },
    set countryRulesShape(shape) {
      world.countryRulesShape = shape;
    },
    get statesPrices() {
      return world.statesPrices;
    },
    set statesPrices(isStated) {
      world.statesPrices = isStated;
    },
    get ordersAppearAfter() {
      return world.ordersAppearAfter;
    },
    set ordersAppearAfter(milliseconds) {
      world.ordersAppearAfter = milliseconds;
    },
    takenDomains: world.takenDomains,
    countriesOutsideRegion: world.countriesOutsideRegion,
    login: loginSettings,
    revokeConsent: tokens.revokeRefresh,
    expireAccessTokens: tokens.expireAccess,
    dropMfa: tokens.dropMfa,
    issueToken: (kind) => tokens.issueAccess(kind, API_AUDIENCE, true).token,
  };
}

function createWorld(options: SimulatorOptions): World {
  const { now, tenantId = SIMULATED_PARTNER.tenantId } = options;
  const world: World = {
    now,
    stamp: createStamps(now),
    partnerId: SIMULATED_PARTNER.partnerId,
    tenantId,
    clientId: options.clientId ?? SIMULATED_PARTNER.clientId,
    consentingUserId: randomUUID(),
    customers: [],
    prospects: [],
    hasInvited: false,
    invitedWith: new Set(),
    registration: null,
    validationEvents: [],
    outbox: createOutbox({
      now,
      tenantId,
      registration: () => world.registration,
      deliver: options.deliver ?? ((request) => fetch(request)),
      betweenAttempts: options.betweenAttempts ?? 500,
      pause: options.pause ?? ((milliseconds) => pauseFor(milliseconds, undefined, { ref: false })),
    }),
    auditLog: [],
    keepsAuditLog: true,
    takesAttestations: false,
    attestations: [],
    resellers: [],
    mpnId: SIMULATED_PARTNER.mpnId,
    statesPrices: true,
    prices: new Map(),
    ordersAppearAfter: 0,
    failingItems: new Map(),
    refusedItems: new Map(),
    takenDomains: new Set(options.takenDomains),
    countriesOutsideRegion: new Set(options.countriesOutsideRegion),
    partnerDomains: new Set(options.partnerDomains?.map((domain) => domain.toLowerCase())),
    replayPassword: true,
    countryRulesShape: "flat",
    verificationTakes: options.verificationTakes ?? 2 * 86_400_000,
    plan: { becomes: "Allowed" },
    qualificationPlan: { outcome: { is: "Approved" }, after: options.verificationTakes ?? 2 * 86_400_000 },
  };
  return world;
}

async function underFault(fault: Fault, request: Request, entry: ReceivedCall, work: () => Answer): Promise<Answer> {
  entry.fault = fault.kind;
  if ("afterWork" in fault && fault.afterWork) entry.worked = work().status;
  return (await play(fault, request)) ?? work();
}

function withEchoes(call: Call, answer: Answer): Answer {
  if (!/^\/(webhooks\/)?v1\//.test(call.path)) return answer;
  const echoes = {
    "ms-requestid": call.headers.get("ms-requestid") ?? randomUUID(),
    "ms-correlationid": call.headers.get("ms-correlationid") ?? randomUUID(),
  };
  return { ...answer, headers: { ...echoes, ...answer.headers } };
}
