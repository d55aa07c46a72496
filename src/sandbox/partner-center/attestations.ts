import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { COUNTRY_CODES } from "./countries.ts";
import { refuse } from "./refusals.ts";
import { isSameContact, type Contact, type CustomersAnswer, type SimulatedAttestation, type World } from "./world.ts";

/**
 * What the enhanced attestation is called, in this one place. Known from Microsoft's page are its address, `country`,
 * `language`, `companyName` and the signatory's two names; all else is assumed.
 */
const NAMES = {
  country: "country",
  language: "language",
  companyName: "companyName",
  firstName: "signatoryFirstName",
  lastName: "signatoryLastName",
  /** Assumed; that it is required is known. */
  email: "signatoryEmail",
  /** Assumed; that it is optional is known. */
  phoneNumber: "signatoryPhoneNumber",
  /** Assumed, here and in the agreement that finalises it. */
  id: "attestationId",
  /** Assumed. */
  link: "attestationUrl",
  /** Assumed. */
  state: "status",
} as const;

/** Resellers' words for the states; how they are written on the wire is assumed. */
type AttestationState = "Pending" | "LinkExpired" | "ReadyToCreateAgreement" | "Finalised";

/** Assumed: Microsoft does not say how long its page waits. */
const LINK_LIVES = 30 * 86_400_000;

/** A page on which somebody declined, or did nothing, goes on waiting: no state for it is known. */
function attestationState(one: SimulatedAttestation, now: Date): AttestationState {
  if (one.isFinalised) return "Finalised";
  if (one.answer === "accepts") return "ReadyToCreateAgreement";
  return now.getTime() - one.createdAt.getTime() < LINK_LIVES ? "Pending" : "LinkExpired";
}

/** The body is judged only for a new MS-RequestId, as with customers: a replay answers the first attestation. */
export function createAttestation(call: Call, world: World): Answer {
  const requestId = call.headers.get("ms-requestid")?.toLowerCase();
  if (requestId === undefined) return wrong("MS-RequestId");
  const earlier = world.attestations.find((one) => one.requestId === requestId);
  if (earlier) return { status: 201, body: attestationBody(earlier, world) };
  const read = readAttestation(call);
  if ("status" in read) return read;
  const attestation: SimulatedAttestation = {
    ...read,
    id: randomUUID(),
    requestId,
    createdAt: world.now(),
    answer: null,
    isFinalised: false,
  };
  world.attestations.push(attestation);
  return { status: 201, body: attestationBody(attestation, world) };
}

export function answerAttestation(call: Call, world: World): Answer {
  const found = findAttestation(world, decodeURIComponent(call.path.split("/")[4] ?? ""));
  return found ? { status: 200, body: attestationBody(found, world) } : refuse(1000);
}

function findAttestation(world: World, id: string): SimulatedAttestation | undefined {
  return world.attestations.find((one) => one.id === id.toLowerCase());
}

/** The address of the page is made up. */
function attestationLink({ id }: SimulatedAttestation): string {
  return `https://attestation.microsoft.example/${id}`;
}

export type ListedAttestation = Readonly<SimulatedAttestation> & { state: AttestationState; link: string };

/** As they stand now. */
export function listAttestations({ attestations, now }: World): ListedAttestation[] {
  return attestations.map((one) => ({ ...one, state: attestationState(one, now()), link: attestationLink(one) }));
}

function attestationBody(one: SimulatedAttestation, world: World) {
  return {
    [NAMES.id]: one.id,
    [NAMES.link]: attestationLink(one),
    [NAMES.state]: attestationState(one, world.now()),
    [NAMES.country]: one.country,
    [NAMES.language]: one.language,
    [NAMES.companyName]: one.companyName,
    attributes: { objectType: "EnhancedAttestation" },
  };
}

function readAttestation(
  call: Call,
): Pick<SimulatedAttestation, "country" | "language" | "companyName" | "signatory"> | Answer {
  const root = fieldsOf(call.body);
  const required = (name: string) => textOf(root, name) || null;
  const country = required(NAMES.country);
  const language = required(NAMES.language);
  const companyName = required(NAMES.companyName);
  const firstName = required(NAMES.firstName);
  const lastName = required(NAMES.lastName);
  const email = required(NAMES.email);
  const phoneNumber = textOf(root, NAMES.phoneNumber);
  if (country === null || !COUNTRY_CODES.has(country)) return wrong(NAMES.country);
  if (language === null || !/^[a-z]{2,3}(-[a-z]{2,4})*$/i.test(language)) return wrong(NAMES.language);
  if (companyName === null) return wrong(NAMES.companyName);
  if (firstName === null) return wrong(NAMES.firstName);
  if (lastName === null) return wrong(NAMES.lastName);
  if (email === null || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return wrong(NAMES.email);
  if (phoneNumber === false) return wrong(NAMES.phoneNumber);
  const signatory = { firstName, lastName, email, ...(phoneNumber === undefined ? {} : { phoneNumber }) };
  return { country, language, companyName, signatory };
}

/** The one that a new agreement names: undefined when it names none, a refusal when there is no such one. */
export function namedAttestation(call: Call, world: World): SimulatedAttestation | Answer | undefined {
  const id = textOf(fieldsOf(call.body), NAMES.id);
  if (id === undefined) return undefined;
  return (id && findAttestation(world, id)) || wrong(NAMES.id);
}

/** Why this contact's agreement cannot be made of it, or undefined. */
export function refuseToFinalise(one: SimulatedAttestation, contact: Contact, now: Date): Answer | undefined {
  const isReady = attestationState(one, now) === "ReadyToCreateAgreement";
  return isReady && isSameContact(one.signatory, contact) ? undefined : wrong(NAMES.id);
}

/** What the customer does on Microsoft's page. Answers why that cannot be, or null. */
export function answerOnPage(one: SimulatedAttestation, answer: CustomersAnswer, now: Date): string | null {
  const state = attestationState(one, now);
  if (state === "LinkExpired") return "The link to Microsoft's page has expired.";
  if (state !== "Pending") return "The customer has accepted on Microsoft's page already.";
  one.answer = answer;
  return null;
}

function wrong(property: string): Answer {
  return refuse(3000, `Invalid property: ${property}.`, [property]);
}
