import { personalIdOf } from "../../reference/personal-ids.ts";
import { registrationIdOf } from "../../reference/registration-ids.ts";
import { customerRule } from "../rule.ts";

export const registrationIdSoleTrader = customerRule({
  code: "registration-id-sole-trader",
  field: "registrationId",
  severity: "acknowledge",
  why:
    "In these countries a person's number looks different from a company's, but a one-person business may have no other. " +
    "Whoever asks for the customer says that it is one.",
  source:
    "000_9ab42d0cf67f2d98.txt, notes on data quality (the company's tax ID, not a person's); the countries' tax offices",
  check: ({ registrationId, address }) => {
    const personal = personalIdOf(address.country, registrationId, "sole-trader");
    return personal && { personal: personal.name, id: registrationIdOf(address.country)?.name ?? "" };
  },
  examples: {
    valid: [
      { input: { address: { country: "RU" }, registrationId: "7707083893" } },
      { input: { address: { country: "VE" }, registrationId: "J-07013380-5" } },
      { input: { address: { country: "DE" }, registrationId: "500100732259" } },
    ],
    invalid: [
      { input: { address: { country: "RU" }, registrationId: "500100732259" } },
      { input: { address: { country: "VE" }, registrationId: "V-11470283-4" } },
      { input: { address: { country: "KZ" }, registrationId: "860904350504" } },
    ],
  },
});
