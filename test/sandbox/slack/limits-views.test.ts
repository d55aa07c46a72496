import { expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import { dividers, expectRefused, long, many, openedView, section } from "./limited.ts";
import type { Limit } from "./limited.ts";
import { at, buttons, field, modal, openFor, text, textAt, tinyDesk, type ApiAnswer } from "./tiny-desk.ts";

const inside = (more: Record<string, unknown>) => modal([], more);
const LIMITS: Limit[] = [
  [
    "a title",
    24,
    "must be less than 25 characters [json-pointer:/view/title/text]",
    (size) => inside({ title: text(long(size)) }),
  ],
  [
    "a submit",
    24,
    "less than 25 characters [json-pointer:/view/submit/text]",
    (size) => inside({ submit: text(long(size)) }),
  ],
  [
    "a close",
    24,
    "less than 25 characters [json-pointer:/view/close/text]",
    (size) => inside({ close: text(long(size)) }),
  ],
  ["blocks", 100, "no more than 100 items allowed [json-pointer:/view/blocks]", (size) => modal(dividers(size))],
  [
    "private_metadata",
    3000,
    "less than 3001 characters [json-pointer:/view/private_metadata]",
    (size) => inside({ private_metadata: long(size) }),
  ],
  [
    "a callback_id",
    255,
    "less than 256 characters [json-pointer:/view/callback_id]",
    (size) => inside({ callback_id: long(size) }),
  ],
  [
    "an external_id",
    255,
    "less than 256 characters [json-pointer:/view/external_id]",
    (size) => inside({ external_id: long(size) }),
  ],
];

test.each(LIMITS)("a dialog with %s of %i is opened", async (_name, most, _said, make) => {
  expect(await openedView(make(most))).toMatchObject({ ok: true });
});

test.each(LIMITS)("a dialog with %s of more than %i is refused, naming the limit", async (_name, most, said, make) => {
  const desk = tinyDesk();
  expectRefused(await openFor(desk, make(most + 1)), said, "invalid_arguments");
  expect(desk.slack.refusals).toMatchObject([{ where: "views.open", error: "invalid_arguments" }]);
  expect(desk.slack.as("USAM").view).toBeNull();
});

const WRONG: [string, Record<string, unknown>, string][] = [
  ["no title", inside({ title: undefined }), "missing required field: title"],
  ["an input without submit", modal([field("a")], { submit: undefined }), "missing required field: submit"],
  ["an unknown member", inside({ colour: "red" }), "additional property: colour"],
  ["a repeated block_id", modal([field("a"), field("a")]), 'block_id "a" already exists (block 1 "a", input)'],
  ["the type of another", { type: "home", blocks: [] }, "must be a modal view"],
];

test.each(WRONG)("a dialog with %s is refused", async (_name, view, said) => {
  expectRefused(await openedView(view), said, "invalid_arguments");
});

test("a dialog without an input needs no submit", async () => {
  expect(await openedView(modal([section("a")], { submit: undefined }))).toMatchObject({ ok: true });
});

/** A view of exactly this many bytes. */
function viewOf(bytes: number): unknown {
  const filled = (last: number) =>
    modal([
      ...many(90, (index) => section(long(2500), { block_id: `s${index}` })),
      ...many(9, (index) => section(long(index === 0 ? last : 1), { block_id: `t${index}` })),
    ]);
  const missing = bytes - Buffer.byteLength(JSON.stringify(filled(1)));
  const blocks = Math.ceil(missing / 2900);
  const share = many(9, (index) => Math.max(0, Math.min(2900, missing - index * 2900)));
  expect(blocks).toBeLessThanOrEqual(9);
  return modal([
    ...many(90, (index) => section(long(2500), { block_id: `s${index}` })),
    ...share.map((more, index) => section(long(1 + more), { block_id: `t${index}` })),
  ]);
}

test("a dialog of 250,000 bytes is opened, one byte more is too large", async () => {
  expect(await openedView(viewOf(250_000))).toMatchObject({ ok: true });
  expectRefused(await openedView(viewOf(250_001)), "view has 250001 bytes, 250000 allowed", "view_too_large");
});

/** Pushes from inside until Slack says no. */
async function pushes(count: number): Promise<ApiAnswer[]> {
  const desk = tinyDesk();
  const view = modal([buttons("menu", "Deeper")]);
  await openFor(desk, view);
  const answers: ApiAnswer[] = [];
  desk.answer = async ({ payload }) => {
    answers.push(await desk.call("views.push", { trigger_id: textAt(payload, "trigger_id"), view }));
    return undefined;
  };
  for (let depth = 0; depth < count; depth += 1) await desk.slack.as("USAM").click("Deeper");
  return answers;
}

test("three dialogs stand on one another, a fourth is refused", async () => {
  expect(await pushes(3)).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: "push_limit_reached" }]);
});

test("a submission cannot push a fourth dialog either", async () => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "push_limit_reached");
  const view = modal([buttons("menu", "Deeper")]);
  await openFor(desk, view);
  const sam = desk.slack.as("USAM");
  desk.answer = () => ({ json: { response_action: "push", view } });
  expect(await sam.submit()).toEqual({ ok: true });
  expect(await sam.submit()).toEqual({ ok: true });
  expect(await sam.submit()).toMatchObject({ ok: false });
  expect(sam.view?.problem).toMatch(/trouble connecting/);
  expect(desk.slack.refusals).toMatchObject([{ where: "response_action", error: "push_limit_reached" }]);
});

test.each(["update", "push"])("a submission cannot %s a dialog whose external_id another one has", async (action) => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "duplicate_external_id");
  await openFor(desk, modal([buttons("menu", "Go")], { external_id: "taken" }), "UDANA");
  await openFor(desk, modal([buttons("menu", "Go")]));
  const view = modal([buttons("menu", "Go")], { external_id: "taken" });
  desk.answer = () => ({ json: { response_action: action, view } });
  const sam = desk.slack.as("USAM");
  expect(await sam.submit()).toMatchObject({ ok: false });
  expect(sam.view?.problem).toMatch(/trouble connecting/);
});

test("a hash of an older view changes neither a dialog nor a Home", async () => {
  const desk = tinyDesk({ manifest: { ...readManifest(), homeTab: true } });
  const opened = await openFor(desk, modal([field("name")]));
  const next = { view_id: textAt(opened, "view.id"), hash: textAt(opened, "view.hash"), view: modal([field("name")]) };
  expect(await desk.call("views.update", next)).toMatchObject({ ok: true });
  expect(await desk.call("views.update", next)).toMatchObject({ ok: false, error: "hash_conflict" });

  const home = { user_id: "USAM", view: { type: "home", blocks: dividers(100) } };
  const published = await desk.call("views.publish", home);
  const again = { ...home, hash: at(published, "view.hash") };
  expect(await desk.call("views.publish", again)).toMatchObject({ ok: true });
  expect(await desk.call("views.publish", again)).toMatchObject({ ok: false, error: "hash_conflict" });
  const larger = { ...home, view: { type: "home", blocks: dividers(101) } };
  expectRefused(await desk.call("views.publish", larger), "no more than 100 items", "invalid_arguments");
});

test("an external_id is taken by one dialog at a time", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([], { external_id: "draft-7" }));
  expect(await openFor(desk, modal([], { external_id: "draft-7" }), "UDANA")).toMatchObject({
    error: "duplicate_external_id",
  });
});
