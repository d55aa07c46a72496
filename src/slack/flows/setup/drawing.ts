import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Issue } from "../../../core/rule.ts";
import type { SetupIssueCode } from "../../../core/setup-answers.ts";
import type { SetupPage } from "../../../operations/read-setup.ts";
import { actions, button, context, modal, problemBlock } from "../../form.ts";
import { writeSetupView, type SetupView } from "./metadata.ts";

export interface Drawing {
  page: SetupPage;
  base: number;
  /** What has to be corrected on this view; its fields left the screen before it was found. */
  problems: readonly Issue[];
  /** When this was changed and not saved; null or left out where that is not said. */
  begunAt?: Date | null;
  /** Another one than before where what stands on screen is to be replaced: Slack keeps what was typed otherwise. */
  revision?: number;
}

export const setupForm = "setup";
export const back = "setup-back";
export const afresh = "setup-afresh";

const steps = { partner: 1, channels: 2, people: 3 } as const;
const before = { channels: "partner", people: "channels" } as const;

/** One of the three views, with what they have in common. */
export function setupModal(
  at: SetupView["page"],
  { page, base, problems, begunAt = null }: Drawing,
  blocks: KnownBlock[],
): View {
  return modal({
    callbackId: setupForm,
    title: copy.setup.title,
    submit: at === "people" ? copy.setup.save : copy.setup.next,
    close: copy.setup.close,
    metadata: writeSetupView({ page: at, base, answers: page.answers }),
    blocks: [
      ...(at === "partner" ? [] : [actions([button(copy.setup.back, back, before[at])], "back")]),
      context(copy.setup.step(steps[at])),
      ...(begunAt === null ? [] : begun(begunAt)),
      ...blocks.flatMap((block) => [block, ...under(block, problems)]),
    ],
  });
}

const begun = (at: Date): KnownBlock[] => [
  context(copy.setup.begun(copy.moment(at))),
  actions([button(copy.setup.afresh, afresh, undefined, { confirm: copy.setup.afreshQuestion })], "afresh"),
];

function under(block: KnownBlock, problems: readonly Issue[]): KnownBlock[] {
  const path = (block.block_id ?? "").replace(/~\d+$/, "");
  return problems.filter(({ field }) => field === path).map((issue) => problemBlock(path, setupSentence(issue)));
}

const sentences: Readonly<Partial<Record<string, (about: string) => string>>> = copy.setup.problems satisfies Record<
  SetupIssueCode,
  unknown
>;

export const setupSentence = ({ code, params }: Issue): string =>
  sentences[code]?.(String(params["domain"] ?? params["about"] ?? "")) ?? copy.failures.invalid;

/** The view on which a field stands. */
export function pageOf(field: string): SetupView["page"] {
  if (field.startsWith("roleHolders.")) return "people";
  return field.startsWith("partner") ? "partner" : "channels";
}
