import { format, inspect } from "node:util";
import { expect, it } from "vitest";
import { Secret } from "../../src/core/secret-text.ts";

it("shows a secret to whoever asks for it, and to no log, error or JSON", () => {
  const secret = new Secret("p4ssw0rd");
  expect(secret.reveal()).toBe("p4ssw0rd");
  const shown = [
    JSON.stringify({ deep: { secret } }),
    inspect({ deep: { deeper: { secret } } }, { depth: Infinity, showHidden: true, customInspect: false }),
    inspect(secret),
    format("%s %o %O %j", secret, secret, secret, secret),
    String(secret),
    `${secret.toString()}${Object.values(secret).join("")}`,
    JSON.stringify(structuredClone(Object.entries(secret))),
  ];
  for (const text of shown) expect(text).not.toContain("p4ssw0rd");
  expect([String(secret), inspect(secret)]).toEqual(["[secret]", "[secret]"]);
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
});
