import { z } from "zod";
import { educationSegments } from "../qualification.ts";
import { normaliseText, tidyText } from "../text.ts";

const read = (form: (text: string) => string) =>
  z.preprocess((value) => (typeof value === "string" ? form(value) : ""), z.string());
/** Names and addresses go to Microsoft as they were written: `nº` must not become `no`. */
export const text = read(tidyText);
/** In codes, numbers and addresses of machines a wide sign means the plain one. */
export const sign = read(normaliseText);

/**
 * What a person says about a new customer. Every text is tidied up; an empty text means "not given".
 * The paths of these fields are the names of the form's blocks, of the issues and of the command line's columns.
 */
export const customerInput = z.object({
  companyName: text,
  address: z.object({
    /** ISO 3166-1 alpha-2, upper case. */
    country: sign.transform((value) => normaliseText(value.toUpperCase())),
    line1: text,
    line2: text,
    city: text,
    state: sign,
    postalCode: sign,
  }),
  registrationId: sign,
  /** The part before `.onmicrosoft.com`; who writes the whole domain means the same. */
  domainPrefix: sign.transform((value) => normaliseText(value.toLowerCase()).replace(/(?:\.onmicrosoft\.com)+$/, "")),
  /** As what kind of school it may buy; empty for a customer that is none. */
  educationSegment: sign.pipe(z.enum(["", ...educationSegments]).catch("")),
  /** The school's website as it was typed; `educationOf` reads it. */
  educationWebsite: sign,
  contact: z.object({ firstName: text, lastName: text, email: sign, phone: sign }),
  /** Language of Microsoft's mails, such as `pt-BR`; empty means the country's default. */
  culture: sign,
  /** Tenant ID of the indirect reseller; empty means that the partner sells directly. */
  resellerId: sign,
  defaultGdap: z.boolean().default(true),
  /** The customer has accepted the Microsoft Customer Agreement already; who and when is recorded once it exists. */
  agreementAccepted: z.boolean().default(false),
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
  "educationSegment",
  "educationWebsite",
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "contact.phone",
  "culture",
  "resellerId",
  "defaultGdap",
  "agreementAccepted",
] as const;
export type CustomerField = (typeof customerFields)[number];

/** Ticked or not. */
export const customerBoxes = ["defaultGdap", "agreementAccepted"] as const satisfies readonly CustomerField[];
export const isBox = (field: CustomerField): boolean => customerBoxes.some((one) => one === field);

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
  const input = customerInput.parse({ address: {}, contact: {}, ...raw });
  // Typed before somebody changed their mind.
  return input.educationSegment === "" ? { ...input, educationWebsite: "" } : input;
}

/** What the rules see of an answer: the form in which texts are compared. */
export const asJudged = (input: CustomerInput): CustomerInput => ({
  ...input,
  companyName: normaliseText(input.companyName),
  address: {
    ...input.address,
    line1: normaliseText(input.address.line1),
    line2: normaliseText(input.address.line2),
    city: normaliseText(input.address.city),
  },
  contact: {
    ...input.contact,
    firstName: normaliseText(input.contact.firstName),
    lastName: normaliseText(input.contact.lastName),
  },
});
