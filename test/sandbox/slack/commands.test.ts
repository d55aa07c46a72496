import { expect, test } from "vitest";
import { anyText, matching, tinyDesk } from "./tiny-desk.ts";

test("a command reaches the desk signed, as a form, with the members Slack sends", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("/csp add Contoso", "approvals");

  const [command] = desk.received;
  expect(command?.url).toBe("http://desk.test/slack/events");
  expect(command?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  expect(command?.form).toEqual({
    token: anyText,
    team_id: matching(/^T/),
    team_domain: anyText,
    channel_id: "CAPPROVE",
    channel_name: "approvals",
    user_id: "USAM",
    user_name: "sam",
    command: "/csp",
    text: "add Contoso",
    api_app_id: matching(/^A/),
    is_enterprise_install: "false",
    response_url: matching(/^https:\/\/hooks\.slack\.com\/commands\//),
    trigger_id: anyText,
  });
});

test("the signature carries the real time, for the desk compares with its own clock", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("/csp");
  const stamp = Number(desk.received[0]?.headers.get("x-slack-request-timestamp"));
  expect(Math.abs(stamp - Date.now() / 1000)).toBeLessThan(60);
});

test("people, channels and links in a command are escaped, as the manifest asks", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("/csp add Contoso.com & Söhne for @dana in #quiet, mail ana@contoso.com");
  expect(desk.received[0]?.form["text"]).toBe(
    "add <http://Contoso.com|Contoso.com> &amp; Söhne for <@UDANA|dana> in <#CQUIET|quiet>, mail <mailto:ana@contoso.com|ana@contoso.com>",
  );
});

test("the text of an ack is seen by the person alone", async () => {
  const desk = tinyDesk();
  desk.answer = () => ({ text: "Hello Sam" });
  const { said } = await desk.slack.as("USAM").command("/csp", "approvals");
  expect(said.map((message) => message.text)).toEqual(["Hello Sam"]);
  expect(desk.slack.as("UDANA").channel("approvals").messages).toEqual([]);
});

test("an ack with in_channel is seen by everybody", async () => {
  const desk = tinyDesk();
  desk.answer = () => ({ json: { response_type: "in_channel", text: "Hello all" } });
  await desk.slack.as("USAM").command("/csp", "approvals");
  expect(
    desk.slack
      .as("UDANA")
      .channel("approvals")
      .messages.map((message) => message.text),
  ).toEqual(["Hello all"]);
});

test.each([
  ["answers 500", () => ({ status: 500 })],
  [
    "is not there",
    () => {
      throw new Error("ECONNREFUSED");
    },
  ],
])("the person is told when the desk %s", async (_name, answer) => {
  const desk = tinyDesk();
  desk.answer = answer;
  const outcome = await desk.slack.as("USAM").command("/csp");
  expect(outcome).toMatchObject({ ok: false, error: '/csp failed with the error "dispatch_failed"' });
});

test("a command that the manifest does not know never reaches the desk", async () => {
  const desk = tinyDesk();
  const outcome = await desk.slack.as("USAM").command("/nothing");
  expect(outcome).toMatchObject({ ok: false, error: "/nothing is not a valid command." });
  expect(desk.received).toEqual([]);
});

test("the global shortcut is sent with its callback id and a trigger that opens a dialog", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").shortcut("add-customer");
  expect(desk.received[0]?.payload).toMatchObject({
    type: "shortcut",
    callback_id: "add-customer",
    user: { id: "USAM", username: "sam" },
    trigger_id: anyText,
  });
});
