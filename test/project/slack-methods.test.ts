import { describe, expect, it } from "vitest";
import { methodNames } from "../../src/sandbox/slack/web-api.ts";
import { methods } from "../../scripts/scopes-document.ts";
import { methodsCalledByTheDesk } from "./slack-calls.ts";

/** What the workspace shows and the desk does not use yet. */
const WITHOUT_A_CALLER: Record<string, string> = {
  "views.push": "three dialogs on one another",
};

describe("The methods of Slack's Web API", () => {
  const called = methodsCalledByTheDesk();

  it("that the sandbox answers are those that the desk calls, and no more", () => {
    expect(methodNames.toSorted()).toEqual([...called, ...Object.keys(WITHOUT_A_CALLER)].toSorted());
  });

  it("that the desk calls with its bot token have their scopes explained, and no others", () => {
    const withAppToken = ["apps.connections.open"];
    expect(Object.keys(methods).toSorted()).toEqual(called.filter((method) => !withAppToken.includes(method)));
  });
});
