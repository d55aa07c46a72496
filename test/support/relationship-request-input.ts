import {
  relationshipRequestInput,
  type RelationshipRequestFacts,
  type RelationshipRequestInput,
} from "../../src/core/relationship/request.ts";
import type { DeepPartial } from "../../src/core/rule.ts";

const complete = {
  companyName: "Contoso Interiores Ltda.",
  domain: "contosointeriores.com.br",
  contact: { firstName: "Ana", lastName: "Souza", email: "ana@contosointeriores.com.br" },
  cameFrom: "own-marketing",
};

/** What a person typed, read as the desk reads it: a complete request, but for what is given. */
export function relationshipRequestWith(given: DeepPartial<RelationshipRequestInput> = {}): RelationshipRequestInput {
  return relationshipRequestInput.parse({ ...complete, ...given, contact: { ...complete.contact, ...given.contact } });
}

export const requestFacts = (given: Partial<RelationshipRequestFacts> = {}): RelationshipRequestFacts => ({
  partnerDomains: ["fabrikam.com"],
  ...given,
});
