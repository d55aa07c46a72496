import { culturesOf } from "../reference/cultures.ts";
import { registrationIdOf } from "../reference/registration-ids.ts";
import { statesOf } from "../reference/states.ts";
import { mayTakeForever } from "./pattern-effort.ts";

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

/**
 * What is known without asking Partner Center: who must give a registration ID and a phone number, and the state lists
 * of four countries (Partner Center has such a list where a state is required). Nothing else judges.
 */
export function bundledRules(iso2: string): CountryRules {
  const states = statesOf(iso2).map(({ code }) => code);
  const asked = registrationIdOf(iso2) === null ? null : true;
  return {
    country: iso2,
    stateRequired: states.length > 0 ? true : null,
    states,
    cityRequired: null,
    postalCodeRequired: null,
    postalCodePattern: null,
    phoneRequired: asked,
    phonePattern: null,
    registrationIdRequired: asked,
    registrationIdPattern: null,
    registrationIdSample: null,
    defaultCulture: culturesOf(iso2)[0] ?? null,
    cultures: [],
    languages: [],
  };
}

/** What Partner Center says lies over what is bundled; where it says nothing (null, an empty list), the bundled stays. */
export function withLiveRules(bundled: CountryRules, live: CountryRules | null): CountryRules {
  if (live === null) return bundled;
  return {
    country: bundled.country,
    stateRequired: live.stateRequired ?? bundled.stateRequired,
    states: live.states.length > 0 || live.stateRequired === false ? live.states : bundled.states,
    cityRequired: live.cityRequired ?? bundled.cityRequired,
    postalCodeRequired: live.postalCodeRequired ?? bundled.postalCodeRequired,
    postalCodePattern: live.postalCodePattern ?? bundled.postalCodePattern,
    phoneRequired: live.phoneRequired ?? bundled.phoneRequired,
    phonePattern: live.phonePattern ?? bundled.phonePattern,
    registrationIdRequired: live.registrationIdRequired ?? bundled.registrationIdRequired,
    registrationIdPattern: live.registrationIdPattern ?? bundled.registrationIdPattern,
    registrationIdSample: live.registrationIdSample ?? bundled.registrationIdSample,
    defaultCulture: live.defaultCulture ?? bundled.defaultCulture,
    cultures: live.cultures.length > 0 ? live.cultures : bundled.cultures,
    languages: live.languages.length > 0 ? live.languages : bundled.languages,
  };
}

const longestPattern = 1000;
// What .NET reads and JavaScript either refuses or, worse, takes for plain letters.
const onlyDotNet = /\\[AGZz]|\(\?(?:[>#('-]|[imnsx]+[-:)])|\\[pP]\{Is/;

/**
 * Partner Center's patterns come from .NET. Null when one cannot be used here (too long, not a pattern, .NET's own
 * syntax, or one that may take forever): then there is no check. Anchors and the case switch of .NET are translated.
 */
export function compilePattern(pattern: string): RegExp | null {
  if (pattern.length > longestPattern) return null;
  const ignoresCase = pattern.startsWith("(?i)");
  const source = pattern
    .slice(ignoresCase ? "(?i)".length : 0)
    .replace(/^\\A/, "^")
    .replace(/(?<!\\)\\[zZ]$/, "$$");
  if (onlyDotNet.test(source.replaceAll("\\\\", "_"))) return null;
  const flags = ignoresCase ? "i" : "";
  // Unicode mode knows \p{L} but refuses needless escapes such as "\ "; the plain mode takes those.
  const compiled = tryCompile(source, `${flags}u`) ?? (/\\[pP]\{/.test(source) ? null : tryCompile(source, flags));
  return compiled === null || mayTakeForever(source) ? null : compiled;
}

function tryCompile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
