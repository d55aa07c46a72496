import { bundledRules } from "../../customer/country-rules.ts";
import { readCustomerInput } from "../../customer/fields.ts";
import { issuesOf, type CustomerRuleCode } from "../../customer/rules/index.ts";
import { judge, type Issue } from "../../rule.ts";
import { relationshipRequestFields, type RelationshipRequestFacts, type RelationshipRequestInput } from "../request.ts";
import { cameFromRequired } from "./came-from-required.ts";
import { domainForm } from "./domain-form.ts";
import { domainLength } from "./domain-length.ts";
import { domainShared } from "./domain-shared.ts";

/** The rules that a request has of its own; company and contact are judged by rules of a new customer. */
export const relationshipRequestRules = [domainLength, domainForm, domainShared, cameFromRequired] as const;

type RelationshipRequestRule = (typeof relationshipRequestRules)[number];
export type RelationshipRequestRuleCode = RelationshipRequestRule["code"];
export type RelationshipRequestRuleParams<Code extends RelationshipRequestRuleCode> = NonNullable<
  ReturnType<Extract<RelationshipRequestRule, { code: Code }>["check"]>
>;

/**
 * Of the rules of a company's name those that keep out what is no name. The others are what Microsoft asks of a new
 * record, and this company has one.
 */
const companyNameCodes: readonly string[] = [
  "company-name-required",
  "company-name-too-long",
  "company-name-special-characters",
  "company-name-abbreviation",
] satisfies CustomerRuleCode[];

const fields: readonly string[] = relationshipRequestFields;

/** Every problem of a request, in the order of the form. The input is tidied up already (`relationshipRequestInput`). */
export function relationshipRequestIssues(input: RelationshipRequestInput, facts: RelationshipRequestFacts): Issue[] {
  const own = judge<RelationshipRequestInput, RelationshipRequestFacts>(relationshipRequestRules, input, facts);
  return [...customerIssues(input, facts), ...own].sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
}

function customerIssues(
  { companyName, contact }: RelationshipRequestInput,
  { partnerDomains }: RelationshipRequestFacts,
): Issue[] {
  const customer = readCustomerInput({ companyName, contact });
  return issuesOf(customer, { partnerDomains, country: bundledRules("") }).filter(
    ({ field, code }) => fields.includes(field) && (field !== "companyName" || companyNameCodes.includes(code)),
  );
}
