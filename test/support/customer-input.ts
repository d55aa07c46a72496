import { bundledRules } from "../../src/core/customer/country-rules.ts";
import type { CustomerFacts } from "../../src/core/customer/facts.ts";
import { readCustomerInput, type CustomerInput } from "../../src/core/customer/fields.ts";
import type { DeepPartial } from "../../src/core/rule.ts";

const complete = {
  companyName: "Contoso Interiores Ltda.",
  address: {
    country: "BR",
    line1: "Rua Augusta 1500",
    line2: "",
    city: "São Paulo",
    state: "SP",
    postalCode: "01304-001",
  },
  registrationId: "11.222.333/0001-81",
  domainPrefix: "contosointeriores",
  contact: {
    firstName: "Ana",
    lastName: "Souza",
    email: "ana@contosointeriores.com.br",
    phone: "+55 11 91234-5678",
  },
};

/** What a person typed, read as the desk reads it: a complete customer in Brazil, but for what is given. */
export function customerInputWith(given: DeepPartial<CustomerInput> = {}): CustomerInput {
  return readCustomerInput({
    ...complete,
    ...given,
    address: { ...complete.address, ...given.address },
    contact: { ...complete.contact, ...given.contact },
  });
}

export function factsFor(input: CustomerInput, given: Partial<CustomerFacts> = {}): CustomerFacts {
  return { partnerDomains: [], country: bundledRules(input.address.country), ...given };
}
