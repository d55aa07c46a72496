import { describe, expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { containing, buttons, field, modal, openFor, text, textAt, tinyDesk, at, type TinyDesk } from "./tiny-desk.ts";
import { groups, options } from "./limited.ts";

const SECOND = 1000;
const TROUBLE = "We had some trouble connecting. Try again?";

describe("An acknowledgement has three seconds", () => {
  const view = modal([buttons("menu", "Back"), field("country", { type: "external_select", min_query_length: 0 })]);
  const opened = async (desk: TinyDesk) => {
    await openFor(desk, modal([buttons("menu", "Back")], { private_metadata: "" }));
    return desk.slack.as("USAM");
  };
  const searchable = async (desk: TinyDesk) => {
    await openFor(desk, { ...view, submit: text("Next") });
    return desk.slack.as("USAM");
  };
  const WAYS: [string, (desk: TinyDesk) => Promise<() => Promise<{ ok: boolean }>>, string][] = [
    [
      "a command",
      async (desk) => () => desk.slack.as("USAM").command("/csp"),
      '/csp failed with the error "operation_timeout"',
    ],
    ["a shortcut", async (desk) => () => desk.slack.as("USAM").shortcut("add-customer"), "operation_timeout"],
    ["a button", async (desk) => opened(desk).then((sam) => () => sam.click("Back")), TROUBLE],
    ["a submission", async (desk) => opened(desk).then((sam) => () => sam.submit()), TROUBLE],
    [
      "a search",
      async (desk) => searchable(desk).then((sam) => () => sam.options("country", "x")),
      "could not be loaded",
    ],
  ];

  test.each(WAYS)("of %s: after three it is taken", async (_name, prepare) => {
    const desk = tinyDesk();
    const act = await prepare(desk);
    desk.answer = ({ payload }) => {
      desk.time += 3 * SECOND;
      return at(payload, "type") === "block_suggestion" ? { json: { options: options(1) } } : undefined;
    };
    expect(await act()).toMatchObject({ ok: true });
    expect(desk.slack.world.wire.at(-1)).toMatchObject({ late: false, took: 3 * SECOND });
  });

  test.each(WAYS)("of %s: a moment later the person sees what Slack says then", async (_name, prepare, said) => {
    const desk = tinyDesk();
    const act = await prepare(desk);
    // Nobody waits for this answer: the clock alone says that it is too late.
    desk.answer = () => {
      desk.time += 3 * SECOND + 1;
      return new Promise(() => undefined);
    };
    expect(await act()).toMatchObject({ ok: false, error: containing(said) });
    expect(desk.slack.world.wire.at(-1)).toMatchObject({ late: true, took: 3 * SECOND });
  });
});

describe("A trigger", () => {
  async function triggers(desk: TinyDesk, count: number): Promise<string[]> {
    for (let at = 0; at < count; at += 1) await desk.slack.as("USAM").command("/csp");
    return desk.received.map(({ form }) => form["trigger_id"] ?? "");
  }
  const view = modal([field("name")]);

  test("lives for three seconds", async () => {
    const desk = tinyDesk();
    const [inTime, tooLate] = await triggers(desk, 2);
    desk.time += 3 * SECOND;
    expect(await desk.call("views.open", { trigger_id: inTime, view })).toMatchObject({ ok: true });
    desk.time += 1;
    expect(await desk.call("views.open", { trigger_id: tooLate, view })).toMatchObject({ error: "expired_trigger_id" });
  });

  test("works once, also when it is used twice at the same moment", async () => {
    const desk = tinyDesk();
    const [trigger_id] = await triggers(desk, 1);
    const answers = await Promise.all([1, 2].map(() => desk.call("views.open", { trigger_id, view })));
    expect(answers.map(({ ok, error }) => [ok, error])).toEqual([
      [true, undefined],
      [false, "exchanged_trigger_id"],
    ]);
  });

  test("is not spent by a view that Slack refuses", async () => {
    const desk = tinyDesk();
    const [trigger_id] = await triggers(desk, 1);
    expect(await desk.call("views.open", { trigger_id, view: {} })).toMatchObject({ error: "invalid_arguments" });
    expect(await desk.call("views.open", { trigger_id, view })).toMatchObject({ ok: true });
  });

  test("cannot be made up or left out", async () => {
    const desk = tinyDesk();
    expect(await desk.call("views.open", { trigger_id: "1.2.3", view })).toMatchObject({ error: "invalid_trigger_id" });
    expect(await desk.call("views.open", { view })).toMatchObject({ error: "invalid_arguments" });
  });
});

describe("An external select", () => {
  async function offered(answer: unknown, element: Record<string, unknown> = {}, query = "con") {
    const desk = tinyDesk();
    await openFor(desk, modal([field("country", { type: "external_select", ...element })]));
    desk.answer = () => ({ json: answer });
    const offer = await desk.slack.as("USAM").options("country", query);
    return { desk, offer, wasAsked: desk.received.length > 1 };
  }

  test.each([
    ["options", { options: options(100) }, { options: options(101) }],
    ["groups", { option_groups: groups(100) }, { option_groups: groups(101) }],
  ])("is answered by a hundred %s and no more", async (_name, most, more) => {
    expect((await offered(most)).offer).toMatchObject({ ok: true });
    const { desk, offer } = await offered(more);
    expectRefusals(desk.slack, "invalid_options");
    expect(offer).toMatchObject({ ok: false });
    expect(desk.slack.refusals).toMatchObject([{ where: "options", reasons: [containing("no more than 100 items")] }]);
  });

  test.each([
    [{}, "co", false],
    [{}, "con", true],
    [{ min_query_length: 1 }, "", false],
    [{ min_query_length: 1 }, "c", true],
    [{ min_query_length: 0 }, "", true],
  ])("with %o asks for %j: %s", async (element, query, isAsked) => {
    const { offer, wasAsked } = await offered({ options: options(1) }, element, query);
    expect(wasAsked).toBe(isAsked);
    expect(offer).toMatchObject({ ok: true, options: isAsked ? options(1) : [] });
  });
});

test("response URLs come with a submission only from a select that asked for one", async () => {
  const desk = tinyDesk();
  const where = (id: string, more: Record<string, unknown>) =>
    field(id, { type: "conversations_select", default_to_current_conversation: true, ...more });
  desk.answer = async ({ form }) => {
    const view = modal([where("silent", {}), where("loud", { response_url_enabled: true })]);
    await desk.call("views.open", { trigger_id: form["trigger_id"], view });
    return undefined;
  };
  await desk.slack.as("USAM").command("/csp", "approvals");
  desk.answer = () => undefined;
  await desk.slack.as("USAM").submit();
  const urls = at(desk.received.at(-1)?.payload, "response_urls");
  expect(urls).toMatchObject([{ block_id: "loud", channel_id: "CAPPROVE" }]);
  expect(textAt(urls, "0.response_url")).toMatch(/^https:/);
});
