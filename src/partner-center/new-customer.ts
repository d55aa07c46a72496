import { domainSuffix } from "../core/customer/fields.ts";
import type { CustomerInput } from "../core/customer/fields.ts";
import type { NewCustomer } from "./contract.ts";

/**
 * What is sent to create the customer: only what was given, and the opt-in to default GDAP always, since Partner
 * Center takes a missing one for yes. `defaultCulture` is the country's, for a customer whose language was left open.
 */
export function toNewCustomer(
  input: CustomerInput,
  { defaultCulture }: { defaultCulture: string | null },
): NewCustomer {
  const { address, contact } = input;
  const culture = input.culture || defaultCulture || "en-US";
  return {
    enableGDAPByDefault: input.defaultGdap,
    ...(input.resellerId && { associatedPartnerId: input.resellerId }),
    companyProfile: {
      domain: `${input.domainPrefix}${domainSuffix}`,
      ...(input.registrationId && { organizationRegistrationNumber: input.registrationId }),
    },
    billingProfile: {
      culture,
      language: culture.split("-")[0] ?? culture,
      email: contact.email,
      companyName: input.companyName,
      firstName: contact.firstName,
      lastName: contact.lastName,
      defaultAddress: {
        firstName: contact.firstName,
        lastName: contact.lastName,
        addressLine1: address.line1,
        ...(address.line2 && { addressLine2: address.line2 }),
        ...(address.city && { city: address.city }),
        ...(address.state && { state: address.state }),
        ...(address.postalCode && { postalCode: address.postalCode }),
        country: address.country,
        ...(contact.phone && { phoneNumber: contact.phone }),
      },
    },
  };
}
