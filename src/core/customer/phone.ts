import { getExampleNumber, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import examples from "libphonenumber-js/mobile/examples";

/** True when the text has the form of a phone number: national for the country, or international with its plus sign. */
export function isPhoneNumber(text: string, country: string): boolean {
  const options = isSupportedCountry(country) ? { defaultCountry: country, extract: false } : { extract: false };
  return parsePhoneNumberFromString(text, options)?.isPossible() === true;
}

/** An example of the country in the first form that `fits`; empty when there is none. */
export function phoneExample(country: string, fits: (text: string) => boolean): string {
  const number = isSupportedCountry(country) ? getExampleNumber(country, examples) : undefined;
  if (number === undefined) return "";
  const forms = [number.formatNational(), number.formatInternational(), number.number, number.nationalNumber];
  return forms.find(fits) ?? "";
}
