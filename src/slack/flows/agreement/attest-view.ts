import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { acknowledgementOf, attestationHints, attestationLabels, ruleSentence } from "../../../copy/rules.en.ts";
import { attestationFieldsOf, mostEvidence, type AttestationField } from "../../../core/agreement/attestation.ts";
import { agreementWays } from "../../../core/agreement/ways.ts";
import { fieldLimits } from "../../../core/customer/fields.ts";
import type { Issue } from "../../../core/rule.ts";
import { clipMrkdwn } from "../../clip.ts";
import { actions, button, context, escape, fieldBlock, modal, option, problemBlock, section } from "../../form.ts";
import { limits } from "../../limits.ts";

const words = copy.agreement.attest;

export const attestForm = "attest-agreement";
export const confirmForm = "confirm-attestation";
export const backToAttest = "attest-back";
export const beginAnew = "begin-attestation-anew";

const attestView = z.object({
  customerId: z.uuid(),
  companyName: z.string(),
  way: z.enum(agreementWays),
  /** The form began with the customer's primary contact. */
  hasContact: z.boolean(),
  /** How the agreement is provided already, as mrkdwn; null where it is not. */
  provided: z.string().nullable(),
  /** Of the form: what is typed belongs to this window. */
  opening: z.uuid(),
  /** What was typed, while something is asked about it. */
  answers: z.record(z.string(), z.string().nullable()),
});
export type AttestView = z.infer<typeof attestView>;

export const readAttestView = (metadata: string): AttestView => attestView.parse(JSON.parse(metadata));

const mostName = 200;
const mostProvided = 300;
const write = (view: AttestView): string =>
  JSON.stringify({
    ...view,
    companyName: view.companyName.slice(0, mostName),
    provided: view.provided === null ? null : clipMrkdwn(view.provided, mostProvided),
  });

/** What the form is drawn with besides, and does not carry on. */
export interface AttestNotes {
  /** What has to be corrected, found after the form had left the screen. */
  problems?: readonly Issue[];
  /** What came up when it was sent, as mrkdwn. */
  note?: string;
  /** Another person's page waits for the customer, and can be given up. */
  isInTheWay?: boolean;
}

/** Who accepted, when, and where the evidence is kept; in the enhanced attestation who will accept. */
export function attestAgreementView(view: AttestView, { problems = [], note, isInTheWay }: AttestNotes = {}): View {
  const { customerId, companyName, way, hasContact, provided, answers } = view;
  const anew = button(copy.agreement.buttons.anew, beginAnew, customerId, { confirm: words.anewQuestion });
  return modal({
    callbackId: attestForm,
    title: words.title,
    submit: words.submit[way],
    close: words.close,
    metadata: write({ ...view, answers: {} }),
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      ...(isInTheWay ? [actions([anew], "anew")] : []),
      ...(provided === null ? [] : [section(words.already(provided))]),
      section(words.intro[way](escape(companyName), hasContact)),
      ...attestationFieldsOf(way).flatMap((field) => [
        block(field, answers),
        ...problems
          .filter((issue) => issue.field === field)
          .map((issue) => problemBlock(field, ruleSentence(issue) ?? copy.failures.invalid)),
      ]),
      context(way === "direct-acceptance" && provided !== null ? words.keptBesides : words.ways[way]),
    ],
  });
}

function block(path: AttestationField, answers: AttestView["answers"]): KnownBlock {
  const typed = answers[path] ?? "";
  const initial = typed === "" ? {} : { initial_value: typed };
  const common = { path, label: attestationLabels[path], hint: hintOf(path) };
  switch (path) {
    case "acceptedOn":
      return fieldBlock({
        ...common,
        element: { type: "datepicker", ...(typed === "" ? {} : { initial_date: typed }) },
      });
    case "evidence":
      return fieldBlock({
        ...common,
        element: { type: "plain_text_input", multiline: true, max_length: mostEvidence, ...initial },
      });
    case "contact.email":
      return fieldBlock({ ...common, element: { type: "email_text_input", ...initial } });
    default:
      return fieldBlock({
        ...common,
        optional: path === "contact.phone",
        element: { type: "plain_text_input", max_length: fieldLimits[path], ...initial },
      });
  }
}

const hintOf = (path: AttestationField): string | undefined =>
  (attestationHints as Partial<Record<AttestationField, string>>)[path];

/** What is doubtful, one check box each; whoever corrects it instead goes back. */
export function confirmAttestationView(view: AttestView, doubts: readonly Issue[]): View {
  return modal({
    callbackId: confirmForm,
    title: words.confirmTitle,
    submit: words.submit[view.way],
    close: words.close,
    metadata: write(view),
    blocks: [actions([button(words.back, backToAttest)], "back"), ...doubts.map(doubtBlock)],
  });
}

export const doubtField = (code: string): string => `confirm.${code}`;

function doubtBlock(issue: Issue): KnownBlock {
  const box = acknowledgementOf(issue)?.box ?? words.confirm;
  return fieldBlock({
    path: doubtField(issue.code),
    label: words.label,
    hint: ruleSentence(issue) ?? undefined,
    live: false,
    element: {
      type: "checkboxes",
      options: [box.length <= limits.option ? option(box, "yes") : option(words.confirm, "yes", box)],
    },
  });
}
