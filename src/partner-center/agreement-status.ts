import { ok } from "../core/result.ts";
import type { PartnerCenter } from "./contract.ts";
import type { Ask } from "./request.ts";
import { wirePartnerAgreement } from "./wire.ts";

const unknownPartnerIds = ["2200", "2205"];

/** Whether another partner has signed the Microsoft partner agreement. */
export function agreementStatusCalls(ask: Ask): Pick<PartnerCenter, "hasSignedPartnerAgreement"> {
  return {
    async hasSignedPartnerAgreement(mpnId) {
      const path = `/compliance/csp/agreementstatus?mpnId=${encodeURIComponent(mpnId)}`;
      const answer = await ask(
        { name: "hasSignedPartnerAgreement", method: "GET", path, token: "user" },
        wirePartnerAgreement,
        ({ isAgreementSigned }) => isAgreementSigned,
      );
      return !answer.ok && unknownPartnerIds.includes(answer.failure.code ?? "") ? ok(null) : answer;
    },
  };
}
