import { describe, expect, test } from "vitest";
import { complaintsAbout, differences } from "./differences.ts";
import type { Snapshot } from "./snapshot.ts";

const messages = ['Approved <{"card":"(card 1)"}>', 'Created <{"card":"(card 2)"}>'] as const;

const good: Snapshot = {
  "customers in Partner Center": ["Contoso"],
  "request IDs of creations": ["(ID)"],
  passwords: ["the right one"],
  "messages in approvals": messages,
  "refused by Slack": [],
  "rows of jobs": ['{"queue":"expire-approval","state":"ready"}'],
};

describe("The kill test finds", () => {
  test("nothing in a good run", () => {
    expect(complaintsAbout(good)).toEqual([]);
    expect(differences(good, { ...good })).toEqual([]);
  });

  test.each<[string, Snapshot]>([
    ["a second customer", { "customers in Partner Center": ["Contoso", "Contoso"] }],
    ["a second request ID", { "request IDs of creations": ["(ID)", "(ID)"] }],
    ["a lost password", { passwords: [] }],
    ["a wrong password", { passwords: ["a wrong one"] }],
    ["a card that stands twice", { "messages in approvals": [...messages, messages[1]] }],
    ["a job that was given up", { "rows of jobs": ['{"queue":"announce","state":"dead"}'] }],
    ["a call that Slack refused", { "refused by Slack": ["chat.update: message_not_found"] }],
  ])("%s", (_, change) => {
    const bad: Snapshot = { ...good, ...change };
    expect(complaintsAbout(bad)).toHaveLength(1);
    expect(differences(good, bad)).not.toEqual([]);
  });

  test("messages in another order, with both sides", () => {
    const [approved, created] = messages;
    expect(differences(good, { ...good, "messages in approvals": [created, approved] })).toEqual([
      "messages in approvals, without a kill:",
      `  ${approved}`,
      `  ${created}`,
      "messages in approvals, with it:",
      `  ${created}`,
      `  ${approved}`,
    ]);
  });

  test("a lost row, and prints no more than that", () => {
    const lost: Snapshot = { ...good, "messages in approvals": [messages[1]] };
    expect(differences(good, lost)).toEqual([
      "messages in approvals, without a kill:",
      `  ${messages[0]}`,
      "messages in approvals, with it:",
    ]);
  });
});
