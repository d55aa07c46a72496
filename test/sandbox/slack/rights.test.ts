import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import { methodNames } from "../../../src/sandbox/slack/web-api.ts";
import { methods as documented } from "../../../scripts/scopes-document.ts";
import { tinyDesk } from "./tiny-desk.ts";

const WITH_SCOPES = Object.entries(documented).filter(([, { scopes }]) => scopes.length > 0);

test.each(methodNames.map((name) => [name]))("%s takes the app's own token alone", async (method) => {
  const desk = tinyDesk();
  expect(await desk.call(method, {}, "xoxb-somebody-else")).toEqual({ ok: false, error: "invalid_auth" });
  expect(desk.slack.refusals).toMatchObject([{ where: method, error: "invalid_auth" }]);
});

test.each(WITH_SCOPES)("%s needs the scope that the documents name", async (method, { scopes }) => {
  const desk = tinyDesk();
  for (const scope of scopes) desk.slack.scopes.delete(scope);
  const provided = readManifest().scopes.filter((scope) => !scopes.some((needed) => needed === scope));
  expect(await desk.call(method)).toEqual({
    ok: false,
    error: "missing_scope",
    needed: scopes.join(","),
    provided: provided.join(","),
  });
});

describe("What is granted at the installation", () => {
  test("is what manifest.yml asks for, the optional scopes too", async () => {
    const written = await readFile("manifest.yml", "utf8");
    const { scopes } = (parse(written) as { oauth_config: { scopes: { bot: string[]; bot_optional: string[] } } })
      .oauth_config;
    expect(scopes.bot_optional.length).toBeGreaterThan(0);
    expect([...tinyDesk().slack.scopes].sort()).toEqual([...new Set([...scopes.bot, ...scopes.bot_optional])].sort());
  });
});

test.each(["files.list", "chat.delete", "__proto__", "constructor", ""])("%j is an unknown method", async (method) => {
  const desk = tinyDesk();
  expect(await desk.call(method)).toEqual({ ok: false, error: "unknown_method" });
  expect(desk.slack.refusals).toMatchObject([{ error: "unknown_method" }]);
});

test.each([
  ["chat.postMessage", { text: "Hello" }],
  ["chat.postEphemeral", { text: "Hello", user: "USAM" }],
  ["chat.update", { text: "Hello", ts: "1.000000" }],
  ["conversations.history", {}],
  ["conversations.replies", { ts: "1.000000" }],
])("%s answers not_in_channel where the app was not invited", async (method, args) => {
  const desk = tinyDesk();
  expect(await desk.call(method, { ...args, channel: "CQUIET" })).toMatchObject({ ok: false, error: "not_in_channel" });
  expect(await desk.call(method, { ...args, channel: "GSECRET" })).toMatchObject({ error: "channel_not_found" });
});
