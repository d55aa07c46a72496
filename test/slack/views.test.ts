import { describe, expect, it } from "vitest";
import { announcements } from "../../src/core/announcements.ts";
import { checkMessageBlocks } from "../../src/sandbox/slack/blocks/message.ts";
import { checkView } from "../../src/sandbox/slack/blocks/view.ts";
import { checked } from "../../src/slack/cards/message.ts";
import { told, toldRequester } from "../../src/slack/cards/told.ts";
import { flows } from "../../src/slack/flows/index.ts";
import { filesUnder, read } from "../project/sources.ts";
import { registeredByTheDesk } from "../support/registered.ts";
import { activeStory, storyOf } from "../support/story.ts";
import { cardScenes, happenings, toldScenes } from "./message-scenes.ts";
import { viewScenes } from "./view-scenes.ts";

type Drawn = [name: string, payload: object];

const named = <T extends object>(scenes: Record<string, Record<string, () => T | null>>): [string, T][] =>
  Object.entries(scenes).flatMap(([builder, states]) =>
    Object.entries(states).flatMap(([state, draw]): [string, T][] => {
      const payload = draw();
      return payload === null ? [] : [[`${builder}.${state}`, payload]];
    }),
  );
const views = named(viewScenes);
const messages = named({ ...cardScenes(), ...toldScenes() });
const drawn: Drawn[] = [...views, ...messages];

/** Every object inside, with the key under which it stands. */
function* partsOf(value: unknown, key = ""): Generator<{ key: string; part: Record<string, unknown> }> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { key, part: Object.fromEntries(Object.entries(value)) };
  for (const [name, inner] of Object.entries(value)) yield* partsOf(inner, Array.isArray(value) ? key : name);
}
const allParts = drawn.flatMap(([, payload]) => [...partsOf(payload)]);

describe("each file pasteable into Slack's Block Kit Builder", () => {
  it.each(views)("%s is drawn as before, and Slack takes it", async (name, view) => {
    expect(checkView(view, view.type === "home" ? "home" : "modal")).toMatchObject({ ok: true });
    await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot(`__snapshots__/views/${name}.json`);
  });

  it.each(messages)("%s is drawn as before, and Slack takes it", async (name, message) => {
    expect(checkMessageBlocks(checked(message).blocks ?? [])).toMatchObject({ ok: true });
    await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(`__snapshots__/messages/${name}.json`);
  });
});

it("every function that draws a dialog or a message has its scenes", () => {
  const twice = { "src/slack/flows/setup/result-views.ts#checkingView": "setupCheckingView" };
  const inside = ["modal", "setupModal", "firstView", "checked"];
  const drawing =
    /^(?:const (?=\w+ = \()|function )(\w+)(?:(?!\n {2}return|\n}\n)[^])*?\): (?:View|Message)(?: \| null)? (?:\{|=>)/;
  const builders = filesUnder("src/slack").flatMap((file) =>
    read(file)
      .split(/^export /m)
      .flatMap((declared) => drawing.exec(declared)?.[1] ?? [])
      .map((name) => Object.entries(twice).find(([one]) => one === `${file}#${name}`)?.[1] ?? name),
  );
  const scenes = Object.keys({ ...viewScenes, ...cardScenes(), ...toldScenes() });
  expect(builders.length).toBeGreaterThan(20);
  expect(builders.filter((name) => !inside.includes(name)).toSorted()).toEqual(scenes.toSorted());
});

describe("what people can press", () => {
  const registered = registeredByTheDesk();
  const pressed = new Set(
    allParts.flatMap(({ key, part }) =>
      key !== "element" && typeof part["action_id"] === "string" ? [part["action_id"]] : [],
    ),
  );
  const menu = flows.flatMap((flow) => (flow.menu ?? []).map(({ actionId }) => actionId));

  it("does something, and everything that the desk listens to can be pressed somewhere", () => {
    const offered = [...new Set([...pressed, ...menu, "show-help"])];
    expect(offered.toSorted()).toEqual([...new Set(registered.action)].toSorted());
  });

  it("is folded into a menu only where its own button would do the same", () => {
    const entries = allParts.flatMap(({ part }) =>
      part["type"] === "overflow"
        ? [...partsOf(part["options"])].flatMap(({ part: { value } }) => (typeof value === "string" ? [value] : []))
        : [],
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.map((value) => value.split(" ")[0]).filter((id) => !registered.action.includes(id ?? ""))).toEqual(
      [],
    );
  });

  it("is three buttons in a row of a message at most, one of them primary", () => {
    const rows = messages.flatMap(([, message]) =>
      "blocks" in message ? (message.blocks ?? []).filter(({ type }) => type === "actions") : [],
    );
    const cards = rows.flatMap((row) => ("elements" in row ? [row.elements as { style?: string }[]] : []));
    expect(cards.length).toBeGreaterThan(10);
    expect(cards.filter((row) => row.length > 3)).toEqual([]);
    expect(cards.filter((row) => row.filter(({ style }) => style === "primary").length > 1)).toEqual([]);
  });

  it("asks first where it takes something away", () => {
    const taking = ["withdraw-request", "discard-draft", "begin-attestation-anew", "invite-to-agreement-redraft"];
    const buttons = allParts.filter(({ part }) => taking.includes(String(part["action_id"])));
    expect(new Set(buttons.map(({ part }) => part["action_id"]))).toEqual(new Set(taking));
    expect(buttons.filter(({ part }) => part["confirm"] === undefined)).toEqual([]);
  });

  it("is no field that is sent at every key without anybody listening", () => {
    const live = views.filter(([, view]) => [...partsOf(view)].some(({ part }) => part["dispatch_action"] === true));
    const forms = new Set(live.map(([, view]) => ("callback_id" in view ? view.callback_id : "")));
    expect([...forms].toSorted()).toEqual(registered.input.toSorted());
  });

  it("is no search without an answer", () => {
    const searched = allParts.flatMap(({ part }) =>
      String(part["type"]).endsWith("external_select") ? [String(part["action_id"])] : [],
    );
    expect([...new Set(searched)].toSorted()).toEqual(registered.options.toSorted());
  });

  it("is no dialog that nobody takes when it is sent or closed", () => {
    const having = (property: "submit" | "notify_on_close") =>
      [
        ...new Set(views.flatMap(([, view]) => (view.type === "modal" && view[property] ? [view.callback_id] : []))),
      ].toSorted();
    expect(having("submit")).toEqual(registered.submission.toSorted());
    expect(having("notify_on_close")).toEqual(registered.closed.toSorted());
  });
});

describe("an event that is told", () => {
  const saysSomething = (draw: typeof told, type: string) =>
    Object.values(happenings).some(
      ({ event, story, isActive }) =>
        event.type === type && draw(event, (isActive ? activeStory : storyOf)(story)) !== null,
    );

  it.each(Object.entries(announcements))("%s has a sentence in each place where it is told", (type, deliveries) => {
    const places: readonly string[] = deliveries;
    const isInThread = places.some((place) => place.endsWith("-thread"));
    expect(saysSomething(told, type) || !isInThread).toBe(true);
    expect(saysSomething(toldRequester, type) || !places.includes("requester")).toBe(true);
  });
});

it("no label, option or button is cut off where nobody wrote anything long", () => {
  const written = [
    "One moment…",
    "Checking with Partner Center…",
    "Being created in Partner Center…",
    "Being ended in Partner Center…",
    "Being ordered in Partner Center…",
    "Being written into Partner Center…",
    "Asking Partner Center for your link…",
  ];
  const cut = allParts.flatMap(({ part }) => {
    const text = typeof part["text"] === "string" ? part["text"] : "";
    return text.endsWith("…") && !written.some((end) => text.endsWith(end)) && !text.includes("Saying hello")
      ? [text]
      : [];
  });
  expect(cut).toEqual([]);
});
