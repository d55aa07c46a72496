/**
 * What a country asks of a customer's data. `null` means "not known": such a point is not judged.
 * Patterns are regular expressions as Partner Center words them; see `compilePattern`.
 */
export interface CountryRules {
  /** ISO 3166-1 alpha-2. */
  country: string;
  stateRequired: boolean | null;
  /** Empty when any text is accepted. */
  states: readonly string[];
  cityRequired: boolean | null;
  postalCodeRequired: boolean | null;
  postalCodePattern: string | null;
  phoneRequired: boolean | null;
  phonePattern: string | null;
  registrationIdRequired: boolean | null;
  registrationIdPattern: string | null;
  registrationIdSample: string | null;
  defaultCulture: string | null;
  cultures: readonly string[];
  languages: readonly string[];
}
