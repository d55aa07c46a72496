import { acknowledgementOf, ruleSentence } from "../src/copy/rules.en.ts";
import type { Example, Rule, RuleParams } from "../src/core/rule.ts";

/** Rules of the same input, and what their examples are judged with. */
export interface RuleFamily<Input, Facts, Field extends string> {
  rules: readonly Rule<Input, Facts>[];
  /** In the order of the form. */
  labels: Readonly<Record<Field, string>>;
  paramsOf: (rule: Rule<Input, Facts>, example: Example<Input, Facts>) => RuleParams;
  /** What else the verdict about an example hangs on; null when nothing does. */
  setting: (rule: Rule<Input, Facts>, example: Example<Input, Facts>) => string | null;
}

/** A section for each field that has rules, in Markdown. */
export function ruleSections<Input, Facts, Field extends string>(family: RuleFamily<Input, Facts, Field>): string[] {
  return Object.entries<string>(family.labels).flatMap(([field, label]) => {
    const own = family.rules.filter((rule) => rule.field === field);
    if (own.length === 0) return [];
    return [[`## ${label} (\`${field}\`)`, ...own.map((rule) => ruleSection(family, rule))].join("\n\n")];
  });
}

function ruleSection<Input, Facts, Field extends string>(
  { paramsOf, setting }: RuleFamily<Input, Facts, Field>,
  rule: Rule<Input, Facts>,
): string {
  const { valid, invalid } = rule.examples;
  const issues = invalid.map((example) => ({ code: rule.code, params: paramsOf(rule, example) }));
  const sentences = new Set(issues.map((issue) => ruleSentence(issue) ?? ""));
  const kind = rule.severity === "error" ? "Error" : "To confirm";
  const box = rule.severity === "acknowledge" && issues[0] ? acknowledgementOf(issues[0])?.box : undefined;
  const shown = (examples: readonly Example<Input, Facts>[]): string =>
    examples.map((example) => exampleText(example.input, rule.field, setting(rule, example))).join(", ");
  return [
    `### ${rule.code}`,
    `${kind}${rule.first ? ", comes first" : ""}. ${rule.why}`,
    [...sentences].map((sentence) => `> ${sentence}`).join("\n>\n"),
    box === undefined ? "" : `Check box: "${box}"`,
    `- Not accepted: ${shown(invalid)}\n- Accepted: ${shown(valid)}\n- Source: ${rule.source}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function exampleText(input: object, field: string, setting: string | null): string {
  const value = field.split(".").reduce<unknown>((part, name) => new Map(Object.entries(part ?? {})).get(name), input);
  return `${shorten(typeof value === "string" ? value : "")}${setting === null ? "" : ` (${setting})`}`;
}

function shorten(text: string): string {
  if (text.length > 60 || /^(.)\1{20}/.test(text)) return `${text.length} characters`;
  if (text === "") return "nothing";
  const visible = text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\u2800\u3164]/gu, (character) => {
    return ` U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} `;
  });
  return `\`${visible.replace(/ +/g, " ").trim()}\``;
}
