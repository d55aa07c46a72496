import { z } from "zod";
import { isInvitationLink } from "../core/relationship/link.ts";
import { code, count, flag, itemType, links, text, texts } from "./wire-fields.ts";

/** The older, nested form of a list: `{ "value": [...] }`. */
const nested = z.looseObject({ value: texts }).nullish().catch(null);

const wireAddress = z.looseObject({
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  firstName: text,
  lastName: text,
  phoneNumber: text,
});
export type WireAddress = z.infer<typeof wireAddress>;

const companyProfile = z
  .looseObject({ tenantId: text, domain: text, companyName: text, organizationRegistrationNumber: text })
  .nullish()
  .catch(null);

export const wireCustomer = z.looseObject({
  id: z.string().min(1),
  companyProfile,
  relationshipToPartner: text,
  allowDelegatedAccess: flag,
  billingProfile: z
    .looseObject({
      email: text,
      culture: text,
      language: text,
      companyName: text,
      defaultAddress: wireAddress.nullish().catch(null),
    })
    .nullish()
    .catch(null),
  userCredentials: z.looseObject({ userName: text, password: text }).nullish().catch(null),
});
export type WireCustomer = z.infer<typeof wireCustomer>;

/** For answers whose names begin with capitals in one of Microsoft's samples and not in others: all become small. */
function inSmallLetters(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

export const wireCustomers = z.looseObject({ items: z.array(wireCustomer), links });

export const wireRelationships = z.looseObject({
  items: z.array(z.looseObject({ id: z.string().min(1), name: text, state: text, mpnId: code, location: text })),
  links,
});

export const wireOwnProfile = z.looseObject({ mpnId: code });

export const wireAddressCheck = z.looseObject({
  status: z.string(),
  suggestedAddresses: z.array(wireAddress).nullish().catch(null),
});

export const wireVerification = z.looseObject({ status: z.string(), lastUpdateDateTime: text });

export const wireQualification = z.preprocess(
  inSmallLetters,
  z.looseObject({
    qualification: z.string().min(1),
    vettingstatus: text,
    vettingreason: text,
    // Microsoft's samples have the first in lists, and the second in the answer to a request.
    vettingcreateddate: text,
    vettingcreatedate: text,
  }),
);

export const wireQualifications = z.preprocess(
  inSmallLetters,
  z.looseObject({ qualifications: z.array(wireQualification) }),
);

const signatory = z
  .looseObject({ firstName: text, lastName: text, email: text, phoneNumber: text })
  .nullish()
  .catch(null);

export const wireAgreementTemplates = z.looseObject({
  items: z.array(z.looseObject({ templateId: z.string().min(1), agreementType: text })),
});

export const wireAgreements = z.looseObject({
  items: z.array(z.looseObject({ type: text, dateAgreed: text, primaryContact: signatory })),
});

export const wireDirectSigning = z.looseObject({ isSigned: z.boolean() });

/**
 * The names of the enhanced attestation, in this one place. Known from Microsoft's page: the address it is created at,
 * `country`, `language`, `companyName`, `signatoryFirstName`, `signatoryLastName`, and the names of the states in the
 * words of resellers. Everything marked as assumed has to be confirmed in a real tenant before this way is chosen.
 */
export const enhancedAttestation = {
  path: "/attestations/enhanced",
  /** Assumed: that one can be read by its ID at all, and at this address. */
  pathOf: (id: string): string => `/attestations/enhanced/${encodeURIComponent(id)}`,
  /** Microsoft says so. */
  token: "app",
  /**
   * Assumed: the agreement that finalises one, and the template that it names, take the token of all other agreements.
   * Microsoft calls the whole way app-only, and does not say whether that goes for this step.
   */
  finaliseToken: "user",
  signatory: {
    firstName: "signatoryFirstName",
    lastName: "signatoryLastName",
    /** Assumed. */
    email: "signatoryEmail",
    /** Assumed. */
    phone: "signatoryPhoneNumber",
  },
  /** Assumed: in its answer, and in the agreement that finalises it. */
  id: "attestationId",
  /** Assumed: the page on which the customer reads and accepts. */
  link: "attestationUrl",
  /** Assumed: "Pending", "LinkExpired", "ReadyToCreateAgreement", "Finalised"; blanks and case do not count. */
  state: "status",
} as const;

/** Assumed, but for its being an object with an ID. */
export const wireEnhancedAttestation = z.looseObject({
  [enhancedAttestation.id]: z.string().min(1),
  [enhancedAttestation.link]: text,
  [enhancedAttestation.state]: text,
});

export const wireRelationshipRequest = z.looseObject({ url: z.string().refine(isInvitationLink) });

/** An answer without its etag is of no use: nothing could be written after it. */
export const wireBillingProfile = z.looseObject({
  email: text,
  culture: text,
  companyName: text,
  firstName: text,
  lastName: text,
  defaultAddress: wireAddress,
  attributes: z.looseObject({ etag: z.string().min(1) }),
});
export type WireBillingProfile = z.infer<typeof wireBillingProfile>;

/** What a removal answers says little that is needed: it may be of any form. */
export const wireRemoval = z.preprocess(inSmallLetters, z.looseObject({ relationshiptopartner: text }).catch({}));

export const wireSubscriptions = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string().min(1),
      offerId: text,
      offerName: text,
      friendlyName: text,
      // Legacy subscriptions have none: one that cannot be read must not be taken for one of those.
      productType: z
        .looseObject({ id: text, subType: itemType.nullish().catch(null) })
        .nullish()
        .catch({ id: null, subType: null }),
      quantity: count,
      unitType: text,
      billingType: text,
      commitmentEndDate: text,
      status: text,
      autoRenewEnabled: flag,
      isTrial: flag,
      orderId: code,
      productOrderId: code,
    }),
  ),
  links,
});
export type WireSubscription = z.infer<typeof wireSubscriptions>["items"][number];

export const wireEntitlements = z.looseObject({
  items: z.array(
    z.looseObject({
      entitlementType: text,
      productId: text,
      skuId: text,
      quantity: count,
      expiryDate: text,
      referenceOrder: z.looseObject({ id: code, alternateId: code }).nullish().catch(null),
      entitledArtifacts: z
        .array(z.looseObject({ resourceId: code }))
        .nullish()
        .catch(null),
      dynamicAttributes: z.looseObject({ reservationType: text }).nullish().catch(null),
    }),
  ),
  links,
});
export type WireEntitlement = z.infer<typeof wireEntitlements>["items"][number];

export const wireAuditRecords = z.looseObject({
  items: z.array(
    z.looseObject({
      customerId: text,
      customerName: text,
      resourceType: text,
      operationType: text,
      operationDate: text,
      operationStatus: text,
    }),
  ),
  links,
});

export const wireEventNames = z.array(z.string());

/** The events must be readable: they are sent back when one is added, and what is left out then is lost. */
export const wireRegistration = z.preprocess(
  inSmallLetters,
  z.looseObject({
    webhookurl: z.string().nullish(),
    webhookevents: wireEventNames.nullish(),
    signaturetokentomssignatureheader: flag,
  }),
);
export const wireSavedRegistration = wireRegistration.refine(({ webhookurl }) => !!webhookurl);

export const wireTestEventSent = z.preprocess(inSmallLetters, z.looseObject({ correlationid: z.string().min(1) }));

export const wireTestEvent = z.looseObject({
  status: z.string(),
  results: z
    .array(z.looseObject({ responseCode: code, responseMessage: text, systemError: flag, dateTimeUtc: text }))
    .nullish()
    .catch(null),
});

/** Two documented shapes in one: plain lists (recorded) and nested lists (older documentation). */
export const wireCountryRules = z.looseObject({
  iso2Code: z.string(),
  defaultCulture: text,
  isStateRequired: flag,
  supportedStatesList: texts,
  states: nested,
  supportedLanguagesList: texts,
  supportedLanguages: nested,
  supportedCulturesList: texts,
  supportedCultures: nested,
  isPostalCodeRequired: flag,
  postalCodeRegex: text,
  isCityRequired: flag,
  phoneNumberRegex: text,
  customerOrganizationRegistrationNumberRegex: text,
  customerOrganizationRegistrationNumberSample: text,
  customerOrganizationRegistrationNumberRequired: flag,
  customerOrganizationPhoneNumberRequired: flag,
});

/** Three documented shapes in one: the old, the newer, and the one of 429 (no code, `message` alone). */
export const wireError = z.looseObject({ code, description: text, message: text, isRetryable: flag });
