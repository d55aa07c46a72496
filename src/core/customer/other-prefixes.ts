import { fieldLimits, type CustomerInput } from "./fields.ts";

/** What to try when a domain prefix is taken: with the country, with a number, with both. Not longer than Microsoft takes. */
export function otherPrefixes({ domainPrefix, address }: Pick<CustomerInput, "domainPrefix" | "address">): string[] {
  const country = address.country.toLowerCase();
  return [country, "2", `${country}2`].map(
    (ending) => domainPrefix.slice(0, fieldLimits.domainPrefix - ending.length) + ending,
  );
}
