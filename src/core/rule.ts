export type Severity = "error" | "acknowledge";

/** What the sentence of a rule needs to know; the sentence itself stands in `copy`. */
export type RuleParams = Readonly<Record<string, string | number>>;

export interface Issue {
  field: string;
  code: string;
  severity: Severity;
  params: RuleParams;
}

export interface Rule<
  Input,
  Facts,
  Code extends string = string,
  Field extends string = string,
  Params extends RuleParams = RuleParams,
> {
  code: Code;
  field: Field;
  severity: Severity;
  /** Judged first; when it reports, no other rule of its field is asked. */
  first?: boolean;
  /** Judges the text as it is sent, not the form in which texts are compared: a limit counts what is sent. */
  asWritten?: boolean;
  /** Why the rule exists, in a sentence for people. */
  why: string;
  source: string;
  /** Null when there is nothing to say, else the parameters of the sentence. Pure and synchronous. */
  check: (input: Input, facts: Facts) => Params | null;
  examples: { valid: readonly Example<Input, Facts>[]; invalid: readonly Example<Input, Facts>[] };
}

export interface Example<Input, Facts> {
  input: DeepPartial<Input>;
  facts?: Partial<Facts>;
}

export type DeepPartial<T> = { [K in keyof T]?: T[K] extends Record<string, unknown> ? DeepPartial<T[K]> : T[K] };

/** Fixes the input and facts of a family of rules and lets the code, field and parameters be inferred. */
export function ruleFor<Input, Facts, Field extends string>() {
  return <const Code extends string, Params extends RuleParams>(
    rule: Rule<Input, Facts, Code, Field, Params>,
  ): Rule<Input, Facts, Code, Field, Params> => rule;
}

/**
 * All problems at once, in the order of the rules; a field that fails a `first` rule is not judged further. `written` is
 * for the rules that are `asWritten`.
 */
export function judge<Input, Facts>(
  rules: readonly Rule<Input, Facts>[],
  input: Input,
  facts: Facts,
  written = input,
): Issue[] {
  const issues: Issue[] = [];
  const settled = new Set<string>();
  const report = (rule: Rule<Input, Facts>): void => {
    if (settled.has(rule.field)) return;
    const params = rule.check(rule.asWritten ? written : input, facts);
    if (params === null) return;
    issues.push({ field: rule.field, code: rule.code, severity: rule.severity, params });
    if (rule.first) settled.add(rule.field);
  };
  rules.filter((rule) => rule.first).forEach(report);
  rules.filter((rule) => !rule.first).forEach(report);
  return issues;
}
