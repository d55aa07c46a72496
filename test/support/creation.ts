import { expect } from "vitest";
import type { Actor, ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import type { TestDesk } from "./desk.ts";
import { eventually } from "./eventually.ts";
import { approvalCard, fillToReview, press, type Typed } from "./requests.ts";

/** The calls that asked Partner Center to create a customer. */
export const creations = ({ partnerCenter }: TestDesk) =>
  partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers");

/** Sam asks, Dana approves; answers the approval card. */
export async function approveRequest(desk: TestDesk, typed: Typed): Promise<ReadMessage> {
  const sam = desk.slack.as("U0SAM");
  await fillToReview(sam, typed);
  return sendAndApprove(desk, sam, typed);
}

/** Sends what stands in the review, and has it approved. */
export async function sendAndApprove(desk: TestDesk, sam: Actor, typed: Typed): Promise<ReadMessage> {
  await sam.submit();
  await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
  const card = await approvalCard(desk.slack, typed["companyName"] ?? "");
  await press(desk.slack.as("U0DANA"), card, "Approve");
  return card;
}

/** Sam's newest message that holds these words. */
export function told(desk: TestDesk, words: string): Promise<ReadMessage> {
  return eventually(() => {
    const message = desk.slack.as("U0SAM").dm.messages.findLast((one) => one.words.includes(words));
    if (!message) throw new Error(`Sam was told nothing with “${words}”.`);
    return message;
  });
}

/** Goes on through the form from whichever of its two views is open, and stands before the checked review. */
export async function goToReview(sam: Actor): Promise<void> {
  if (sam.view?.words.includes("Step 1 of 3")) await sam.submit();
  await eventually(() => expect(sam.view?.words).toContain("Step 2 of 3"));
  await sam.submit();
  expect(sam.view?.errors).toEqual({});
  await eventually(async () => {
    // On a busy machine the result may overtake the dialog it belongs into; then the button brings it.
    if (sam.view?.buttons.includes("Show the result")) await sam.click("Show the result");
    expect(sam.view?.words).toContain("Step 3 of 3");
    expect(sam.view?.buttons).not.toContain("Show the result");
  });
}
