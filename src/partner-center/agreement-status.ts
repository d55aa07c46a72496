import { ok } from "../core/result.ts";
import type { PartnerCenter } from "./contract.ts";
import type { Ask } from "./request.ts";
import { wirePartnerAgreement } from "./wire.ts";

/** Microsoft shows both an answer with `false` and these refusals. */
const notSigned = ["2203", "2206"];
/** No such partner ID, or one that is no indirect reseller's. */
const noReseller = ["2200", "2204", "2205"];

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
      const code = answer.ok ? "" : (answer.failure.code ?? "");
      if (notSigned.includes(code)) return ok(false);
      return noReseller.includes(code) ? ok(null) : answer;
    },
  };
}
