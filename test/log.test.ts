import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { Secret } from "../src/core/secret-text.ts";
import { createLog, type LogLevel } from "../src/log.ts";

function recordingLog(level: LogLevel = "info", context?: () => object) {
  const lines: string[] = [];
  const log = createLog({
    level,
    destination: { write: (line: string) => void lines.push(line) },
    ...(context && { context }),
  });
  return { log, lines };
}

test("a line is one JSON object with its level, time, message and what was running", () => {
  const { log, lines } = recordingLog("info", () => ({ job: { queue: "announce", id: 7 } }));
  log.info({ customerId: "c1" }, "The card was posted.");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    msg: "The card was posted.",
    customerId: "c1",
    job: { queue: "announce", id: 7 },
  });
});

describe("secrets and personal data do not reach a line", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a password four levels down", { a: { b: { c: { password: "open sesame" } } } }],
    ["a token in a list", { calls: [{ headers: { Authorization: "open sesame" } }] }],
    ["a key written another way", { "Client-Secret": "open sesame", api_key: "open sesame" }],
    ["a customer's contact", { contact: { firstName: "open sesame", email: "open sesame", phone: "open sesame" } }],
    ["a hidden text", { value: new Secret("open sesame") }],
    ["a Slack token inside a sentence", { note: "sent with xoxb-open sesame-1".replace("open sesame", "open-sesame") }],
    ["a bearer token inside a sentence", { note: "Authorization: Bearer open.sesame" }],
    ["a mail address inside a sentence", { note: "invited open.sesame@contoso.example today" }],
  ])("%s", (_, fields) => {
    const { log, lines } = recordingLog();
    log.warn(fields, "Something was odd.");
    expect(lines[0]).not.toMatch(/open.sesame/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "Something was odd." });
  });

  test("a failed query says its code and constraint, and neither values nor statement", () => {
    const cause = Object.assign(new Error('duplicate key "open sesame"'), {
      severity: "ERROR",
      code: "23505",
      detail: "Key (name)=(open sesame) already exists.",
      constraint_name: "people_pkey",
    });
    const { log, lines } = recordingLog();
    log.error({ err: new DrizzleQueryError("insert into people", ["open sesame"], cause) }, "It did not work.");
    expect(lines[0]).not.toContain("open sesame");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      err: { cause: { code: "23505", constraint_name: "people_pkey" } },
    });
  });

  test("a mail address in an error's own words", () => {
    const { log, lines } = recordingLog();
    log.error({ err: new Error("cannot reach open.sesame@contoso.example") }, "It did not work.");
    expect(lines[0]).not.toContain("open.sesame");
    expect(lines[0]).toContain("cannot reach");
  });
});

test("nothing below the level is written", () => {
  const { log, lines } = recordingLog("warn");
  log.info("Not now.");
  expect(lines).toEqual([]);
});
