import type { KnownBlock, View } from "@slack/types";
import { describe, expect, it } from "vitest";
import type { Check } from "../../src/core/customer/checks.ts";
import { answersFromInput, type Answers } from "../../src/core/customer/answers.ts";
import { checkMessageBlocks } from "../../src/sandbox/slack/blocks/message.ts";
import { checkView as slackChecksView } from "../../src/sandbox/slack/blocks/view.ts";
import { checked } from "../../src/slack/cards/message.ts";
import { companyView } from "../../src/slack/flows/add-customer/company-view.ts";
import { contactView } from "../../src/slack/flows/add-customer/contact-view.ts";
import { draftsView } from "../../src/slack/flows/add-customer/open.ts";
import { checkingView, reviewView } from "../../src/slack/flows/add-customer/review-view.ts";
import { stepsView } from "../../src/slack/flows/find-out.ts";
import { channelsView } from "../../src/slack/flows/setup/channels-view.ts";
import { partnerView } from "../../src/slack/flows/setup/partner-view.ts";
import { peopleView } from "../../src/slack/flows/setup/people-view.ts";
import { meanwhileView } from "../../src/slack/flows/setup/result-views.ts";
import { actions, button, context, fieldBlock, modal, option, plain, section } from "../../src/slack/form.ts";
import { checkMessage, checkView } from "../../src/slack/limits.ts";
import { noticeView } from "../../src/slack/reply.ts";
import { setupFields } from "../../src/core/setup-answers.ts";
import { copyCatalogue } from "../support/copy-catalogue.ts";
import { activeStory, at, customerId, longestInput, overlongAnswers, pageOf, storyOf } from "../support/story.ts";
import { cardScenes, toldScenes } from "./message-scenes.ts";
import { fullSetup } from "./view-scenes.ts";

const takes = (view: View) => expect(slackChecksView(view, "modal")).toMatchObject({ ok: true });
const text = (length: number) => "x".repeat(length);
const raw = (length: number) => ({ type: "plain_text" as const, text: text(length) });
const divider: KnownBlock = { type: "divider" };
const view = (given: object): View => ({ type: "modal", title: raw(24), blocks: [], ...given });
const withInput = (element: object): View =>
  view({ submit: raw(24), blocks: [{ type: "input", label: raw(2000), hint: raw(2000), element }] });
const choice = (length: number) => ({ text: raw(length), value: text(length), description: raw(length) });
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

/** The most that Slack takes, and one more. */
const figures: [string, (size: number) => View, number][] = [
  ["characters of a title", (size) => view({ title: raw(size) }), 24],
  ["characters of a dialog's button", (size) => view({ submit: raw(size) }), 24],
  ["characters of its metadata", (size) => view({ private_metadata: text(size) }), 3000],
  ["blocks of a dialog", (size) => view({ blocks: many(size, divider) }), 100],
  ["characters of a section", (size) => view({ blocks: [{ type: "section", text: raw(size) }] }), 3000],
  ["characters of a header", (size) => view({ blocks: [{ type: "header", text: raw(size) }] }), 150],
  ["texts in a context", (size) => view({ blocks: [{ type: "context", elements: many(size, raw(9)) }] }), 10],
  ["buttons in a row", (size) => view({ blocks: [{ type: "actions", elements: many(size, button("Go", "go")) }] }), 25],
  [
    "characters of a button",
    (size) => view({ blocks: [{ type: "actions", elements: [{ ...button("Go", "go"), text: raw(size) }] }] }),
    75,
  ],
  ["characters of an ID", (size) => view({ blocks: [{ type: "divider", block_id: text(size) }] }), 255],
  ["options of a select", (size) => withInput({ type: "static_select", options: many(size, choice(9)) }), 100],
  ["options of radio buttons", (size) => withInput({ type: "radio_buttons", options: many(size, choice(9)) }), 10],
  ["check boxes", (size) => withInput({ type: "checkboxes", options: many(size, choice(9)) }), 10],
  ["characters of an option", (size) => withInput({ type: "static_select", options: [choice(size)] }), 75],
  ["characters of a placeholder", (size) => withInput({ type: "external_select", placeholder: raw(size) }), 150],
  ["characters typed before", (size) => withInput({ type: "plain_text_input", initial_value: text(size) }), 3000],
];

describe("Slack's figures", () => {
  it.each(figures)("%s: the most is taken, one more is found", (_, draw, most) => {
    expect(() => checkView(draw(most))).not.toThrow();
    expect(() => checkView(draw(most + 1))).toThrow(`Slack takes ${most}`);
  });

  it("hold for messages as well", () => {
    expect(() => checkMessage({ text: text(4000), blocks: many(50, divider) })).not.toThrow();
    expect(() => checkMessage({ text: text(4001) })).toThrow("Slack takes 4000");
    expect(() => checkMessage({ text: "x", blocks: many(51, divider) })).toThrow("Slack takes 50");
    const long: KnownBlock = { type: "section", text: raw(2900) };
    expect(() => checkMessage({ text: "x", blocks: many(4, long) })).not.toThrow();
    expect(() => checkMessage({ text: "x", blocks: many(5, long) })).toThrow("Slack takes 12000");
  });

  it("are not all: nothing is empty, no two blocks have one name, an input can be sent", () => {
    expect(() => checkView(view({ blocks: [section("")] }))).toThrow("empty");
    expect(() => checkView(view({ blocks: [section("a", "one"), section("b", "one")] }))).toThrow("two blocks");
    const field = fieldBlock({ path: "a", label: "A", element: { type: "plain_text_input" } });
    expect(() => modal({ callbackId: "a", title: "A", close: "Close", blocks: [field] })).toThrow("submit");
  });
});

describe("what people wrote", () => {
  it("is shortened with an ellipsis where Slack has no room for it, and never in the middle of a sign", () => {
    expect(plain("x".repeat(3001))).toMatchObject({ text: `${text(2999)}…` });
    expect(option(text(255), "1", text(255))).toMatchObject({
      text: { text: `${text(74)}…` },
      description: { text: `${text(74)}…` },
    });
    expect(button("Open", "open", undefined, { label: text(255) }).accessibility_label).toBe(`${text(74)}…`);
    expect(plain(`${text(73)}😀😀`, 75).text).toBe(`${text(73)}…`);
    expect(context("&amp;".repeat(1000))).toMatchObject({ elements: [{ text: `${"&amp;".repeat(599)}…` }] });
    expect(section(`${text(2990)}<@U0123456789>`)).toMatchObject({ text: { text: `${text(2990)}…` } });
    expect(actions([button("Go", "go")])).toMatchObject({ elements: [{ text: { text: "Go" } }] });
  });

  it("fits each form at its longest, with every problem under its field", () => {
    for (const country of ["US", "BR", "DE", "CN"]) {
      const page = pageOf(overlongAnswers(country));
      const problems = page.review.errors;
      takes(companyView({ page, problems, note: "&lt;".repeat(2000) }));
      takes(contactView({ page, problems, reseller: { chosen: { name: text(255), tenantId: customerId } } }));
      takes(checkingView({ page, resellerName: "&".repeat(255) }));
      takes(draftsView(many(5, { draft: page.draft, customer: storyOf().customer })));
    }
  });

  it("fits the review with five suggestions of the longest addresses", () => {
    const input = longestInput();
    const checks: Check[] = [{ check: "address", result: "suggested", suggestions: many(7, input.address) }];
    const page = pageOf(answersFromInput(input), { checks });
    const review = reviewView({ page, problems: page.review.errors, resellerName: "&".repeat(255) });
    takes(review);
    expect(review.blocks.find((block) => block.block_id === "addressChoice~0")).toMatchObject({
      hint: {
        text: expect.stringMatching(/^1: &{100}[^\n]*…\n2: [^\n]*…\n3: [^\n]*…\n4: [^\n]*…\n5: [^\n]*…$/) as string,
      },
    });
  });

  it("fits a country of any number of states: more than a select has room for are typed", () => {
    const typed: Answers = { "address.country": "FR" };
    const states = (count: number) => Array.from({ length: count }, (_, index) => `${index}${text(72)}`.slice(0, 75));
    const element = (count: number) =>
      companyView({
        page: pageOf(typed, { live: { states: states(count), stateRequired: true } }),
        problems: [],
      }).blocks.find((block) => "block_id" in block && block.block_id?.startsWith("address.state~"));
    expect(element(100)).toMatchObject({ element: { type: "static_select" } });
    expect(element(101)).toMatchObject({ element: { type: "plain_text_input" } });
  });

  it("fits the steps after a verification that failed", () => {
    takes(stepsView(activeStory({ details: longestInput() })));
  });

  it("fits the settings with 25 people in each role and every channel chosen", () => {
    const drawing = { page: fullSetup, base: 1_000_000, problems: [] };
    for (const draw of [partnerView, channelsView, peopleView]) takes(draw(drawing));
    const changed = {
      kind: "changed-meanwhile" as const,
      by: "U0123456789",
      at,
      newest: 1_000_001,
      fields: [...setupFields],
    };
    takes(meanwhileView(changed, { page: "people", base: 1_000_000, answers: fullSetup.answers }));
  });

  const longest = {
    details: longestInput(),
    resellerName: "&".repeat(255),
    customer: {
      refusal: { code: "2001", status: 400, description: "&".repeat(5000), correlationId: customerId },
    },
  };
  const messages = Object.entries({ ...cardScenes(longest), ...toldScenes(longest) }).flatMap(([builder, scenes]) =>
    Object.entries(scenes).map(([scene, draw]) => [`${builder}.${scene}`, draw] as const),
  );
  it.each(messages)("fits the message %s", (_, draw) => {
    const message = draw();
    if (message === null) return;
    expect(checkMessageBlocks(checked(message).blocks ?? [])).toMatchObject({ ok: true });
  });
});

it("every sentence of the desk fits into a dialog and into a message", () => {
  const sentences = copyCatalogue().filter(([path]) => !/^(command-line|consent)\./.test(path));
  expect(sentences.length).toBeGreaterThan(300);
  for (const [, sentence] of sentences) {
    if (sentence === "") continue;
    takes(noticeView("A title", sentence));
    checkMessage({ text: sentence, blocks: [section(sentence)] });
    expect(sentence.length).toBeLessThan(1000);
  }
});
