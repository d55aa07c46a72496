import { expect, test } from "vitest";
import {
  dividers,
  expectRefused,
  groups,
  long,
  many,
  openedView,
  option,
  options,
  section,
  select,
} from "./limited.ts";
import type { Limit } from "./limited.ts";
import { buttons, field, modal, text } from "./tiny-desk.ts";

/** Blocks of a dialog. Figures: `@slack/types` 3.2.0. */

const inField = (more: Record<string, unknown>) => field("f", more);
const inButton = (more: Record<string, unknown>) => ({
  type: "actions",
  block_id: "b",
  elements: [{ type: "button", action_id: "go", text: text("Go"), ...more }],
});
const confirm = (more: Record<string, unknown>) =>
  inButton({
    confirm: { title: text("Sure?"), text: text("Really?"), confirm: text("Yes"), deny: text("No"), ...more },
  });
const image = (more: Record<string, unknown>) => ({
  type: "image",
  block_id: "i",
  image_url: "https://a.test/a.png",
  alt_text: "A",
  ...more,
});
const url = (length: number) => `https://a.test/${long(length - 15)}`;
const overflow = (more: Record<string, unknown>) => section("a", { accessory: { type: "overflow", ...more } });
const characters = (most: number) => `must be less than ${most + 1} characters`;
const items = (most: number) => `no more than ${most} items allowed`;

const LIMITS: Limit[] = [
  ["a text", 3000, characters(3000), (size) => section(long(size))],
  ["the fields of a section", 10, items(10), (size) => section("a", { fields: many(size, () => text("x")) })],
  ["a field of a section", 2000, characters(2000), (size) => section("a", { fields: [text(long(size))] })],
  ["a header", 150, characters(150), (size) => ({ type: "header", block_id: "h", text: text(long(size)) })],
  ["the elements of actions", 25, items(25), (size) => buttons("b", ...many(size, (index) => `B${index}`))],
  [
    "the elements of a context",
    10,
    items(10),
    (size) => ({ type: "context", block_id: "c", elements: many(size, () => text("x")) }),
  ],
  ["a block_id", 255, characters(255), (size) => ({ type: "divider", block_id: long(size) })],
  ["an action_id", 255, characters(255), (size) => inButton({ action_id: long(size) })],
  ["a label", 2000, characters(2000), (size) => field("f", {}, { label: text(long(size)) })],
  ["a hint", 2000, characters(2000), (size) => field("f", {}, { hint: text(long(size)) })],
  ["a placeholder", 150, characters(150), (size) => inField({ placeholder: text(long(size)) })],
  [
    "a menu's placeholder",
    150,
    characters(150),
    (size) => select({ options: options(1), placeholder: text(long(size)) }),
  ],
  ["max_length", 3000, "must be at most 3000", (size) => inField({ max_length: size })],
  ["min_length", 3000, "must be at most 3000", (size) => inField({ min_length: size })],
  ["an initial value", 3000, characters(3000), (size) => inField({ initial_value: long(size) })],
  [
    "an initial value under a max_length",
    5,
    "initial_value must be at most max_length",
    (size) => inField({ max_length: 5, initial_value: long(size) }),
  ],
  [
    "min_length of an initial value",
    5,
    "initial_value must be at least min_length",
    (size) => inField({ min_length: size, initial_value: long(5) }),
  ],
  [
    "min_value under a max_value",
    5,
    "min_value must be at most max_value",
    (size) => inField({ type: "number_input", is_decimal_allowed: false, min_value: String(size), max_value: "5" }),
  ],
  ...(
    [
      [
        "multi_static_select",
        "initial_options",
        (size: number) => ({ options: options(9), initial_options: options(size) }),
      ],
      ["multi_external_select", "initial_options", (size: number) => ({ initial_options: options(size) })],
      ["multi_users_select", "initial_users", (size: number) => ({ initial_users: many(size, () => "USAM") })],
      [
        "multi_channels_select",
        "initial_channels",
        (size: number) => ({ initial_channels: many(size, () => "CQUIET") }),
      ],
      [
        "multi_conversations_select",
        "initial_conversations",
        (size: number) => ({ initial_conversations: many(size, () => "CQUIET") }),
      ],
    ] as const
  ).map(([type, key, initial]): Limit => [
    `the beginning of ${type} under max_selected_items`,
    2,
    `${key} must be at most max_selected_items (2)`,
    (size) => inField({ type, max_selected_items: 2, ...initial(size) }),
  ]),
  [
    "min_length under a max_length",
    5,
    "min_length must be at most max_length",
    (size) => inField({ min_length: size, max_length: 5 }),
  ],
  ["a button's text", 75, characters(75), (size) => inButton({ text: text(long(size)) })],
  ["a button's value", 2000, characters(2000), (size) => inButton({ value: long(size) })],
  ["a button's address", 3000, characters(3000), (size) => inButton({ url: url(size) })],
  ["a button's accessibility_label", 75, characters(75), (size) => inButton({ accessibility_label: long(size) })],
  ["the title of a confirmation", 100, characters(100), (size) => confirm({ title: text(long(size)) })],
  ["the text of a confirmation", 300, characters(300), (size) => confirm({ text: text(long(size)) })],
  ["the yes of a confirmation", 30, characters(30), (size) => confirm({ confirm: text(long(size)) })],
  ["the no of a confirmation", 30, characters(30), (size) => confirm({ deny: text(long(size)) })],
  ["an option's text", 75, characters(75), (size) => select({ options: [option("a", long(size))] })],
  ["an option's value", 75, characters(75), (size) => select({ options: [option(long(size), "a")] })],
  [
    "an option's description",
    75,
    characters(75),
    (size) => select({ options: [{ ...option("a"), description: text(long(size)) }] }),
  ],
  [
    "an entry's address in a menu",
    3000,
    characters(3000),
    (size) => overflow({ options: [{ ...option("a"), url: url(size) }] }),
  ],
  [
    "the label of a group",
    75,
    characters(75),
    (size) => select({ option_groups: [{ label: text(long(size)), options: options(1) }] }),
  ],
  [
    "the options of a group",
    100,
    items(100),
    (size) => select({ option_groups: [{ label: text("G"), options: options(size) }] }),
  ],
  ["the groups of a select", 100, items(100), (size) => select({ option_groups: groups(size) })],
  ["the options of a select", 100, items(100), (size) => select({ options: options(size) })],
  [
    "the options of a select of several",
    100,
    items(100),
    (size) => field("f", { type: "multi_static_select", options: options(size) }),
  ],
  [
    "the groups of a select of several",
    100,
    items(100),
    (size) => field("f", { type: "multi_static_select", option_groups: groups(size) }),
  ],
  ["the entries of an overflow menu", 5, items(5), (size) => overflow({ options: options(size) })],
  ["check boxes", 10, items(10), (size) => field("f", { type: "checkboxes", options: options(size) })],
  ["radio buttons", 10, items(10), (size) => field("f", { type: "radio_buttons", options: options(size) })],
  ["the words of an image", 2000, characters(2000), (size) => image({ alt_text: long(size) })],
  ["the title of an image", 2000, characters(2000), (size) => image({ title: text(long(size)) })],
  ["the address of an image", 3000, characters(3000), (size) => image({ image_url: url(size) })],
];

test.each(LIMITS)("%s: %i are taken", async (_name, most, _said, make) => {
  expect(await openedView(modal([make(most)]))).toMatchObject({ ok: true });
});

test.each(LIMITS)("%s: more than %i are refused, naming the block and the limit", async (_name, most, said, make) => {
  const answer = await openedView(modal([make(most + 1), ...dividers(1)]));
  expectRefused(answer, said, "invalid_arguments");
  expectRefused(answer, "(block 0 ", "invalid_arguments");
});

const TOO_SMALL: [string, unknown, string][] = [
  ["an empty text", section(""), "must be more than 0 characters"],
  ["an empty header", { type: "header", block_id: "h", text: text("") }, "must be more than 0 characters"],
  ["actions without any", { type: "actions", block_id: "b", elements: [] }, "no fewer than 1 items"],
  ["an empty option", select({ options: [option("", "a")] }), "must be more than 0 characters"],
  ["a select without options", select({}), "exactly one of options and option_groups is needed"],
  ["a select with empty options", select({ options: [] }), "no fewer than 1 items"],
  ["an image without words", image({ alt_text: undefined }), "missing required field: alt_text"],
  ["a section without text", { type: "section", block_id: "s" }, "missing required field: text or fields"],
  ["max_length 0", inField({ max_length: 0 }), "must be more than 0"],
];

test.each(TOO_SMALL)("%s is refused", async (_name, block, said) => {
  expectRefused(await openedView(modal([block])), said, "invalid_arguments");
});

const MISPLACED: [string, unknown, string][] = [
  ["an initial option that is not offered", select({ options: options(2), initial_option: option("9") }), "must match"],
  [
    "a header in mrkdwn",
    { type: "header", block_id: "h", text: { type: "mrkdwn", text: "a" } },
    "must be one of: plain_text",
  ],
  [
    "an option's address outside an overflow menu",
    select({ options: [{ ...option("a"), url: url(20) }] }),
    "additional property: url",
  ],
  ["a text field among actions", { type: "actions", elements: [{ type: "plain_text_input" }] }, "unsupported type"],
  ["a markdown block in a dialog", { type: "markdown", text: "a" }, "stands in messages only"],
  ["a table in a dialog", { type: "table", rows: [[{ type: "raw_text", text: "a" }]] }, "stands in messages only"],
  ["an unknown block", { type: "marquee", block_id: "m" }, '(block 0 "m", marquee)'],
];

test.each(MISPLACED)("%s is refused", async (_name, block, said) => {
  expectRefused(await openedView(modal([block])), said, "invalid_arguments");
});

test("an action_id may repeat in another block, not in its own", async () => {
  expect(await openedView(modal([buttons("a", "Go"), buttons("b", "Go")]))).toMatchObject({ ok: true });
  expectRefused(
    await openedView(modal([buttons("b", "Go", "go")])),
    'action_id "go" already exists (block 0 "b", actions)',
    "invalid_arguments",
  );
});

test("one element may have the focus, not two", async () => {
  const focused = (id: string) => field(id, { focus_on_load: true });
  expect(await openedView(modal([focused("a")]))).toMatchObject({ ok: true });
  expectRefused(await openedView(modal([focused("a"), focused("b")])), "only one element", "invalid_arguments");
});
