import type { InputBlock, KnownBlock, PlainTextElement, PlainTextOption, View } from "@slack/types";
import type { Issue } from "../core/rule.ts";
import { clip, clipMrkdwn } from "./clip.ts";
import { checkView, limits } from "./limits.ts";

export const plain = (text: string, most: number = limits.text): PlainTextElement => ({
  type: "plain_text",
  text: clip(text, most),
  emoji: false,
});
export const mrkdwn = (text: string) => ({ type: "mrkdwn" as const, text: clipMrkdwn(text, limits.text) });
export const section = (text: string, block_id?: string): KnownBlock => ({
  type: "section",
  text: mrkdwn(text),
  ...(block_id === undefined ? {} : { block_id }),
});
export const context = (text: string): KnownBlock => ({ type: "context", elements: [mrkdwn(text)] });

/** One line of a choice. Its text and description are clipped, its value never is: see `fitsAsValue`. */
export const option = (text: string, value: string, description?: string): PlainTextOption => ({
  text: plain(text, limits.option),
  value,
  ...(description ? { description: plain(description, limits.option) } : {}),
});
export const fitsAsValue = (value: string): boolean => value !== "" && value.length <= limits.option;

type Element = InputBlock["element"];
type ElementOf<T> = T extends { action_id?: string } ? Omit<T, "action_id"> : never;

export interface Field {
  /** The field's path: at the same time its action_id, the field of its issues and its key in the draft. */
  path: string;
  /** Raised when the desk sets the value or the options: a block that keeps its ids keeps what was typed. */
  revision?: number;
  label: string;
  hint?: string;
  optional?: boolean;
  element: ElementOf<Element>;
  /** Every change is sent at once, so that nothing typed is lost on close. */
  live?: boolean;
}

export function fieldBlock({
  path,
  revision = 0,
  label,
  hint,
  optional = false,
  element,
  live = true,
}: Field): InputBlock {
  const isTyped = element.type === "plain_text_input" || element.type === "email_text_input";
  const config =
    live && isTyped ? { dispatch_action_config: { trigger_actions_on: ["on_character_entered" as const] } } : {};
  const typed = isTyped && element.initial_value ? { initial_value: element.initial_value.slice(0, limits.text) } : {};
  return {
    type: "input",
    block_id: `${path}~${revision}`,
    label: plain(label, limits.label),
    ...(hint ? { hint: plain(hint, limits.hint) } : {}),
    optional,
    dispatch_action: live,
    element: { ...element, ...typed, ...config, action_id: path } as Element,
  };
}

/** Under its field, for a problem that was found after the field had left the screen. */
export const problemBlock = (path: string, sentence: string): KnownBlock =>
  section(`:warning: *${escape(sentence)}*`, `problem.${path}`);

type Blocks = { blocks: readonly { type: string; block_id?: string }[] };

export const inputBlockIds = (view: Blocks): string[] =>
  view.blocks.flatMap((block) => (block.type === "input" && block.block_id ? [block.block_id] : []));

const pathOf = (blockId: string): string => blockId.replace(/~\d+$/, "");

/** Slack's `errors`, keyed by the blocks on screen, and the issues whose field is on another view. */
export function errorsOnScreen(
  view: Blocks,
  issues: readonly Issue[],
  sentence: (issue: Issue) => string,
): { errors: Record<string, string>; elsewhere: Issue[] } {
  const onScreen = new Map(inputBlockIds(view).map((id) => [pathOf(id), id]));
  const errors: Record<string, string> = {};
  const elsewhere: Issue[] = [];
  for (const issue of issues) {
    const blockId = onScreen.get(issue.field);
    if (blockId === undefined) elsewhere.push(issue);
    else errors[blockId] = errors[blockId] ? `${errors[blockId]} ${sentence(issue)}` : sentence(issue);
  }
  return { errors, elsewhere };
}

interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_date?: string | null;
}

/** What stands in the view, by field path. Several chosen values are joined by commas. */
export function readAnswers(view: {
  state?: { values: Record<string, Record<string, unknown>> };
}): Record<string, string | null> {
  const answers: Record<string, string | null> = {};
  for (const block of Object.values(view.state?.values ?? {})) {
    for (const [path, value] of Object.entries(block)) answers[path] = answerOf(value as StateValue);
  }
  return answers;
}

function answerOf(value: StateValue): string | null {
  if (value.selected_options) return value.selected_options.map((option) => option.value ?? "").join(",") || null;
  if (value.selected_users) return value.selected_users.join(",") || null;
  return value.value ?? value.selected_option?.value ?? value.selected_conversation ?? value.selected_date ?? null;
}

export interface Modal {
  callbackId: string;
  title: string;
  blocks: KnownBlock[];
  submit?: string;
  close: string;
  metadata?: string;
  notifyOnClose?: boolean;
}

/** Every dialog is built here, so that one which Slack would refuse is found before it is sent. */
export function modal({ callbackId, title, blocks, submit, close, metadata, notifyOnClose }: Modal): View {
  const view: View = {
    type: "modal",
    callback_id: callbackId,
    title: plain(title),
    close: plain(close),
    ...(submit === undefined ? {} : { submit: plain(submit) }),
    ...(metadata === undefined ? {} : { private_metadata: metadata }),
    ...(notifyOnClose ? { notify_on_close: true } : {}),
    blocks,
  };
  checkView(view);
  return view;
}

/** "Are you sure?", before a press that takes something away. */
export interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
}

export const button = (
  text: string,
  action_id: string,
  value?: string,
  more: { style?: "primary" | "danger"; url?: string; label?: string; confirm?: Question } = {},
) => ({
  type: "button" as const,
  text: plain(text, limits.button),
  action_id,
  ...(value === undefined ? {} : { value }),
  ...(more.style === undefined ? {} : { style: more.style }),
  ...(more.url === undefined ? {} : { url: more.url }),
  ...(more.label === undefined ? {} : { accessibility_label: clip(more.label, limits.button) }),
  ...(more.confirm === undefined
    ? {}
    : {
        confirm: {
          title: plain(more.confirm.title),
          text: plain(more.confirm.text),
          confirm: plain(more.confirm.yes),
          deny: plain(more.confirm.no),
        },
      }),
});
export type Button = ReturnType<typeof button>;
export const actions = (elements: Button[], block_id?: string): KnownBlock => ({
  type: "actions",
  ...(block_id === undefined ? {} : { block_id }),
  elements,
});

/** Text that people wrote, made safe to stand in mrkdwn. */
export const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The same behind the `>` of a quotation: every line of it, not the first alone. */
export const quoted = (text: string): string => escape(text).replaceAll("\n", "\n>");
