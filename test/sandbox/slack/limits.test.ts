import { expect, test } from "vitest";
import { at, buttons, containing, field, modal, openFor, text, tinyDesk } from "./tiny-desk.ts";

const section = (words: string, more: Record<string, unknown> = {}) => ({
  type: "section",
  block_id: "s",
  text: { type: "mrkdwn", text: words },
  ...more,
});
const option = (value: string, words = value) => ({ text: text(words), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(String(index)));
const long = (length: number) => "x".repeat(length);
const select = (more: Record<string, unknown>) => field("f", { type: "static_select", ...more });
const many = (count: number) => Array.from({ length: count }, () => ({ type: "divider" }));

const BAD_VIEWS: [string, Record<string, unknown>, string][] = [
  [
    "a title of 25",
    modal([], { title: text(long(25)) }),
    "must be less than 25 characters [json-pointer:/view/title/text]",
  ],
  ["a submit of 25", modal([], { submit: text(long(25)) }), "less than 25 characters [json-pointer:/view/submit/text]"],
  ["a close of 25", modal([], { close: text(long(25)) }), "less than 25 characters [json-pointer:/view/close/text]"],
  ["101 blocks", modal(many(101)), "no more than 100 items allowed [json-pointer:/view/blocks]"],
  ["private_metadata of 3001", modal([], { private_metadata: long(3001) }), "less than 3001 characters"],
  ["a callback_id of 256", modal([], { callback_id: long(256) }), "less than 256 characters"],
  ["no title", modal([], { title: undefined }), "missing required field: title"],
  ["an input without submit", modal([field("a")], { submit: undefined }), "missing required field: submit"],
  ["an unknown member", modal([], { colour: "red" }), "additional property: colour"],
  ["an unknown block", modal([{ type: "marquee", block_id: "m" }]), '(block 0 "m", marquee)'],
  ["a repeated block_id", modal([field("a"), field("a")]), 'block_id "a" already exists (block 1 "a", input)'],
  [
    "a repeated action_id in a block",
    modal([buttons("b", "Go", "go")]),
    'action_id "go" already exists (block 0 "b", actions)',
  ],
  [
    "a label of 2001",
    modal([field("a", {}, { label: text(long(2001)) })]),
    'less than 2001 characters (block 0 "a", input)',
  ],
  ["a hint of 2001", modal([field("a", {}, { hint: text(long(2001)) })]), "less than 2001 characters"],
  ["a placeholder of 151", modal([field("a", { placeholder: text(long(151)) })]), "less than 151 characters"],
  ["an empty text", modal([section("")]), "must be more than 0 characters"],
  ["a section of 3001", modal([section(long(3001))]), 'less than 3001 characters (block 0 "s", section)'],
  ["a section without text", modal([{ type: "section", block_id: "s" }]), "missing required field: text or fields"],
  [
    "11 fields",
    modal([section("a", { fields: Array.from({ length: 11 }, () => text("x")) })]),
    "no more than 10 items",
  ],
  ["a field of 2001", modal([section("a", { fields: [text(long(2001))] })]), "less than 2001 characters"],
  ["a header of 151", modal([{ type: "header", text: text(long(151)) }]), "less than 151 characters"],
  [
    "26 actions",
    modal([buttons("b", ...Array.from({ length: 26 }, (_, index) => `B${index}`))]),
    "no more than 25 items",
  ],
  [
    "11 in a context",
    modal([{ type: "context", elements: Array.from({ length: 11 }, () => text("x")) }]),
    "no more than 10",
  ],
  ["a button of 76", modal([buttons("b", long(76))]), "less than 76 characters"],
  ["101 options", modal([select({ options: options(101) })]), "no more than 100 items allowed"],
  ["no options", modal([select({})]), "exactly one of options and option_groups is needed"],
  ["an option of 76", modal([select({ options: [option("a", long(76))] })]), "less than 76 characters"],
  ["an option value of 76", modal([select({ options: [option(long(76), "a")] })]), "less than 76 characters"],
  [
    "an initial option that is not offered",
    modal([select({ options: options(2), initial_option: option("9") })]),
    "must match",
  ],
  ["11 check boxes", modal([field("f", { type: "checkboxes", options: options(11) })]), "no more than 10 items"],
  ["11 radio buttons", modal([field("f", { type: "radio_buttons", options: options(11) })]), "no more than 10 items"],
  [
    "6 in an overflow",
    modal([section("a", { accessory: { type: "overflow", options: options(6) } })]),
    "no more than 5 items",
  ],
  ["max_length 3001", modal([field("a", { max_length: 3001 })]), "must be at most 3000"],
  ["min over max", modal([field("a", { min_length: 5, max_length: 4 })]), "min_length must be at most max_length"],
  [
    "two with focus",
    modal([field("a", { focus_on_load: true }), field("b", { focus_on_load: true })]),
    "only one element",
  ],
  [
    "a text field among actions",
    modal([{ type: "actions", elements: [{ type: "plain_text_input" }] }]),
    "unsupported type",
  ],
  ["a markdown block in a view", modal([{ type: "markdown", text: "a" }]), "stands in messages only"],
  [
    "an image without words",
    modal([{ type: "image", image_url: "https://a.test/a.png" }]),
    "missing required field: alt_text",
  ],
];

test.each(BAD_VIEWS)("a view with %s is refused, naming block and limit", async (_name, view, reason) => {
  const desk = tinyDesk();
  const answer = await openFor(desk, view);
  expect(answer).toMatchObject({
    ok: false,
    error: "invalid_arguments",
    response_metadata: { messages: [containing(reason)] },
  });
  expect(desk.slack.refusals).toMatchObject([{ where: "views.open", reasons: [containing(reason)] }]);
  expect(desk.slack.as("USAM").view).toBeNull();
});

test("what just fits is taken", async () => {
  const desk = tinyDesk();
  const view = modal(
    [
      section(long(3000)),
      field("a", { max_length: 3000, placeholder: text(long(150)) }, { hint: text(long(2000)) }),
      select({ options: options(100) }),
      buttons("b", ...Array.from({ length: 25 }, (_, index) => `B${index}`)),
      ...many(96),
    ],
    { title: text(long(24)), submit: text(long(24)), private_metadata: long(3000) },
  );
  expect(await openFor(desk, view)).toMatchObject({ ok: true });
  expect(desk.slack.refusals).toEqual([]);
});

test("a view over 250,000 bytes is too large", async () => {
  const desk = tinyDesk();
  const blocks = Array.from({ length: 90 }, (_, index) => section(long(2900), { block_id: `s${index}` }));
  expect(await openFor(desk, modal(blocks))).toMatchObject({ error: "view_too_large" });
});

const BAD_MESSAGES: [string, unknown, string, string][] = [
  ["51 blocks", many(51), "invalid_blocks", "no more than 50 items allowed"],
  ["an alert", [{ type: "alert", text: text("a") }], "invalid_blocks", "stands in views only"],
  [
    "a broken block",
    [section(long(3001))],
    "invalid_blocks",
    '(block 0 "s", section) [json-pointer:/blocks/0/text/text]',
  ],
  ["a repeated block_id", [section("a"), section("b")], "invalid_blocks", 'block_id "s" already exists'],
  ["no list", "blocks", "invalid_blocks_format", "must be an array"],
  [
    "13,201 characters",
    Array.from({ length: 5 }, (_, index) => section(long(2641), { block_id: `s${index}` })),
    "msg_blocks_too_long",
    "13205 characters",
  ],
];

test.each(BAD_MESSAGES)("a message with %s is refused", async (_name, blocks, error, reason) => {
  const desk = tinyDesk();
  const answer = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "a", blocks });
  expect(answer).toMatchObject({ ok: false, error, response_metadata: { messages: [containing(reason)] } });
  expect(desk.slack.channel("approvals").messages).toEqual([]);
});

test("a message without words is refused, one over 40,000 characters is cut", async () => {
  const desk = tinyDesk();
  expect(await desk.call("chat.postMessage", { channel: "CAPPROVE" })).toMatchObject({ error: "no_text" });
  const posted = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: long(40_001) });
  expect(at(posted, "message.text")).toBe(long(40_000));
});

test("metadata has a type and a payload", async () => {
  const desk = tinyDesk();
  const call = { channel: "CAPPROVE", text: "a", metadata: { event_type: "card" } };
  expect(await desk.call("chat.postMessage", call)).toMatchObject({ error: "invalid_metadata_format" });
});
