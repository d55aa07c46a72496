import { expect, test } from "vitest";
import { dividers, expectRefused, long, many, postedBlocks, section } from "./limited.ts";
import type { Limit } from "./limited.ts";
import { at, text, textAt, tinyDesk } from "./tiny-desk.ts";

const cell = { type: "raw_text", text: "a" };
const table = (rows: number, columns: number) => ({
  type: "table",
  block_id: "t",
  rows: many(rows, () => many(columns, () => cell)),
});
/** Sections that are so many characters long as they are sent. */
function characters(size: number): Record<string, unknown>[] {
  const blocks = many(5, (index) => section("", { block_id: `s${index}` }));
  const left = size - JSON.stringify(blocks).length;
  return many(5, (index) => section(long(Math.min(3000, left - index * 3000)), { block_id: `s${index}` }));
}
const markdown = (size: number) => [
  { type: "markdown", block_id: "m", text: long(6000) },
  { type: "markdown", block_id: "n", text: long(size - 6000) },
];

const LIMITS: Limit[] = [
  ["blocks", 50, "no more than 50 items allowed [json-pointer:/blocks]", dividers],
  ["characters in a text", 3000, 'less than 3001 characters (block 0 "s", section)', (size) => [section(long(size))]],
  ["characters in markdown blocks together", 12_000, "markdown blocks have 12001 characters, 12000 allowed", markdown],
  ["rows in a table", 100, 'no more than 100 items allowed (block 0 "t", table)', (size) => [table(size, 1)]],
  ["cells in a row", 20, 'no more than 20 items allowed (block 0 "t", table)', (size) => [table(1, size)]],
  [
    "tables",
    1,
    "only one table is allowed",
    (size) => many(size, (index) => ({ ...table(1, 1), block_id: `t${index}` })),
  ],
];

test.each(LIMITS)("a message with %s: %i are taken", async (_name, most, _said, make) => {
  expect(await postedBlocks(make(most))).toMatchObject({ ok: true });
});

test.each(LIMITS)("a message with %s: more than %i are refused, naming the limit", async (_name, most, said, make) => {
  expectRefused(await postedBlocks(make(most + 1)), said, "invalid_blocks");
});

test("the blocks of a message have 13,200 characters at most", async () => {
  expect(await postedBlocks(characters(13_200))).toMatchObject({ ok: true });
  expectRefused(
    await postedBlocks(characters(13_201)),
    "blocks have 13201 characters, 13200 allowed",
    "msg_blocks_too_long",
  );
});

test.each([
  ["an alert", [{ type: "alert", text: text("a") }], "invalid_blocks", "stands in views only"],
  ["a repeated block_id", [section("a"), section("b")], "invalid_blocks", 'block_id "s" already exists'],
  ["no list", "blocks", "invalid_blocks_format", "must be an array"],
])("a message with %s is refused", async (_name, blocks, error, said) => {
  expectRefused(await postedBlocks(blocks), said, error);
});

test("a message without words is refused, and one over 40,000 characters is cut", async () => {
  const desk = tinyDesk();
  const post = async (words: string) =>
    at(await desk.call("chat.postMessage", { channel: "CAPPROVE", text: words }), "message.text");
  expect(await desk.call("chat.postMessage", { channel: "CAPPROVE" })).toMatchObject({ error: "no_text" });
  expect(await post(long(40_000))).toHaveLength(40_000);
  expect(await post(long(40_001))).toHaveLength(40_000);
});

test("an update takes 4,000 characters and refuses more", async () => {
  const desk = tinyDesk();
  const posted = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "a" });
  const update = (words: string) =>
    desk.call("chat.update", { channel: "CAPPROVE", ts: textAt(posted, "ts"), text: words });
  expect(await update(long(4000))).toMatchObject({ ok: true });
  expectRefused(await update(long(4001)), "text has 4001 characters, 4000 allowed", "msg_too_long");
});

test("a message takes 100 attachments and refuses more", async () => {
  const desk = tinyDesk();
  const post = (count: number) =>
    desk.call("chat.postMessage", { channel: "CAPPROVE", text: "a", attachments: many(count, () => ({ text: "b" })) });
  expect(await post(100)).toMatchObject({ ok: true });
  expectRefused(await post(101), "101 attachments, 100 allowed", "too_many_attachments");
});

test.each([
  ["a payload of plain values", { id: "7", count: 3, isNew: true }, true],
  ["a nested level", { customer: { id: "7" }, notes: [{ id: "8" }] }, true],
  ["two nested levels", { customer: { address: { city: "Bonn" } } }, false],
  ["a list in a list", { notes: [[{ id: "8" }]] }, false],
  ["nothing", undefined, false],
])("metadata with %s is taken: %o %s", async (_name, event_payload, isTaken) => {
  const desk = tinyDesk();
  const metadata = { event_type: "card", event_payload };
  const answer = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "a", metadata });
  if (isTaken) expect(answer).toMatchObject({ ok: true, message: { metadata } });
  else expectRefused(answer, "json-pointer:/metadata/event_payload", "invalid_metadata_format");
});

test("an event_type has 255 characters at most", async () => {
  const desk = tinyDesk();
  const post = (size: number) =>
    desk.call("chat.postMessage", {
      channel: "CAPPROVE",
      text: "a",
      metadata: { event_type: long(size), event_payload: {} },
    });
  expect(await post(255)).toMatchObject({ ok: true });
  expectRefused(await post(256), "less than 256 characters", "invalid_metadata_format");
});
