import { z } from "zod";
import type { CustomerFacts } from "../customer/facts.ts";
import { sign, text } from "../customer/fields.ts";
import { readDomain } from "./domain.ts";

/** Where a new company comes from. Source: 003_92b34684cb4cfac2.txt, new customers. */
export const requestOrigins = ["own-marketing", "microsoft-referral", "provider"] as const;
export type RequestOrigin = (typeof requestOrigins)[number];

/** What a person says about a company that is asked for a relationship and is not in the list; empty means "not given". */
export const relationshipRequestInput = z.object({
  companyName: text,
  /** A host name, read from whatever was pasted; see `readDomain`. */
  domain: z.preprocess((value) => (typeof value === "string" ? readDomain(value) : ""), z.string()),
  contact: z.object({ firstName: text, lastName: text, email: sign }),
  cameFrom: sign.transform((value) => requestOrigins.find((origin) => origin === value) ?? ""),
});
export type RelationshipRequestInput = z.infer<typeof relationshipRequestInput>;

export const relationshipRequestFields = [
  "companyName",
  "domain",
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "cameFrom",
] as const;
export type RelationshipRequestField = (typeof relationshipRequestFields)[number];

export type RelationshipRequestFacts = Pick<CustomerFacts, "partnerDomains">;

/** Source: RFC 1035, section 2.3.4, without the dot at the end. */
export const mostInDomain = 253;
