import { customerFields, isBox, readCustomerInput, type CustomerInput } from "./fields.ts";

/** What stands in a form, by field path, exactly as typed. Null means emptied, a missing key means untouched. */
export type Answers = Readonly<Record<string, string | null>>;

/** What was chosen in a field that takes several. */
export const listOf = (answer: string | null | undefined): string[] => (answer ? answer.split(",") : []);

export function inputFromAnswers(answers: Answers): CustomerInput {
  const raw: Record<string, unknown> = {};
  for (const field of customerFields) {
    const answer = answers[field];
    if (answer === undefined) continue;
    const value = isBox(field) ? answer === "yes" : answer;
    const [head, tail] = field.split(".") as [string, string?];
    if (tail === undefined) raw[head] = value;
    else raw[head] = { ...(raw[head] as object), [tail]: value };
  }
  return readCustomerInput(raw);
}

export function answersFromInput(input: CustomerInput): Record<string, string | null> {
  const answers: Record<string, string | null> = {};
  for (const field of customerFields) {
    const value = valueAt(input, field);
    answers[field] = typeof value === "boolean" ? (value ? "yes" : null) : value || null;
  }
  return answers;
}

function valueAt(input: CustomerInput, field: string): string | boolean {
  const [head, tail] = field.split(".") as [keyof CustomerInput, string?];
  const value = input[head];
  return typeof value === "object" ? ((value as Record<string, string>)[tail ?? ""] ?? "") : value;
}
