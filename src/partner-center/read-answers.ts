import { z } from "zod";
import { addressStatuses } from "../core/customer/checks.ts";
import type { Address } from "../core/customer/checks.ts";
import type { CountryRules } from "../core/customer/country-rules.ts";
import { verificationStatuses } from "../core/customer/verification.ts";
import { Secret } from "../core/secret-text.ts";
import type {
  AddressCheck,
  CreatedCustomer,
  CustomerDetails,
  ListedCustomer,
  ResellerChoice,
  Verification,
} from "./contract.ts";
import type {
  WireAddress,
  WireCustomer,
  wireAddressCheck,
  wireCountryRules,
  wireRelationships,
  wireVerification,
} from "./wire.ts";

/** Null for what is absent, null, or empty. */
export const given = (text: string | null | undefined): string | null => (text == null || text === "" ? null : text);

export function readCreated(
  wire: WireCustomer,
  askedDomain: string,
): Pick<CreatedCustomer, "tenantId" | "userName" | "password"> {
  const userName = given(wire.userCredentials?.userName);
  const password = given(wire.userCredentials?.password);
  const domain = given(wire.companyProfile?.domain) ?? askedDomain;
  return {
    tenantId: wire.id,
    userName: userName === null || userName.includes("@") ? userName : `${userName}@${domain}`,
    password: password === null ? null : new Secret(password),
  };
}

export function readListed(wire: WireCustomer): ListedCustomer {
  return {
    tenantId: wire.id,
    domain: given(wire.companyProfile?.domain),
    companyName: given(wire.companyProfile?.companyName) ?? given(wire.billingProfile?.companyName),
    relationship: given(wire.relationshipToPartner),
  };
}

export function readDetails(wire: WireCustomer): CustomerDetails {
  const address = wire.billingProfile?.defaultAddress;
  return {
    ...readListed(wire),
    registrationId: given(wire.companyProfile?.organizationRegistrationNumber),
    email: given(wire.billingProfile?.email),
    culture: given(wire.billingProfile?.culture),
    language: given(wire.billingProfile?.language),
    address: address ? readAddress(address) : null,
    contact: address
      ? { firstName: address.firstName ?? "", lastName: address.lastName ?? "", phone: address.phoneNumber ?? "" }
      : null,
    allowsDelegatedAccess: wire.allowDelegatedAccess ?? null,
  };
}

function readAddress(wire: WireAddress): Address {
  return {
    country: (wire.country ?? "").toUpperCase(),
    line1: wire.addressLine1 ?? "",
    line2: wire.addressLine2 ?? "",
    city: wire.city ?? "",
    state: wire.state ?? "",
    postalCode: wire.postalCode ?? "",
  };
}

export function readAddressCheck(wire: z.infer<typeof wireAddressCheck>, asked: Address): AddressCheck {
  const said = wire.status.trim();
  return {
    status: addressStatuses.find((status) => status.toLowerCase() === said.toLowerCase()) ?? "Unrecognised",
    said,
    // A suggestion may leave out what it does not change.
    suggestions: (wire.suggestedAddresses ?? []).map((suggestion) => {
      const address = readAddress(suggestion);
      return { ...address, country: address.country || asked.country };
    }),
  };
}

export function readVerification(wire: z.infer<typeof wireVerification>): Verification {
  const said = wire.status.toLowerCase().replace(/[^a-z]/g, "");
  return {
    status: verificationStatuses.find((status) => status.replace("_", "") === said) ?? "unknown",
    lastUpdate: readUtc(given(wire.lastUpdateDateTime)),
  };
}

/** Partner Center's times are UTC without saying so; the year 1 is .NET's "never". */
export function readUtc(text: string | null): Date | null {
  if (text === null) return null;
  const at = new Date(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 ? null : at;
}

const calendarDate = z.iso.date();

/** Null for what no calendar has, and for the first day of all: it stands for a date that is not known. */
export function readDay(moment: string | null | undefined): string | null {
  const day = (moment ?? "").slice(0, 10);
  return calendarDate.safeParse(day).success && day !== "0001-01-01" ? day : null;
}

export function readCountryRules(wire: z.infer<typeof wireCountryRules>): CountryRules {
  return {
    country: wire.iso2Code.toUpperCase(),
    stateRequired: wire.isStateRequired ?? null,
    states: wire.supportedStatesList ?? wire.states?.value ?? [],
    cityRequired: wire.isCityRequired ?? null,
    postalCodeRequired: wire.isPostalCodeRequired ?? null,
    postalCodePattern: given(wire.postalCodeRegex),
    phoneRequired: wire.customerOrganizationPhoneNumberRequired ?? null,
    phonePattern: given(wire.phoneNumberRegex),
    registrationIdRequired: wire.customerOrganizationRegistrationNumberRequired ?? null,
    registrationIdPattern: given(wire.customerOrganizationRegistrationNumberRegex),
    registrationIdSample: given(wire.customerOrganizationRegistrationNumberSample),
    defaultCulture: given(wire.defaultCulture),
    cultures: wire.supportedCulturesList ?? wire.supportedCultures?.value ?? [],
    languages: wire.supportedLanguagesList ?? wire.supportedLanguages?.value ?? [],
  };
}

export function readResellers(wire: z.infer<typeof wireRelationships>): ResellerChoice[] {
  return wire.items.map((item) => ({
    tenantId: item.id,
    name: given(item.name) ?? item.id,
    state: given(item.state),
    mpnId: given(item.mpnId),
    location: given(item.location),
  }));
}
