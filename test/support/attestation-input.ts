import {
  attestationInput,
  type AttestationFacts,
  type AttestationInput,
} from "../../src/core/agreement/attestation.ts";
import { bundledRules } from "../../src/core/customer/country-rules.ts";
import type { DeepPartial } from "../../src/core/rule.ts";

const complete = {
  contact: { firstName: "Ana", lastName: "Souza", email: "ana@contosointeriores.com.br", phone: "+55 11 91234-5678" },
  acceptedOn: "2026-11-23",
  evidence: "https://fabrikam.sharepoint.com/agreements/contoso.pdf",
};

/** What a person typed, read as the desk reads it: a complete attestation, but for what is given. */
export function attestationWith(given: DeepPartial<AttestationInput> = {}): AttestationInput {
  return attestationInput.parse({ ...complete, ...given, contact: { ...complete.contact, ...given.contact } });
}

/** The world on 25 November 2026; the customer is in Brazil. */
export function attestationFacts(given: Partial<AttestationFacts> = {}): AttestationFacts {
  const customerCountry = given.customerCountry ?? "BR";
  const country = bundledRules(customerCountry);
  return {
    way: "direct-acceptance",
    partnerDomains: ["fabrikam.com"],
    country,
    latestToday: "2026-11-25",
    ...given,
    customerCountry,
  };
}
