import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { Address } from "../../core/customer/checks.ts";
import { educationOf } from "../../core/education-answers.ts";
import { domainSuffix, type CustomerInput } from "../../core/customer/fields.ts";
import { countryName } from "../../core/reference/countries.ts";
import { cultureName } from "../../core/reference/cultures.ts";
import { registrationIdOf } from "../../core/reference/registration-ids.ts";
import { escape, section } from "../form.ts";
import { limits } from "../limits.ts";

export const oneLine = (address: Address): string =>
  [address.line1, address.line2, address.city, [address.state, address.postalCode].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");

/** A new customer as it will be created, for the requester's review. */
export function summaryOf(input: CustomerInput, resellerName: string | null | undefined): KnownBlock[] {
  const title = `*${escape(input.companyName)}*  ·  ${countryName(input.address.country, "en")}`;
  return packed([title, ...detailsOf(input, resellerName)]).map((text) => section(text));
}

/** The same below a card's own title. */
export function summaryBelowTitle(input: CustomerInput, resellerName: string | null | undefined): KnownBlock[] {
  return packed(detailsOf(input, resellerName)).map((text) => section(text));
}

function detailsOf(input: CustomerInput, resellerName: string | null | undefined): string[] {
  const { address, contact } = input;
  const school = educationOf(input);
  const id = input.registrationId ? `${registrationIdOf(address.country)?.name ?? "ID"} ${input.registrationId}` : null;
  const lines = [
    [id, oneLine(address)],
    [`${contact.firstName} ${contact.lastName}`, contact.email, contact.phone],
    [`${input.domainPrefix}${domainSuffix}`, input.culture ? cultureName(input.culture, "en") : null],
    [
      copy.addCustomer.review.gdap(input.defaultGdap),
      resellerName === undefined
        ? null
        : resellerName === null
          ? copy.addCustomer.review.directly
          : copy.addCustomer.review.reseller(resellerName),
    ],
    [school && copy.education.adding.summary(school.segment, school.website)],
    [copy.addCustomer.review.agreement(input.agreementAccepted)],
  ];
  return lines.map((parts) => escape(parts.filter(Boolean).join("  ·  "))).filter(Boolean);
}

/** Lines in as few sections as they fit in: nothing is cut off that a line more has room for. */
function packed(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((texts, line) => {
    const longer = [...texts.slice(-1), line].join("\n");
    return longer.length <= limits.text ? [...texts.slice(0, -1), longer] : [...texts, line];
  }, []);
}
