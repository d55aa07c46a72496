import { ruleFor } from "../rule.ts";
import type { RelationshipRequestFacts, RelationshipRequestField, RelationshipRequestInput } from "./request.ts";

export const relationshipRequestRule = ruleFor<
  RelationshipRequestInput,
  RelationshipRequestFacts,
  RelationshipRequestField
>();
