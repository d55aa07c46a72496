import type { Answer } from "./answer.ts";

export type ErrorShape = "old" | "new";

interface Refusal {
  status: number;
  shape: ErrorShape;
  name: string;
  text: string;
}

/**
 * Every code that Partner Center is known to answer. Texts as the error-code page prints them where it does; names of
 * the 600xxx to 900xxx rows are made up except those of 600061 and 600074.
 */
const REFUSALS = {
  1000: { status: 404, shape: "old", name: "NotFound", text: "Not found." },
  1002: { status: 400, shape: "old", name: "RequestRefused", text: "The request was refused." },
  2000: { status: 400, shape: "old", name: "BadInput", text: "Bad input." },
  2001: { status: 400, shape: "old", name: "MissingInput", text: "Missing input." },
  2030: {
    status: 403,
    shape: "old",
    name: "CountryNotOnboarded",
    text: "Partner isn't onboarded to sell in country/region.",
  },
  2055: { status: 400, shape: "old", name: "EtagInvalid", text: "The etag is no longer valid." },
  2200: { status: 400, shape: "old", name: "InvalidMpnId", text: "Requested MPN Id is either invalid or unknown." },
  2205: { status: 400, shape: "old", name: "AccountNotFound", text: "Could not find account." },
  3000: { status: 400, shape: "old", name: "InvalidProperty", text: "Invalid property." },
  13605: {
    status: 403,
    shape: "old",
    name: "AgreementMissing",
    text: "The customer has not accepted the Microsoft Customer Agreement.",
  },
  20002: {
    status: 403,
    shape: "old",
    name: "NoCommerceRelationship",
    text: "There is no commerce relationship with the customer.",
  },
  60003: { status: 404, shape: "old", name: "TenantNotFound", text: "The tenant was not found." },
  400013: { status: 404, shape: "new", name: "ProductNotFound", text: "The parent product was not found." },
  400030: {
    status: 403,
    shape: "new",
    name: "TargetSegmentNotAllowed",
    text: "Access to the requested targetSegment is not allowed.",
  },
  400036: {
    status: 403,
    shape: "new",
    name: "TargetViewNotAllowed",
    text: "Access to the requested targetView is not allowed.",
  },
  600002: {
    status: 400,
    shape: "new",
    name: "OrganizationRegistrationIdNotSupported",
    text: "Organization registration ID value isn't supported.",
  },
  600006: { status: 400, shape: "new", name: "ActionNotAllowed", text: "The action is not allowed." },
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
  600061: {
    status: 409,
    shape: "new",
    name: "PartnerConfirmedAgreementAlreadyExists",
    text: "The agreement already exists for this contact.",
  },
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
  800066: { status: 403, shape: "new", name: "TooManySubscriptions", text: "The customer has too many subscriptions." },
  800069: { status: 403, shape: "new", name: "RiskCheckFailed", text: "The order failed the risk-management check." },
  800073: { status: 403, shape: "new", name: "AccountUnderReview", text: "The customer account is under review." },
  800074: { status: 403, shape: "new", name: "AccountReviewPending", text: "The customer account is under review." },
  800075: { status: 403, shape: "new", name: "AccountNotApproved", text: "The customer account is not approved." },
  900118: { status: 400, shape: "new", name: "InvalidCustomerId", text: "Invalid customer ID." },
  900123: {
    status: 403,
    shape: "new",
    name: "ResellerAgreementNotSigned",
    text: "Reseller has not accepted the Microsoft Partner Agreement.",
  },
  900124: {
    status: 403,
    shape: "new",
    name: "PartnerAgreementNotSigned",
    text: "The partner has not accepted the Microsoft Partner Agreement.",
  },
  900149: { status: 403, shape: "new", name: "ProgramInactive", text: "A program status is not active." },
  900150: { status: 403, shape: "new", name: "RoleNotAllowed", text: "The given role may not do this." },
  900154: {
    status: 400,
    shape: "new",
    name: "ResellerLocationNotLinked",
    text: "The partner location ID is not linked to an active CSP indirect reseller.",
  },
  900206: {
    status: 400,
    shape: "new",
    name: "PartnerAttestationMissing",
    text: "The partner attestation is missing in the order or cart.",
  },
  900308: { status: 403, shape: "new", name: "InsufficientPrivileges", text: "Insufficient privileges." },
  900309: { status: 403, shape: "new", name: "BlockedByConditionalAccess", text: "Blocked by conditional access." },
  900329: {
    status: 403,
    shape: "new",
    name: "AppOnlyNotAllowed",
    text: "App-only access is not allowed for this operation.",
  },
  900416: {
    status: 403,
    shape: "new",
    name: "AccountLocked",
    text: "The customer account is locked for transactions.",
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
export const refusalCodes: readonly number[] = Object.keys(REFUSALS).map(Number);

export function isRefusalCode(code: number): code is RefusalCode {
  return refusalCodes.includes(code);
}

export function refuse(code: RefusalCode, text?: string, data: readonly string[] = []): Answer {
  const row: Refusal = REFUSALS[code];
  return {
    status: row.status,
    body: errorBody(row.shape, code, text ?? row.text, { name: row.name, data }),
  };
}

/** A shape of its own, without a code. */
export function throttled(seconds: number): Answer {
  return {
    status: 429,
    headers: { "retry-after": String(seconds) },
    body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
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
