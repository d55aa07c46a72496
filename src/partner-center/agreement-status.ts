import type { PartnerAgreement } from "../core/order/resellers.ts";
import { ok } from "../core/result.ts";
import type { PartnerCenter } from "./contract.ts";
import type { Ask } from "./request.ts";
import { wirePartnerAgreement } from "./wire-orders.ts";

/** Microsoft shows both an answer with `false` and refusals. No reseller has the ID: also when it is another partner's. */
const refusals: Readonly<Record<string, PartnerAgreement>> = {
  "2203": "not-signed",
  "2206": "not-signed",
  "2201": "other-region",
  "2200": "unknown",
  "2204": "unknown",
  "2205": "unknown",
};

/** Whether another partner has signed the Microsoft partner agreement. */
export function agreementStatusCalls(ask: Ask): Pick<PartnerCenter, "partnerAgreement"> {
  return {
    async partnerAgreement(mpnId) {
      const path = `/compliance/csp/agreementstatus?mpnId=${encodeURIComponent(mpnId)}`;
      const answer = await ask(
        { name: "partnerAgreement", method: "GET", path, token: "user" },
        wirePartnerAgreement,
        ({ isAgreementSigned }): PartnerAgreement => (isAgreementSigned ? "signed" : "not-signed"),
      );
      const refused = answer.ok ? undefined : refusals[answer.failure.code ?? ""];
      return refused === undefined ? answer : ok(refused);
    },
  };
}
