import type { Answer } from "./answer.ts";
import { fieldsOf, isGuid, textOf } from "./call.ts";
import type { Call } from "./call.ts";
import { refuse } from "./refusals.ts";
import { isTaken } from "./world.ts";
import type { SimulatedCustomer, World } from "./world.ts";

const FILTER_FIELDS = ["companyname", "domain", "indirectreseller", "indirectcloudsolutionprovider"] as const;

interface Filter {
  field: (typeof FILTER_FIELDS)[number];
  value: string;
}

export function listCustomers(call: Call, world: World): Answer {
  const size = call.query.get("size") ?? "500";
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 500) return invalid("size");
  const text = call.query.get("filter");
  const filter = text === null ? undefined : readFilter(text);
  if (text !== null && filter === undefined) return invalid("filter");
  if (filter?.field.startsWith("indirect") && call.token !== "app+user") return refuse(900329);

  const from = readPosition(call, `${size}|${text ?? ""}`);
  if (from === undefined) return invalid("MS-ContinuationToken");
  const found = world.customers.filter((customer) => filter === undefined || fits(customer, filter));
  const items = found.slice(from, from + Number(size));
  const more = from + items.length < found.length;
  const query = `size=${size}${text === null ? "" : `&filter=${encodeURIComponent(text)}`}`;
  return {
    status: 200,
    body: {
      // Of this page: no overall count is promised.
      totalCount: items.length,
      items: items.map(listItem),
      links: {
        self: { uri: `/v1/customers?${query}`, method: "GET", headers: [] },
        ...(more ? { next: nextLink(query, from + items.length, from / Number(size), `${size}|${text ?? ""}`) } : {}),
      },
      attributes: { objectType: "Collection" },
    },
  };
}

/** Some links of the real service start with /v1 and some do not: here the pages take turns. */
function nextLink(query: string, position: number, page: number, search: string) {
  const value = Buffer.from(`${position}|${search}`).toString("base64");
  return {
    uri: `${page % 2 === 0 ? "/v1" : ""}/customers?${query}&seekOperation=Next`,
    method: "GET",
    headers: [{ key: "MS-ContinuationToken", value }],
  };
}

function readPosition(call: Call, search: string): number | undefined {
  const token = call.headers.get("ms-continuationtoken");
  const isNext = call.query.get("seekOperation")?.toLowerCase() === "next";
  if (token === null) return isNext ? undefined : 0;
  const [position, ...rest] = Buffer.from(token, "base64").toString().split("|");
  return isNext && rest.join("|") === search ? Number(position) : undefined;
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
  const subject = {
    companyname: customer.companyName,
    domain: customer.domain,
    indirectreseller: customer.associatedPartnerId ?? "",
    indirectcloudsolutionprovider: "",
  }[field];
  return subject.toLowerCase().startsWith(value.toLowerCase());
}

export function findCustomer(call: Call, world: World): SimulatedCustomer | Answer {
  const id = call.path.split("/")[3] ?? "";
  if (!isGuid(id)) return refuse(900118);
  return world.customers.find((customer) => customer.id === id.toLowerCase()) ?? refuse(1000);
}

export function answerCustomer(customer: SimulatedCustomer): Answer {
  const body = { ...customerBody(customer), allowDelegatedAccess: false, relationshipToPartner: "reseller" };
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
    billingProfile: {
      id: customer.billingProfileId,
      email: customer.email,
      culture: customer.culture,
      language: customer.language,
      companyName: customer.companyName,
      defaultAddress: customer.address,
      attributes: { etag: customer.etag, objectType: "CustomerBillingProfile" },
    },
    enableGDAPByDefault: customer.enableGDAPByDefault,
    ...(customer.associatedPartnerId === undefined ? {} : { associatedPartnerId: customer.associatedPartnerId }),
    attributes: { objectType: "Customer" },
  };
}

function listItem(customer: SimulatedCustomer) {
  return {
    id: customer.id,
    companyProfile: companyProfile(customer),
    relationshipToPartner: "reseller",
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

function invalid(what: string): Answer {
  return refuse(3000, `Invalid property: ${what}.`, [what]);
}
