import type { Answer } from "./answer.ts";
import { namedAttestation, refuseToFinalise } from "./attestations.ts";
import { recordActivity } from "./audit-log.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { collection } from "./pages.ts";
import { refuse } from "./refusals.ts";
import { isSameContact, type SignedAgreement, type SimulatedCustomer, type World } from "./world.ts";

const TEMPLATES = [
  {
    templateId: "117a77b0-9360-443b-8795-c6dedc750cf9",
    agreementType: "MicrosoftCustomerAgreement",
    agreementLink: "https://aka.ms/customeragreement",
    versionRank: 0,
  },
  {
    templateId: "998b88de-aa99-4388-a42c-1b3517d49490",
    agreementType: "MicrosoftCloudAgreement",
    // Made up: no page prints it.
    agreementLink: "https://aka.ms/cloudagreement",
    versionRank: 0,
  },
] as const;
const CLOUD = TEMPLATES[1];

type AgreementType = (typeof TEMPLATES)[number]["agreementType"];

/** Undefined for a type that nobody knows; without the parameter the older agreement is meant. */
function typesIn(call: Call): AgreementType[] | undefined {
  const wanted = (call.query.get("agreementType") ?? CLOUD.agreementType).toLowerCase();
  const found = TEMPLATES.map((one) => one.agreementType).filter((type) => ["*", type.toLowerCase()].includes(wanted));
  return found.length === 0 ? undefined : found;
}

const unknownType = () => refuse(3000, "Invalid property: agreementType.", ["agreementType"]);

export function listTemplates(call: Call): Answer {
  const types = typesIn(call);
  return types ? collection(TEMPLATES.filter((one) => types.includes(one.agreementType))) : unknownType();
}

export function listAgreements(call: Call, customer: SimulatedCustomer): Answer {
  const types = typesIn(call);
  return types ? collection(customer.agreements.filter((one) => types.includes(one.type))) : unknownType();
}

export function answerDirectlySigned(customer: SimulatedCustomer): Answer {
  return { status: 200, body: { isSigned: customer.agreementAnswer === "accepts" } };
}

/**
 * The partner attests that the customer accepted, or finalises what the customer accepted on Microsoft's page. That
 * 600061 comes before what is wrong with the page is assumed.
 */
export function createAgreement(call: Call, customer: SimulatedCustomer, world: World): Answer {
  const attestation = namedAttestation(call, world);
  if (attestation !== undefined && "status" in attestation) return attestation;
  if (attestation === undefined && !world.takesAttestations) {
    // Microsoft ended this on 5 January 2026 and does not say what it answers since: the code is made up.
    return refuse(600006, "Agreements can no longer be attested here.");
  }
  const read = readAgreement(call, world);
  if ("status" in read) return read;
  // Assumed: the page shows no other agreement.
  if (attestation !== undefined && read.type === CLOUD.agreementType)
    return refuse(3000, "Invalid property: type.", ["type"]);
  const isSame = (one: SignedAgreement) =>
    one.type === read.type && isSameContact(one.primaryContact, read.primaryContact);
  if (customer.agreements.some(isSame)) return refuse(600061);
  const refused = attestation && refuseToFinalise(attestation, read.primaryContact, world.now());
  if (refused) return refused;
  if (attestation !== undefined) attestation.isFinalised = true;
  customer.agreements.push(read);
  recordActivity(world, {
    customer,
    operationType: "create_agreement",
    resourceType: "agreement",
    by: call.token,
    newValue: read,
  });
  return { status: 201, body: read };
}

function readAgreement(call: Call, world: World): SignedAgreement | Answer {
  const root = fieldsOf(call.body);
  const contact = fieldsOf(root.get("primarycontact"));
  const required = (fields: typeof root, name: string) => textOf(fields, name) || null;
  const firstName = required(contact, "firstName");
  const lastName = required(contact, "lastName");
  const email = required(contact, "email");
  const phoneNumber = textOf(contact, "phoneNumber") || undefined;
  const dateAgreed = required(root, "dateAgreed");
  const template = TEMPLATES.find((one) => one.templateId === required(root, "templateId"));
  const wrong = (property: string) => refuse(3000, `Invalid property: ${property}.`, [property]);
  if (firstName === null) return wrong("primaryContact.firstName");
  if (lastName === null) return wrong("primaryContact.lastName");
  if (email === null || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return wrong("primaryContact.email");
  if (template === undefined) return wrong("templateId");
  const agreed = Date.parse(dateAgreed ?? "");
  if (dateAgreed === null || Number.isNaN(agreed) || agreed > world.now().getTime()) return wrong("dateAgreed");
  // A wrong or missing type makes an agreement of the older kind.
  const named = required(root, "type")?.toLowerCase();
  const made = TEMPLATES.find((one) => one.agreementType.toLowerCase() === named) ?? CLOUD;
  return {
    userId: world.consentingUserId,
    primaryContact: { firstName, lastName, email, ...(phoneNumber === undefined ? {} : { phoneNumber }) },
    templateId: template.templateId,
    dateAgreed: new Date(agreed).toISOString(),
    type: made.agreementType,
    agreementLink: made.agreementLink,
  };
}
