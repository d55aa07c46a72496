import type { AttestationFacts, AttestationField, AttestationInput } from "./attestation.ts";
import { ruleFor } from "../rule.ts";

export const attestationRule = ruleFor<AttestationInput, AttestationFacts, AttestationField>();
