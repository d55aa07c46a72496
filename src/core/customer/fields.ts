import { z } from "zod";
import { normaliseText } from "../text.ts";

const text = z.preprocess((value) => (typeof value === "string" ? normaliseText(value) : ""), z.string());

/**
 * What a person says about a new customer. Every text is normalised; an empty text means "not given".
 * The paths of these fields are the names of the form's blocks, of the issues and of the command line's columns.
 */
export const customerInput = z.object({
  companyName: text,
  address: z.object({
    /** ISO 3166-1 alpha-2, upper case. */
    country: text.transform((value) => value.toUpperCase()),
    line1: text,
    line2: text,
    city: text,
    state: text,
    postalCode: text,
  }),
  registrationId: text,
  /** The part before `.onmicrosoft.com`; who writes the whole domain means the same. */
  domainPrefix: text.transform((value) => value.toLowerCase().replace(/\.onmicrosoft\.com$/, "")),
  contact: z.object({ firstName: text, lastName: text, email: text, phone: text }),
  /** Language of Microsoft's mails, such as `pt-BR`; empty means the country's default. */
  culture: text,
  /** Tenant ID of the indirect reseller; empty means that the partner sells directly. */
  resellerId: text,
  defaultGdap: z.boolean().default(true),
});
export type CustomerInput = z.infer<typeof customerInput>;

export const customerFields = [
  "companyName",
  "address.country",
  "address.line1",
  "address.line2",
  "address.city",
  "address.state",
  "address.postalCode",
  "registrationId",
  "domainPrefix",
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "contact.phone",
  "culture",
  "resellerId",
  "defaultGdap",
] as const;
export type CustomerField = (typeof customerFields)[number];

/** Most characters per field. Sources: facts 1.2, 1.3 and 2.3 of the Partner Center documentation (docs/rules.md). */
export const fieldLimits = {
  companyName: 255,
  "address.country": 2,
  "address.line1": 200,
  "address.line2": 200,
  "address.city": 100,
  "address.state": 100,
  "address.postalCode": 20,
  registrationId: 50,
  domainPrefix: 27,
  "contact.firstName": 40,
  "contact.lastName": 40,
  "contact.email": 254,
  "contact.phone": 30,
} as const satisfies Partial<Record<CustomerField, number>>;

export const domainSuffix = ".onmicrosoft.com";

/** Reads loosely typed answers, such as a form's or a table row's; whatever is missing is "not given". */
export function readCustomerInput(raw: { readonly [key: string]: unknown }): CustomerInput {
  return customerInput.parse({ address: {}, contact: {}, ...raw });
}
