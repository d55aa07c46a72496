import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { educationFields, educationProblems, type EducationField } from "../../../core/education-answers.ts";
import { educationSegments } from "../../../core/qualification.ts";
import type { Issue } from "../../../core/rule.ts";
import { escape, fieldBlock, modal, option, section } from "../../form.ts";

const words = copy.education;
export const educationForm = "education";

const educationView = z.object({
  customerId: z.uuid(),
  companyName: z.string(),
  /** Of this window: sent twice, it is one request. One that stood open before windows had any gets its own. */
  requestId: z.uuid().default(() => crypto.randomUUID()),
});
export type EducationSubject = z.infer<typeof educationView>;
export const readEducationView = (metadata: string): EducationSubject => educationView.parse(JSON.parse(metadata));

/** The form as it was sent. It fits into a button: what was typed was judged before, and is as short as an address. */
const sentEducation = educationView.extend({ answers: z.record(z.string(), z.string().nullable()) });
export type SentEducation = z.infer<typeof sentEducation>;
export const readSentEducation = (value: string): SentEducation => sentEducation.parse(JSON.parse(value));

const mostName = 200;
const mostWebsite = 253;

/** In the form: that the contact's address is right, though it is at another domain than the website. */
export const confirmField = "confirm";

/** `note`: why it has to be asked for, or sent, once more, as mrkdwn. */
export function askEducationView(
  { companyName, ...subject }: EducationSubject,
  {
    answers,
    note,
    asksToConfirm = false,
  }: { answers: Readonly<Record<string, string | null>>; note?: string | undefined; asksToConfirm?: boolean },
): View {
  return modal({
    callbackId: educationForm,
    title: words.title,
    submit: words.submit,
    close: words.close,
    metadata: JSON.stringify({ ...subject, companyName: companyName.slice(0, mostName) }),
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      section(words.intro(escape(companyName))),
      ...educationFields.map((field) => block(field, answers[field] ?? "")),
      ...(asksToConfirm ? [confirmation(answers[confirmField] === "yes")] : []),
    ],
  });
}

/** Optional: whoever corrects the address instead has nothing to confirm. */
function confirmation(isTicked: boolean): KnownBlock {
  const yes = option(words.confirm.option, "yes");
  return fieldBlock({
    path: confirmField,
    label: words.confirm.label,
    hint: words.otherDomain,
    optional: true,
    element: { type: "checkboxes", options: [yes], ...(isTicked ? { initial_options: [yes] } : {}) },
  });
}

function block(path: EducationField, typed: string): KnownBlock {
  const { label, hint } = words.fields[path];
  const common = { path, label, ...(hint === null ? {} : { hint }), live: false };
  const initial = typed === "" ? {} : { initial_value: typed };
  switch (path) {
    case "segment": {
      const options = educationSegments.map((segment) => option(words.segments[segment], segment));
      const chosen = options.find(({ value }) => value === typed);
      return fieldBlock({
        ...common,
        element: { type: "radio_buttons", options, ...(chosen ? { initial_option: chosen } : {}) },
      });
    }
    case "website":
      return fieldBlock({ ...common, element: { type: "plain_text_input", max_length: mostWebsite, ...initial } });
    case "email":
      return fieldBlock({ ...common, element: { type: "email_text_input", ...initial } });
  }
}

export function educationSentence({ code }: Issue): string {
  const known = educationProblems.find((one) => one === code);
  return known ? words.problems[known] : copy.failures.invalid;
}
