import type { PlannedFault } from "../fault-plan.ts";
import type { Acts } from "./acts.ts";
import type { ListedAttestation } from "./attestations.ts";
import type { AuditRecord } from "./audit-log.ts";
import type { SimulatedAuthority } from "./authority.ts";
import type { LineFailure } from "./carts.ts";
import type { SimulatedCertificates } from "./certificates.ts";
import type { Delivery } from "./deliveries.ts";
import type { Fault, Faults, MatcherInput } from "./faults.ts";
import type { LoginSettings } from "./login.ts";
import type { ReceivedCall } from "./received-calls.ts";
import type { Registration } from "./registration.ts";
import type { Seeding } from "./seeding.ts";
import type { TokenKind } from "./tokens.ts";
import type { Prospect, SimulatedCustomer, SimulatedReseller } from "./world.ts";

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
  /** Brings an event to whoever registered; over the network when left out. */
  deliver?: (request: Request) => Promise<Response>;
  /** Milliseconds between two attempts to deliver an event; half a second when left out. */
  betweenAttempts?: number;
  /** How it waits for them; on the real clock when left out. */
  pause?: (milliseconds: number) => Promise<void>;
}

type LoginSwitches = Pick<
  LoginSettings,
  "clientSecret" | "refreshTokensAreSingleUse" | "signsInWithMfa" | "nextConsent"
>;

export interface PartnerCenterSimulator extends Seeding, Acts {
  /** Answers requests for both the API host and the login host; any host is accepted, paths decide. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => Date;
  /** Former ones included. */
  readonly customers: readonly SimulatedCustomer[];
  readonly received: readonly ReceivedCall[];
  forgetReceived: () => void;
  readonly prospects: readonly Prospect[];
  readonly resellers: readonly SimulatedReseller[];
  /** The partner has asked for its invitation link. */
  readonly hasInvited: boolean;
  /** The resellers for whom it asked for a link together with its own. */
  readonly invitedWith: ReadonlySet<string>;
  /** What can be ordered, and which of it fails at the moment: in a checkout (`failure`), or in a cart before it. */
  readonly catalogue: readonly {
    id: string;
    title: string;
    failure: LineFailure | null;
    refusal: LineFailure | null;
  }[];
  /** Whether the partner may still attest agreements, as it could until January 2026. */
  takesAttestations: boolean;
  /** Enhanced attestations, as they stand now. */
  readonly attestations: readonly ListedAttestation[];
  /** Where the partner wants its events; null: nowhere. */
  readonly registration: Registration | null;
  /** Every event that was raised for it or forged, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** While it is true, events wait: as a day without webhooks when nobody delivers them afterwards. */
  withholdEvents: boolean;
  /** Whether every event goes out twice at once. */
  sendEventsTwice: boolean;
  deliverWithheld: () => void;
  /** Resolves when no event is on its way any more. */
  deliveriesSettled: () => Promise<void>;
  /** What signs the events. Made at the first look, which takes a moment; one for the whole process. */
  readonly authority: SimulatedAuthority;
  readonly certificates: SimulatedCertificates;
  readonly auditLog: readonly AuditRecord[];
  /** Whether what happens is recorded in the audit log. */
  keepsAuditLog: boolean;
  /** The first fault that matches a call is played and counted down; one time when `times` is left out. */
  fail: (matcher: MatcherInput, fault: Fault, times?: number) => PlannedFault;
  clearFaults: () => void;
  plannedFaults: Faults["waiting"];
  /** Whether a replayed MS-RequestId is answered with `userCredentials`. */
  replayPassword: boolean;
  countryRulesShape: "flat" | "nested";
  /** Whether carts and orders state prices. */
  statesPrices: boolean;
  /** Milliseconds until a new order is listed; none when left alone, a quarter of an hour as Microsoft says at most. */
  ordersAppearAfter: number;
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
