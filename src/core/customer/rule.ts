import type { CustomerFacts } from "./facts.ts";
import type { CustomerField, CustomerInput } from "./fields.ts";
import { ruleFor } from "../rule.ts";

export const customerRule = ruleFor<CustomerInput, CustomerFacts, CustomerField>();
