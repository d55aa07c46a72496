import { expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { anyText, at, buttons, field, modal, openFor, text, textAt, tinyDesk } from "./tiny-desk.ts";

test("typing, submitting and the answer of the desk go round", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("name"), field("city", {}, { optional: true })], { private_metadata: "draft 7" }));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "Contoso");
  const outcome = await sam.submit();

  expect(outcome).toEqual({ ok: true });
  expect(sam.view).toBeNull();
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "view_submission",
    user: { id: "USAM", username: "sam", name: "sam" },
    response_urls: [],
    view: {
      private_metadata: "draft 7",
      state: {
        values: {
          name: { name: { type: "plain_text_input", value: "Contoso" } },
          city: { city: { type: "plain_text_input", value: null } },
        },
      },
    },
  });
});

test("errors stand under their fields and what was typed stays", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("name"), field("city")]));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "999");
  await sam.type("city", "Bonn");
  desk.answer = () => ({ json: { response_action: "errors", errors: { name: "Not a name." } } });
  expect(await sam.submit()).toMatchObject({ ok: false });
  expect(sam.view?.errorAt("name")).toBe("Not a name.");
  expect(sam.view?.errorAt("city")).toBeUndefined();
  expect(sam.view?.valueAt("name")).toBe("999");
});

test.each([
  ["a block that is not in the view", { nowhere: "No." }],
  ["a block without an input", { menu: "No." }],
  ["no block at all", {}],
])("errors for %s are refused and shown as trouble", async (_name, errors) => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "invalid_errors");
  await openFor(desk, modal([field("name"), buttons("menu", "Back")]));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "Contoso");
  desk.answer = () => ({ json: { response_action: "errors", errors } });
  expect(await sam.submit()).toMatchObject({ ok: false, error: "We had some trouble connecting. Try again?" });
  expect(sam.view?.problem).toBe("We had some trouble connecting. Try again?");
  expect(desk.slack.refusals).toMatchObject([{ where: "response_action", error: "invalid_errors" }]);
});

test("a required field that is empty never reaches the desk", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("name")]));
  const before = desk.received.length;
  const sam = desk.slack.as("USAM");
  await sam.submit();
  expect(sam.view?.errorAt("name")).toBe("Please complete this required field.");
  expect(desk.received).toHaveLength(before);
});

test("after an update typed words stay where both ids stay, and the new initial value is ignored", async () => {
  const desk = tinyDesk();
  const opened = await openFor(desk, modal([field("name"), field("city")]));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "Contoso");
  await sam.type("city", "Bonn");
  await desk.call("views.update", {
    view_id: textAt(opened, "view.id"),
    view: modal([
      field("name", { initial_value: "Other" }),
      field("city~2", { action_id: "city", initial_value: "Köln" }),
      field("zip", { initial_value: "53111" }),
    ]),
  });
  expect(sam.view?.valueAt("name")).toBe("Contoso");
  expect(sam.view?.valueAt("city")).toBe("Köln");
  expect(sam.view?.valueAt("zip")).toBe("53111");
});

test("a submission answered by update shows the new view, and its state holds only what is on screen", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("name")]));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "Contoso");
  desk.answer = () => ({ json: { response_action: "update", view: modal([field("phone")], { title: text("Two") }) } });
  await sam.submit();
  expect(sam.view?.title).toBe("Two");
  await sam.type("phone", "123");
  desk.answer = () => undefined;
  await sam.submit();
  expect(at(desk.received.at(-1)?.payload, "view.state.values")).toEqual({
    phone: { phone: { type: "plain_text_input", value: "123" } },
  });
});

test("text fields tell the desk of each change only when they ask for it", async () => {
  const desk = tinyDesk();
  const dispatch = { dispatch_action_config: { trigger_actions_on: ["on_character_entered"] } };
  await openFor(desk, modal([field("silent"), field("loud", dispatch, { dispatch_action: true })]));
  const sam = desk.slack.as("USAM");
  await sam.type("silent", "a");
  await sam.type("loud", "b");
  await sam.type("loud", "b", { enter: true });
  expect(desk.received.slice(1).map(({ payload }) => at(payload, "actions"))).toEqual([
    [{ type: "plain_text_input", block_id: "loud", action_id: "loud", value: "b", action_ts: anyText }],
  ]);
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "block_actions",
    container: { type: "view", view_id: sam.view?.id },
    view: {
      id: sam.view?.id,
      state: { values: { silent: { silent: { value: "a" } }, loud: { loud: { value: "b" } } } },
    },
  });
});

test("enter is told by fields that say nothing about when", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("loud", {}, { dispatch_action: true })]));
  const sam = desk.slack.as("USAM");
  await sam.type("loud", "b");
  expect(desk.received).toHaveLength(1);
  await sam.type("loud", "b", { enter: true });
  expect(desk.received).toHaveLength(2);
});

test("closing is told only when asked for, and carries nothing of what was typed", async () => {
  const desk = tinyDesk();
  const sam = desk.slack.as("USAM");
  await openFor(desk, modal([field("name")]));
  await sam.close();
  expect(desk.received).toHaveLength(1);

  await openFor(desk, modal([field("name")], { notify_on_close: true, private_metadata: "draft 7" }));
  await sam.type("name", "Contoso");
  await sam.close();
  expect(sam.view).toBeNull();
  const closed = desk.received.at(-1)?.payload;
  expect(closed).toMatchObject({ type: "view_closed", is_cleared: false, view: { private_metadata: "draft 7" } });
  expect(at(closed, "view.state")).toEqual({ values: {} });
});

test("a select in an input block keeps to itself; the same select in a section is told", async () => {
  const desk = tinyDesk();
  const options = ["BR", "US"].map((value) => ({ text: text(value === "BR" ? "Brazil" : "United States"), value }));
  const select = { type: "static_select", options };
  await openFor(
    desk,
    modal([
      field("country", select),
      { type: "section", block_id: "top", text: text("Pick"), accessory: { ...select, action_id: "pick" } },
    ]),
  );
  const sam = desk.slack.as("USAM");
  await sam.select("country", "Brazil");
  expect(desk.received).toHaveLength(1);
  expect(sam.view?.valueAt("country")).toBe("BR");
  await sam.select("pick", "US");
  expect(at(desk.received.at(-1)?.payload, "actions.0")).toMatchObject({
    type: "static_select",
    action_id: "pick",
    block_id: "top",
    selected_option: { value: "US", text: { type: "plain_text", text: "United States" } },
  });
});

test("an external select is searched and holds the option it was given", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("country", { type: "external_select", min_query_length: 1 })]));
  desk.answer = () => ({ json: { options: [{ text: text("Brazil"), value: "BR" }] } });
  const sam = desk.slack.as("USAM");
  expect(await sam.options("country", "")).toEqual({ ok: true, options: [] });
  await sam.select("country", "Braz");
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "block_suggestion",
    action_id: "country",
    block_id: "country",
    value: "Braz",
    view: { id: sam.view?.id },
  });
  expect(sam.view?.valueAt("country")).toBe("BR");
});

test("a closed dialog cannot be updated", async () => {
  const desk = tinyDesk();
  const opened = await openFor(desk, modal([field("name")]));
  await desk.slack.as("USAM").close();
  expect(
    await desk.call("views.update", { view_id: textAt(opened, "view.id"), view: modal([field("name")]) }),
  ).toMatchObject({
    error: "not_found",
  });
});
