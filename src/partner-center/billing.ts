import { readBillingData, type BillingData } from "../core/billing/data.ts";
import type { BillingProfile, PartnerCenter } from "./contract.ts";
import { given } from "./read-answers.ts";
import type { Ask, Reply } from "./request.ts";
import { wireBillingProfile, type WireBillingProfile } from "./wire.ts";

/** The part of Partner Center that is about the data a customer is billed and verified by. */
export function billingCalls(ask: Ask): Pick<PartnerCenter, "billingProfile" | "saveBillingProfile"> {
  const pathOf = (tenantId: string): string => `/customers/${encodeURIComponent(tenantId)}/profiles/billing`;
  return {
    billingProfile: (tenantId) =>
      ask(
        { name: "billingProfile", method: "GET", path: pathOf(tenantId), token: "app" },
        wireBillingProfile,
        readProfile,
      ),

    saveBillingProfile: (tenantId, profile, data, { requestId }) =>
      ask(
        {
          name: "saveBillingProfile",
          method: "PUT",
          path: pathOf(tenantId),
          token: "app",
          headers: { "if-match": `"${profile.etag}"` },
          body: bodyOf(profile, data),
          requestId,
        },
        wireBillingProfile,
        readProfile,
      ),
  };
}

function readProfile(wire: WireBillingProfile, { json }: Reply): BillingProfile {
  const { defaultAddress: address, attributes } = wire;
  return {
    etag: attributes.etag,
    country: (address.country ?? "").toUpperCase(),
    data: readBillingData({
      companyName: wire.companyName ?? "",
      "address.line1": address.addressLine1 ?? "",
      "address.line2": address.addressLine2 ?? "",
      "address.city": address.city ?? "",
      "address.state": address.state ?? "",
      "address.postalCode": address.postalCode ?? "",
      "contact.firstName": given(address.firstName) ?? wire.firstName ?? "",
      "contact.lastName": given(address.lastName) ?? wire.lastName ?? "",
      "contact.email": wire.email ?? "",
      "contact.phone": address.phoneNumber ?? "",
      culture: wire.culture ?? "",
    }),
    whole: json as Record<string, unknown>,
  };
}

/** The whole object goes back, with what the desk does not know as it came. What is left out is emptied. */
function bodyOf({ whole, data: was }: BillingProfile, data: BillingData) {
  const { culture } = data;
  const first = data["contact.firstName"];
  const last = data["contact.lastName"];
  // They stand at two places and may differ there: one that is not corrected stays at both.
  const name = {
    ...(first !== was["contact.firstName"] && { firstName: first }),
    ...(last !== was["contact.lastName"] && { lastName: last }),
  };
  const filled = (text: string): string | undefined => given(text) ?? undefined;
  return {
    ...whole,
    ...name,
    email: data["contact.email"],
    companyName: data.companyName,
    ...(culture === was.culture ? {} : { culture, language: culture.split("-")[0] }),
    defaultAddress: {
      ...(whole["defaultAddress"] as Record<string, unknown>),
      ...name,
      addressLine1: data["address.line1"],
      addressLine2: filled(data["address.line2"]),
      city: filled(data["address.city"]),
      state: filled(data["address.state"]),
      postalCode: filled(data["address.postalCode"]),
      phoneNumber: filled(data["contact.phone"]),
    },
  };
}
