import type { Answer } from "./answer.ts";

export type ErrorShape = "old" | "new";

interface Refusal {
  status: number;
  shape: ErrorShape;
  name: string;
  text: string;
}

/** Texts as the error-code page prints them; names of the 600xxx and 900xxx rows are made up except 600074's. */
const REFUSALS = {
  1000: { status: 404, shape: "old", name: "NotFound", text: "Not found." },
  2000: { status: 400, shape: "old", name: "BadInput", text: "Bad input." },
  2001: { status: 400, shape: "old", name: "MissingInput", text: "Missing input." },
  2030: {
    status: 403,
    shape: "old",
    name: "CountryNotOnboarded",
    text: "Partner isn't onboarded to sell in country/region.",
  },
  2200: { status: 400, shape: "old", name: "InvalidMpnId", text: "Requested MPN Id is either invalid or unknown." },
  2205: { status: 400, shape: "old", name: "AccountNotFound", text: "Could not find account." },
  3000: { status: 400, shape: "old", name: "InvalidProperty", text: "Invalid property." },
  600002: {
    status: 400,
    shape: "new",
    name: "OrganizationRegistrationIdNotSupported",
    text: "Organization registration ID value isn't supported.",
  },
  600049: {
    status: 400,
    shape: "new",
    name: "OrganizationRegistrationIdMissing",
    text: "Organization registration ID information is missing.",
  },
  600050: {
    status: 400,
    shape: "new",
    name: "OrganizationRegistrationIdInvalid",
    text: "Organization registration ID information is invalid.",
  },
  600051: { status: 400, shape: "new", name: "PhoneNumberMissing", text: "Customer phone number is missing." },
  600074: { status: 404, shape: "new", name: "AccountStatusNotFound", text: "Account Status was not found." },
  800016: {
    status: 400,
    shape: "new",
    name: "InvalidIndirectReseller",
    text: "PartnerID isn't a valid Indirect Reseller.",
  },
  800039: {
    status: 403,
    shape: "new",
    name: "ResellerProgramInactive",
    text: "Reseller program status isn't active.",
  },
  900118: { status: 400, shape: "new", name: "InvalidCustomerId", text: "Invalid customer ID." },
  900123: {
    status: 403,
    shape: "new",
    name: "ResellerAgreementNotSigned",
    text: "Reseller has not accepted the Microsoft Partner Agreement.",
  },
  900154: {
    status: 400,
    shape: "new",
    name: "ResellerLocationNotLinked",
    text: "The partner location ID is not linked to an active CSP indirect reseller.",
  },
  900329: {
    status: 403,
    shape: "new",
    name: "AppOnlyNotAllowed",
    text: "App-only access is not allowed for this operation.",
  },
  900420: { status: 401, shape: "new", name: "InvalidAudience", text: "The audience of the token is not valid." },
  900421: {
    status: 401,
    shape: "new",
    name: "MfaRequired",
    text: "The token was issued without multifactor authentication.",
  },
} satisfies Record<number, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

export function refuse(code: RefusalCode, text?: string, data: readonly string[] = []): Answer {
  const row: Refusal = REFUSALS[code];
  return {
    status: row.status,
    body: errorBody(row.shape, code, text ?? row.text, { name: row.name, data }),
  };
}

export function errorBody(
  shape: ErrorShape,
  code: number | string,
  text: string,
  more: { name?: string; data?: readonly string[]; isRetryable?: boolean } = {},
): unknown {
  if (shape === "old") return { code, description: text, data: more.data ?? [], source: "PartnerFD" };
  return {
    // The real service sends numbers for some codes and strings for others.
    code: Number(code) >= 900_000 ? String(code) : code,
    message: text,
    description: text,
    errorName: more.name ?? "Unspecified",
    isRetryable: more.isRetryable ?? false,
    parameters: {},
    errorMessageExtended: `InternalErrorCode=${code}`,
  };
}
