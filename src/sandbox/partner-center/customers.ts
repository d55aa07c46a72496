import type { Answer } from "./answer.ts";
import { fieldsOf, isGuid, textOf } from "./call.ts";
import type { Call } from "./call.ts";
import { invalid, onePage, readPage } from "./pages.ts";
import { refuse } from "./refusals.ts";
import { resellersOf } from "./resellers.ts";
import { isTaken } from "./world.ts";
import type { SimulatedCustomer, World } from "./world.ts";

const FILTER_FIELDS = ["companyname", "domain", "indirectreseller", "indirectcloudsolutionprovider"] as const;

interface Filter {
  field: (typeof FILTER_FIELDS)[number];
  value: string;
}

export function listCustomers(call: Call, world: World): Answer {
  const page = readPage(call, ["filter"]);
  const text = call.query.get("filter");
  const filter = text === null ? undefined : readFilter(text);
  if (text !== null && filter === undefined) return invalid("filter");
  if ("wrong" in page) return invalid(page.wrong);
  if (filter?.field.startsWith("indirect") && call.token !== "app+user") return refuse(900329);
  const found = world.customers
    .filter(({ relationship }) => relationship === "reseller")
    .filter((customer) => filter === undefined || fits(customer, filter));
  return onePage("/customers", found, page, listItem);
}

function readFilter(text: string): Filter | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = fieldsOf(parsed);
  const field = FILTER_FIELDS.find((known) => known === (textOf(fields, "Field") || "").toLowerCase());
  const value = textOf(fields, "Value");
  const operator = textOf(fields, "Operator");
  return field && value && operator === "starts_with" ? { field, value } : undefined;
}

function fits(customer: SimulatedCustomer, { field, value }: Filter): boolean {
  const subjects = {
    companyname: [customer.companyName],
    domain: [customer.domain],
    indirectreseller: resellersOf(customer),
    indirectcloudsolutionprovider: [],
  }[field];
  return subjects.some((subject) => subject.toLowerCase().startsWith(value.toLowerCase()));
}

/** Former customers included. */
export function findCustomer(call: Call, world: World): SimulatedCustomer | Answer {
  const id = call.path.split("/")[3] ?? "";
  if (!isGuid(id)) return refuse(900118);
  return world.customers.find((customer) => customer.id === id.toLowerCase()) ?? refuse(1000);
}

/** Of a customer without a relationship nothing is written about this call: assumed is what a stranger's ID answers. */
export function answerCustomer(customer: SimulatedCustomer): Answer {
  if (customer.relationship === "none") return refuse(1000);
  const body = {
    ...customerBody(customer),
    allowDelegatedAccess: false,
    relationshipToPartner: customer.relationship,
  };
  return { status: 200, body };
}

export function answerDomain(call: Call, world: World): Answer {
  const domain = decodeURIComponent(call.path.split("/")[3] ?? "");
  return { status: isTaken(world, domain) ? 200 : 404 };
}

export function customerBody(customer: SimulatedCustomer) {
  return {
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: {
      ...companyProfile(customer),
      ...(customer.registrationId === undefined ? {} : { organizationRegistrationNumber: customer.registrationId }),
    },
    billingProfile: billingProfileOf(customer),
    enableGDAPByDefault: customer.enableGDAPByDefault,
    ...(customer.associatedPartnerId === undefined ? {} : { associatedPartnerId: customer.associatedPartnerId }),
    attributes: { objectType: "Customer" },
  };
}

export function billingProfileOf(customer: SimulatedCustomer) {
  return {
    id: customer.billingProfileId,
    email: customer.email,
    culture: customer.culture,
    language: customer.language,
    companyName: customer.companyName,
    defaultAddress: customer.address,
    attributes: { etag: customer.etag, objectType: "CustomerBillingProfile" },
  };
}

function listItem(customer: SimulatedCustomer) {
  return {
    id: customer.id,
    companyProfile: companyProfile(customer),
    relationshipToPartner: customer.relationship,
    attributes: { objectType: "Customer" },
  };
}

function companyProfile(customer: SimulatedCustomer) {
  return {
    tenantId: customer.id,
    domain: customer.domain,
    companyName: customer.companyName,
    attributes: { objectType: "CustomerCompanyProfile" },
  };
}
