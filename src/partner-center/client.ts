import { fail, ok } from "../core/result.ts";
import type { Result, UpstreamFailure } from "../core/result.ts";
import { agreementCalls } from "./agreements.ts";
import { agreementStatusCalls } from "./agreement-status.ts";
import { auditLogCalls } from "./audit-log.ts";
import { cartCalls } from "./carts.ts";
import { catalogueCalls } from "./catalogue.ts";
import { billingCalls } from "./billing.ts";
import type { Answer, CustomerPage, PartnerCenter } from "./contract.ts";
import { deskFailure } from "./errors.ts";
import { nullWhenNotFound } from "./not-found.ts";
import { orderCalls } from "./orders.ts";
import { createPaging, MOST_PAGES } from "./pages.ts";
import { ownProfileCalls } from "./own-profile.ts";
import { purchaseCalls } from "./purchases.ts";
import { qualificationCalls } from "./qualification.ts";
import {
  readAddressCheck,
  readCountryRules,
  readCreated,
  readDetails,
  readListed,
  readResellers,
  readVerification,
} from "./read-answers.ts";
import { relationshipCalls } from "./relationships.ts";
import { createSend } from "./request.ts";
import type { Ask, Call, RequestOptions } from "./request.ts";
import {
  wireAddressCheck,
  wireCountryRules,
  wireCustomer,
  wireCustomers,
  wireRelationships,
  wireVerification,
} from "./wire.ts";
import { webhookCalls } from "./webhooks.ts";

/** The size of the documented examples; no greatest size is documented. */
const PAGE_SIZE = 40;
const noRelationship = "20002";

/** Which token a call uses: the application's own where Partner Center takes both, else the consenting person's. */
export function createPartnerCenter(options: RequestOptions): PartnerCenter {
  const send = createSend(options);
  const basePath = new URL(options.url).pathname.replace(/\/+$/, "");

  const ask: Ask = async (call, schema, read) => {
    const reply = await send(call);
    if (!reply.ok) return reply;
    const parsed = schema.safeParse(reply.value.json);
    if (parsed.success) return ok(read(parsed.data, reply.value));
    const { status, correlationId } = reply.value;
    return fail(deskFailure("unreadable-answer", "unknown", { status, correlationId }));
  };

  const paging = createPaging(ask, basePath);

  function customersPage(next: string | null, filter?: Record<string, string>): Answer<CustomerPage> {
    const query = new URLSearchParams({ size: String(PAGE_SIZE) });
    if (filter) query.set("filter", JSON.stringify(filter));
    const path = `/customers?${query.toString()}`;
    const call: Call = { name: "customersPage", method: "GET", path, token: "app" };
    return paging.page(call, next, wireCustomers, ({ items }, following) => ({
      customers: items.map(readListed),
      next: following,
    }));
  }

  return {
    ...agreementCalls(ask),
    ...agreementStatusCalls(ask),
    ...auditLogCalls(paging),
    ...cartCalls(ask),
    ...catalogueCalls(paging),
    ...orderCalls(paging),
    ...ownProfileCalls(ask),
    ...billingCalls(ask),
    ...purchaseCalls(paging, options.now ?? (() => new Date())),
    ...qualificationCalls(ask),
    ...relationshipCalls(ask),
    ...webhookCalls(ask),
    createCustomer: (body, { requestId }) =>
      ask(
        {
          name: "createCustomer",
          method: "POST",
          path: "/customers",
          token: body.associatedPartnerId === undefined ? "app" : "user",
          body,
          requestId,
        },
        wireCustomer,
        (wire, { correlationId }) => ({ ...readCreated(wire, body.companyProfile.domain), correlationId }),
      ),

    async isDomainTaken(domain) {
      const path = `/domains/${encodeURIComponent(domain)}`;
      const reply = await send({ name: "isDomainTaken", method: "HEAD", path, token: "app" });
      if (reply.ok) return ok(true);
      return reply.failure.status === 404 ? ok(false) : reply;
    },

    async countryRules(country) {
      const path = `/countryvalidationrules/${encodeURIComponent(country)}`;
      return nullWhenNotFound(
        await ask({ name: "countryRules", method: "GET", path, token: "app" }, wireCountryRules, readCountryRules),
      );
    },

    checkAddress: (address) =>
      ask(
        {
          name: "checkAddress",
          method: "POST",
          path: "/validations/address",
          token: "app",
          body: {
            addressLine1: address.line1,
            ...(address.line2 && { addressLine2: address.line2 }),
            city: address.city,
            state: address.state,
            postalCode: address.postalCode,
            country: address.country,
          },
        },
        wireAddressCheck,
        (wire) => readAddressCheck(wire, address),
      ),

    async verification(tenantId) {
      const path = `/customers/${encodeURIComponent(tenantId)}/validationStatus?type=account`;
      const call: Call = { name: "verification", method: "GET", path, token: "user" };
      const answer = await ask(call, wireVerification, readVerification);
      if (answer.ok || answer.failure.status !== 404 || answer.failure.code !== "600074") return answer;
      return ok({ status: "no_record", lastUpdate: null });
    },

    customersPage: (next) => customersPage(next),

    async customer(tenantId) {
      const path = `/customers/${encodeURIComponent(tenantId)}`;
      const answer = await ask({ name: "customer", method: "GET", path, token: "app" }, wireCustomer, readDetails);
      return !answer.ok && answer.failure.code === noRelationship ? ok(null) : nullWhenNotFound(answer);
    },

    resellers() {
      const path = "/relationships?relationship_type=IsIndirectCloudSolutionProviderOf";
      return paging.all({ name: "resellers", method: "GET", path, token: "user" }, wireRelationships, readResellers);
    },

    async findByDomain(domain) {
      const filter = { Field: "Domain", Value: domain, Operator: "starts_with" };
      let next: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer: Result<CustomerPage, UpstreamFailure> = await customersPage(next, filter);
        if (!answer.ok) return answer;
        const found = answer.value.customers.find((one) => one.domain?.toLowerCase() === domain.toLowerCase());
        if (found) return ok(found);
        next = answer.value.next;
        if (next === null) break;
      }
      return ok(null);
    },
  };
}
