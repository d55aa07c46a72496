import { hasGoodCheckDigits } from "../../reference/registration-id-checks.ts";
import { registrationIdOf } from "../../reference/registration-ids.ts";
import { customerRule } from "../rule.ts";

export const registrationIdCheckDigits = customerRule({
  code: "registration-id-check-digits",
  field: "registrationId",
  severity: "acknowledge",
  why:
    "The number does not have the check digits of its country, so it was probably mistyped. That is Partner Desk's own " +
    "check: Partner Center decides by its pattern, and the registers have exceptions.",
  source: "stdnum 1.12 for 14 of the 24 countries, Kazakhstan's BIN by hand",
  check: ({ registrationId, address }) => {
    if (registrationId === "") return null;
    const good = hasGoodCheckDigits(address.country, registrationId);
    return good === false ? { id: registrationIdOf(address.country)?.name ?? "" } : null;
  },
  examples: {
    valid: [
      { input: { address: { country: "BR" }, registrationId: "12.ABC.345/01DE-35" } },
      { input: { address: { country: "HU" }, registrationId: "12892312-2-42" } },
      { input: { address: { country: "KZ" }, registrationId: "970740001013" } },
      { input: { address: { country: "IQ" }, registrationId: "anything" } },
    ],
    invalid: [
      { input: { address: { country: "BR" }, registrationId: "11.222.333/0001-82" } },
      { input: { address: { country: "PL" }, registrationId: "5260250996" } },
      { input: { address: { country: "KZ" }, registrationId: "970740001014" } },
    ],
  },
});
