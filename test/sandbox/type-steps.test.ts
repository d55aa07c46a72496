import { expect, test } from "vitest";
import { typeSteps } from "../../src/sandbox/type-steps.ts";
import { at, field, modal, openFor, textAt, tinyDesk } from "./slack/tiny-desk.ts";

const view = modal([field("Partner name"), field("Approvals", { type: "conversations_select" })]);

test("steps are typed over the wire as soon as the dialog is there", async () => {
  const desk = tinyDesk();
  desk.answer = ({ form }) => {
    if (form["command"]) {
      // Opened a moment after the ack, as the desk does.
      setImmediate(() => void desk.call("views.open", { trigger_id: form["trigger_id"], view }));
    }
    return undefined;
  };
  await typeSteps(desk.slack, desk.slack.as("UDANA"), [
    { say: "/csp setup" },
    { type: "Fabrikam", into: "Partner name" },
    { choose: "approvals", in: "Approvals" },
    { submit: true },
    { see: null },
  ]);
  const values = at(desk.received.at(-1)?.payload, "view.state.values");
  expect(textAt(values, "Partner name.Partner name.value")).toBe("Fabrikam");
  expect(textAt(values, "Approvals.Approvals.selected_conversation")).toBe("CAPPROVE");
});

test("what the desk refuses ends the typing with its sentence", async () => {
  const desk = tinyDesk();
  await openFor(desk, view, "UDANA");
  desk.answer = () => ({ json: { response_action: "errors", errors: { "Partner name": "Write the whole name." } } });
  const steps = [
    { type: "F", into: "Partner name" },
    { choose: "approvals", in: "Approvals" },
    { submit: true as const },
  ];
  await expect(typeSteps(desk.slack, desk.slack.as("UDANA"), steps)).rejects.toThrow("Write the whole name.");
});
