import { personalIdOf } from "../../reference/personal-ids.ts";
import { registrationIdOf } from "../../reference/registration-ids.ts";
import { customerRule } from "../rule.ts";

export const registrationIdPersonal = customerRule({
  code: "registration-id-personal",
  field: "registrationId",
  severity: "error",
  first: true,
  why:
    "The article asks for the company's tax ID and never a person's. CPF, PESEL, IDNP and Aadhaar can be told by their " +
    "own form and belong to no company, not even a sole trader's, so there is nothing to confirm.",
  source: "000_9ab42d0cf67f2d98.txt, notes on data quality; Partner Center, countries-registration-id-table",
  check: ({ registrationId, address }) => {
    const personal = personalIdOf(address.country, registrationId, "never");
    return personal && { personal: personal.name, id: registrationIdOf(address.country)?.name ?? "" };
  },
  examples: {
    valid: [
      { input: { address: { country: "BR" }, registrationId: "11.222.333/0001-81" } },
      { input: { address: { country: "PL" }, registrationId: "526-025-09-95" } },
      { input: { address: { country: "MD" }, registrationId: "1008600038413" } },
    ],
    invalid: [
      { input: { address: { country: "BR" }, registrationId: "111.444.777-35" } },
      { input: { address: { country: "PL" }, registrationId: "44051401359" } },
      { input: { address: { country: "MD" }, registrationId: "2001012345678" } },
    ],
  },
});
