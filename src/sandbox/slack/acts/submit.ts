import { externalIdIsTaken } from "../view-stack.ts";
import { locate } from "../blocks/identify.ts";
import { checkView } from "../blocks/view.ts";
import { deliver } from "../delivery.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Person, View } from "../model.ts";
import { viewSubmission } from "../payloads.ts";
import { makeResponseUrl } from "../response-urls.ts";
import { clearStack, isOpen, makeTrigger, popView, pushView, replaceView, topView } from "../view-stack.ts";
import { waitFor } from "../waiting.ts";
import { changed, refuse, type World } from "../world.ts";
import { clientErrors } from "./client-checks.ts";
import { done, failed, TROUBLE, type Outcome } from "./outcome.ts";

const UNDER_FIELDS = "Some fields need another look.";

/** Presses the submit button of the dialog on top. */
export async function submit(world: World, person: Person, viewId: string): Promise<Outcome> {
  const view = topView(world, person.id);
  if (view?.id !== viewId) return failed("That dialog is not on top any more.");
  if (view.payload.type !== "modal" || !view.payload.submit) return failed("That dialog has no submit button.");
  if (view.isSending) return failed("That dialog is on its way already.");
  view.errors = clientErrors(view);
  view.problem = null;
  changed(world);
  if (Object.keys(view.errors).length > 0) return failed(UNDER_FIELDS);

  view.isSending = true;
  const ack = await deliver(world, "view_submission", {
    payload: viewSubmission(world, person, {
      view,
      triggerId: makeTrigger(world, person.id, view.id, view.conversation),
      responseUrls: responseUrls(world, person, view),
    }),
  });
  if (ack.ok && isObject(ack.json) && ack.json["response_action"] !== undefined) await untilApplied(world);
  view.isSending = false;
  if (!ack.ok) return trouble(world, view);
  if (ack.text.trim() !== "" && !isObject(ack.json)) {
    return refused(world, view, "invalid_response", ["[ERROR] the answer is not a JSON object"]);
  }
  return isOpen(world, view) ? apply(world, person, view, isObject(ack.json) ? ack.json : {}) : done;
}

/** Slack may take its time with what it was answered. */
async function untilApplied(world: World): Promise<void> {
  const fault = world.faults.deliveries.take("late-action");
  if (fault?.kind === "late-action") await waitFor(world, fault.seconds * 1000).isOver;
}

function apply(world: World, person: Person, view: View, answer: JsonObject): Outcome {
  switch (answer["response_action"]) {
    case undefined:
      popView(world, view);
      return done;
    case "clear":
      clearStack(world, person.id);
      return done;
    case "errors":
      return showErrors(world, view, answer["errors"]);
    case "update":
    case "push": {
      const checked = checkView(answer["view"], "modal");
      if (!checked.ok) return refused(world, view, checked.error, checked.reasons);
      const isUpdate = answer["response_action"] === "update";
      if (externalIdIsTaken(world, checked.view, isUpdate ? view : undefined)) {
        return refused(world, view, "duplicate_external_id", []);
      }
      if (isUpdate) replaceView(world, view, checked.view);
      else if (!pushView(world, person.id, checked.view)) return refused(world, view, "push_limit_reached", []);
      return done;
    }
    default:
      return refused(world, view, "invalid_response_action", [
        `[ERROR] unknown response_action ${JSON.stringify(answer["response_action"])}`,
      ]);
  }
}

/** Errors reach input blocks on screen and nothing else. */
function showErrors(world: World, view: View, errors: unknown): Outcome {
  const entries = isObject(errors) ? Object.entries(errors) : [];
  const reasons = entries.flatMap(([blockId, sentence]) => {
    const block = view.blocks.find((one) => one.block_id === blockId);
    if (!block) return [`[ERROR] errors: there is no block "${blockId}" in the view`];
    if (block.type !== "input") return [`[ERROR] errors: block "${blockId}" is ${block.type}, not an input block`];
    return typeof sentence === "string" && sentence !== "" ? [] : [`[ERROR] errors: "${blockId}" has no sentence`];
  });
  if (entries.length === 0) reasons.push("[ERROR] errors: at least one is needed");
  if (reasons.length > 0) return refused(world, view, "invalid_errors", reasons);
  view.errors = Object.fromEntries(entries.map(([blockId, sentence]) => [blockId, String(sentence)]));
  changed(world);
  return failed(UNDER_FIELDS);
}

function refused(world: World, view: View, error: string, reasons: string[]): Outcome {
  refuse(world, "response_action", error, reasons);
  return trouble(world, view);
}

function trouble(world: World, view: View): Outcome {
  view.problem = TROUBLE;
  changed(world);
  return failed(TROUBLE);
}

/** Only for selects of conversations with `response_url_enabled`. */
function responseUrls(world: World, person: Person, view: View): JsonObject[] {
  return locate(view.blocks).flatMap(({ block, element, action_id }) => {
    if (!("response_url_enabled" in element) || !element.response_url_enabled) return [];
    const value = view.values[block.block_id]?.[action_id];
    const conversation = world.conversations.get(value?.selected_conversation ?? value?.selected_channel ?? "");
    if (!conversation) return [];
    return [
      {
        block_id: block.block_id,
        action_id,
        channel_id: conversation.id,
        response_url: makeResponseUrl(world, "commands", { user: person.id, conversation, messageTs: null }),
      },
    ];
  });
}
