import { randomUUID } from "node:crypto";
import type { PlannedFault } from "../fault-plan.ts";
import { toResponse } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { answerOnPage, listAttestations, type ListedAttestation } from "./attestations.ts";
import { readCall } from "./call.ts";
import type { Call } from "./call.ts";
import { addCustomer } from "./create-customer.ts";
import { createFaults, play } from "./faults.ts";
import type { Fault, Faults, MatcherInput } from "./faults.ts";
import { takeInvitation } from "./invitations.ts";
import { createLogin } from "./login.ts";
import type { LoginSettings } from "./login.ts";
import { answerApi } from "./routes.ts";
import { API_AUDIENCE, createTokenBook } from "./tokens.ts";
import type { TokenKind } from "./tokens.ts";
import { verificationOf } from "./verification.ts";
import type { Verification, VerificationPlan, VerificationStatus } from "./verification.ts";
import type { CustomerData, CustomersAnswer, Prospect, SimulatedCustomer, SimulatedReseller, World } from "./world.ts";

export interface ReceivedCall {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Parsed JSON or form as it was sent, secrets included; undefined without a body. */
  body: unknown;
  requestId: string | null;
  correlationId: string | null;
  token: TokenKind | "none";
  at: Date;
  /** What the caller saw; null while it waits, and when it never got an answer. */
  status: number | null;
  /** What the work under a fault answered; null when none was done. */
  worked: number | null;
  fault?: Fault["kind"];
}

export interface SimulatorOptions {
  now: () => Date;
  /** Milliseconds from creation to the outcome; two days when left out. */
  verificationTakes?: number;
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
  /** Left out: nobody has consented yet, and the authorization-code walk is the way to a refresh token. */
  refreshToken?: string;
  partnerDomains?: readonly string[];
  countriesOutsideRegion?: readonly string[];
  takenDomains?: readonly string[];
}

type LoginSwitches = Pick<
  LoginSettings,
  "clientSecret" | "refreshTokensAreSingleUse" | "signsInWithMfa" | "nextConsent"
>;

export interface PartnerCenterSimulator {
  /** Answers requests for both the API host and the login host; any host is accepted, paths decide. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly customers: readonly SimulatedCustomer[];
  readonly received: readonly ReceivedCall[];
  forgetReceived: () => void;
  seedCustomer: (customer: SeededCustomer) => SimulatedCustomer;
  seedReseller: (reseller: Partial<SimulatedReseller> & { name: string }) => SimulatedReseller;
  /** A company that may accept the partner's invitation. */
  seedProspect: (company: Prospect["company"]) => Prospect;
  readonly prospects: readonly Prospect[];
  /** The partner has asked for its invitation link. */
  readonly hasInvited: boolean;
  /** Answers the customer that an acceptance makes of the company; throws while the partner has invited nobody. */
  answerInvitation: (prospectId: string, answer: CustomersAnswer) => SimulatedCustomer | null;
  /** What a customer does with the Microsoft Customer Agreement. */
  answerAgreement: (customerId: string, answer: CustomersAnswer) => void;
  /** Whether the partner may still attest agreements, as it could until January 2026. */
  takesAttestations: boolean;
  /** Enhanced attestations, as they stand now. */
  readonly attestations: readonly ListedAttestation[];
  /** What the customer does on Microsoft's page. Answers why that cannot be, or null. */
  answerAttestation: (id: string, answer: CustomersAnswer) => string | null;
  /** Without a customer: for those created from now on. With one: its time counts from its creation. */
  setVerificationOutcome: (plan: VerificationPlan, customerId?: string) => void;
  setVerification: (customerId: string, status: VerificationStatus) => void;
  verificationOf: (customerId: string) => Verification;
  /** The first fault that matches a call is played and counted down; one time when `times` is left out. */
  fail: (matcher: MatcherInput, fault: Fault, times?: number) => PlannedFault;
  clearFaults: () => void;
  plannedFaults: Faults["waiting"];
  /** Whether a replayed MS-RequestId is answered with `userCredentials`. */
  replayPassword: boolean;
  countryRulesShape: "flat" | "nested";
  readonly takenDomains: Set<string>;
  readonly countriesOutsideRegion: Set<string>;
  readonly login: LoginSwitches;
  /** Every refresh token answers invalid_grant until somebody consents again; access tokens live on. */
  revokeConsent: () => void;
  expireAccessTokens: () => void;
  /** Tokens of the user lose their MFA claim (401 900421) until somebody consents again. */
  dropMfa: () => void;
  /** A token for a call made by hand. */
  issueToken: (kind: TokenKind) => string;
}

type SeededCustomer = Partial<Omit<CustomerData, "address">> & {
  id?: string;
  companyName: string;
  domain: string;
  address?: Partial<CustomerData["address"]>;
  verification?: VerificationStatus;
};

export const SIMULATED_PARTNER = {
  tenantId: "5e1f0c52-6a3b-4a58-9b7c-0d3f6a1c2b44",
  clientId: "9d0b7f3a-2c61-4f0e-8a55-1b6f4c7d8e90",
  clientSecret: "simulated-client-secret",
} as const;

export function createPartnerCenterSimulator(options: SimulatorOptions): PartnerCenterSimulator {
  const { now } = options;
  const world: World = {
    now,
    tenantId: options.tenantId ?? SIMULATED_PARTNER.tenantId,
    consentingUserId: randomUUID(),
    customers: [],
    prospects: [],
    hasInvited: false,
    takesAttestations: false,
    attestations: [],
    resellers: [],
    takenDomains: new Set(options.takenDomains),
    countriesOutsideRegion: new Set(options.countriesOutsideRegion),
    partnerDomains: new Set(options.partnerDomains?.map((domain) => domain.toLowerCase())),
    replayPassword: true,
    countryRulesShape: "flat",
    verificationTakes: options.verificationTakes ?? 2 * 86_400_000,
    plan: { becomes: "Allowed" },
  };
  const tokens = createTokenBook(now);
  if (options.refreshToken !== undefined) tokens.issueRefresh(true, options.refreshToken);
  const loginSettings: LoginSettings = {
    tenantId: world.tenantId,
    clientId: options.clientId ?? SIMULATED_PARTNER.clientId,
    clientSecret: options.clientSecret ?? SIMULATED_PARTNER.clientSecret,
    refreshTokensAreSingleUse: false,
    signsInWithMfa: true,
    nextConsent: "granted",
  };
  const login = createLogin(loginSettings, tokens, now);
  const faults: Faults = createFaults();
  const received: ReceivedCall[] = [];

  const work = (call: Call): Answer => login.answer(call) ?? answerApi(call, world, tokens);

  const getCustomer = (id: string) => {
    const found = world.customers.find((customer) => customer.id === id);
    if (found === undefined) throw new Error(`The simulated Partner Center has no customer ${id}.`);
    return found;
  };

  return {
    async fetch(request) {
      request.signal.throwIfAborted();
      const read = await readCall(request);
      const call: Call = { ...read, token: tokens.kindOf(read.headers.get("authorization")) };
      const entry = record(call, now());
      received.push(entry);
      const fault = faults.take(call);
      const answer = fault === undefined ? work(call) : await underFault(fault, request, entry, () => work(call));
      entry.status = answer.status;
      return toResponse(withEchoes(call, answer), call.method === "HEAD");
    },
    customers: world.customers,
    received,
    forgetReceived: () => void received.splice(0),
    seedCustomer: (seeded) => seedCustomer(world, seeded),
    seedReseller(seeded) {
      const defaults = { location: "US", state: "Active", isLocationLinked: true, isAgreementSigned: true } as const;
      const mpnId = String(4_847_000 + world.resellers.length);
      const reseller: SimulatedReseller = { ...defaults, id: randomUUID(), mpnId, ...seeded };
      world.resellers.push(reseller);
      return reseller;
    },
    seedProspect(company) {
      const prospect: Prospect = { id: randomUUID(), company, answer: null };
      world.prospects.push(prospect);
      return prospect;
    },
    prospects: world.prospects,
    get hasInvited() {
      return world.hasInvited;
    },
    answerInvitation(prospectId, answer) {
      const prospect = world.prospects.find(({ id }) => id === prospectId);
      if (prospect === undefined)
        throw new Error(`The simulated Partner Center has no company ${prospectId} to invite.`);
      return takeInvitation(world, prospect, answer);
    },
    answerAgreement(customerId, answer) {
      getCustomer(customerId).agreementAnswer = answer;
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
    answerAttestation(id, answer) {
      const found = world.attestations.find((one) => one.id === id);
      if (found === undefined) throw new Error(`The simulated Partner Center has no attestation ${id}.`);
      return answerOnPage(found, answer, now());
    },
    setVerificationOutcome(plan, customerId) {
      if (customerId === undefined) world.plan = plan;
      else getCustomer(customerId).verification = { kind: "planned", plan };
    },
    setVerification(customerId, status) {
      getCustomer(customerId).verification = { kind: "set", status, since: now() };
    },
    verificationOf: (customerId) => verificationOf(getCustomer(customerId), now(), world.verificationTakes),
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
    takenDomains: world.takenDomains,
    countriesOutsideRegion: world.countriesOutsideRegion,
    login: loginSettings,
    revokeConsent: tokens.revokeRefresh,
    expireAccessTokens: tokens.expireAccess,
    dropMfa: tokens.dropMfa,
    issueToken: (kind) => tokens.issueAccess(kind, API_AUDIENCE, true).token,
  };
}

async function underFault(fault: Fault, request: Request, entry: ReceivedCall, work: () => Answer): Promise<Answer> {
  entry.fault = fault.kind;
  if ("afterWork" in fault && fault.afterWork) entry.worked = work().status;
  return (await play(fault, request)) ?? work();
}

function record(call: Call, at: Date): ReceivedCall {
  return {
    method: call.method,
    path: call.path,
    query: Object.fromEntries(call.query),
    body: call.body,
    requestId: call.headers.get("ms-requestid"),
    correlationId: call.headers.get("ms-correlationid"),
    token: call.token,
    at,
    status: null,
    worked: null,
  };
}

function withEchoes(call: Call, answer: Answer): Answer {
  if (!call.path.startsWith("/v1/")) return answer;
  const echoes = {
    "ms-requestid": call.headers.get("ms-requestid") ?? randomUUID(),
    "ms-correlationid": call.headers.get("ms-correlationid") ?? randomUUID(),
  };
  return { ...answer, headers: { ...echoes, ...answer.headers } };
}

function seedCustomer(world: World, seeded: SeededCustomer): SimulatedCustomer {
  const { verification = "Allowed", address, ...data } = seeded;
  const country = address?.country ?? "US";
  const complete: CustomerData = {
    email: `office@${data.domain}`,
    culture: "en-US",
    language: "en",
    enableGDAPByDefault: false,
    ...data,
    address: { addressLine1: "1 Main Street", firstName: "Ada", lastName: "Moss", ...address, country },
  };
  return addCustomer(world, complete, { verification: { kind: "set", status: verification, since: world.now() } });
}
