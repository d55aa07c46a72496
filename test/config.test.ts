import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig, variableNames } from "../src/config.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const slack = { SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_SIGNING_SECRET: "0123456789abcdef", SECRETS_KEY: key };
const partnerCenter = {
  PARTNER_CENTER_TENANT_ID: "6b3f3c2e-0000-4000-8000-000000000001",
  PARTNER_CENTER_CLIENT_ID: "6b3f3c2e-0000-4000-8000-000000000002",
  PARTNER_CENTER_CLIENT_SECRET: "very-private",
};

const configOf = (env: NodeJS.ProcessEnv) => {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.failure.join("\n"));
  return result.value;
};
const sentencesOf = (env: NodeJS.ProcessEnv): string[] => {
  const result = readConfig(env);
  return result.ok ? [] : result.failure;
};

describe("a start with the least that is needed", () => {
  test("listens everywhere on 3000, keeps an embedded database under ./data, and talks to Slack itself", () => {
    const config = configOf(slack);
    expect(config).toMatchObject({
      http: { host: "0.0.0.0", port: 3000 },
      database: { url: null },
      log: { level: "info" },
      partnerCenter: null,
    });
    expect(config.slack.apiUrl).toBe("https://slack.com/api");
    expect(config.database.dataDir).toMatch(/data$/);
  });

  test("an empty variable counts as absent", () => {
    expect(configOf({ ...slack, DATABASE_URL: "", PORT: " ", PARTNER_CENTER_TENANT_ID: "" })).toMatchObject({
      database: { url: null },
      http: { port: 3000 },
      partnerCenter: null,
    });
  });
});

describe("Socket Mode", () => {
  const { SLACK_SIGNING_SECRET, ...withoutSecret } = slack;

  test("begins with an app token, and then needs no signing secret", () => {
    const config = configOf({ ...withoutSecret, SLACK_APP_TOKEN: "xapp-1-abc" });
    if (!("appToken" in config.slack)) throw new Error("the desk would wait for requests over HTTP");
    expect(config.slack.appToken.reveal()).toBe("xapp-1-abc");
    expect(config.slack).not.toHaveProperty("signingSecret");
  });

  test("wins over a signing secret that is there too", () => {
    const both = { ...withoutSecret, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN: "xapp-1-abc" };
    expect(configOf(both).slack).toHaveProperty("appToken");
    expect(configOf({ ...both, SLACK_APP_TOKEN: "" }).slack).toHaveProperty("signingSecret");
  });

  test("is named where the signing secret is missing", () => {
    expect(sentencesOf(withoutSecret)).toEqual([
      "SLACK_SIGNING_SECRET is missing. It stands under Basic Information of your Slack app; with SLACK_APP_TOKEN it is not needed.",
    ]);
  });
});

describe("Partner Center", () => {
  test("uses Microsoft's addresses, and does without a refresh token until somebody consents", () => {
    expect(configOf({ ...slack, ...partnerCenter }).partnerCenter).toMatchObject({
      url: "https://api.partnercenter.microsoft.com",
      loginUrl: "https://login.microsoftonline.com",
      tenantId: partnerCenter.PARTNER_CENTER_TENANT_ID,
      refreshToken: null,
    });
  });

  test.each(Object.keys(partnerCenter))("%s alone asks for the other two", (name) => {
    const sentences = sentencesOf({ ...slack, [name]: Object.entries(partnerCenter).find(([n]) => n === name)?.[1] });
    const missing = Object.keys(partnerCenter).filter((other) => other !== name);
    expect(sentences.map((sentence) => sentence.split(" ")[0])).toEqual(missing);
  });

  test("a refresh token alone asks for all three", () => {
    expect(sentencesOf({ ...slack, PARTNER_CENTER_REFRESH_TOKEN: "0.AAA" })).toHaveLength(3);
  });
});

describe("a start that cannot be", () => {
  test("names everything that is missing at once", () => {
    expect(sentencesOf({}).map((sentence) => sentence.split(" ")[0])).toEqual([
      "SLACK_BOT_TOKEN",
      "SLACK_SIGNING_SECRET",
      "SECRETS_KEY",
    ]);
  });

  test.each([
    ["SLACK_BOT_TOKEN", "xapp-private"],
    ["SLACK_SIGNING_SECRET", "private"],
    ["SLACK_APP_TOKEN", "xoxb-private"],
    ["SLACK_API_URL", "private words"],
    ["PORT", "70000"],
    ["PORT", "3e3"],
    ["DATABASE_URL", "mysql://private@host/db"],
    ["SECRETS_KEY", "private"],
    ["SECRETS_KEY", `${key},private`],
    ["SECRETS_KEY", `private ${key}`],
    ["SECRETS_KEY", `${key.slice(0, 20)} private* ${key.slice(20)}`],
    ["SECRETS_KEY", key.slice(0, -1)],
    ["SECRETS_KEY", `${key},`],
    ["LOG_LEVEL", "private"],
    ["PARTNER_CENTER_URL", "ftp://private"],
    ["PARTNER_CENTER_LOGIN_URL", "private"],
    ["PARTNER_CENTER_TENANT_ID", "private"],
    ["PARTNER_CENTER_CLIENT_ID", "private"],
  ])("a wrong %s is one sentence that does not repeat the value", (name, value) => {
    const sentences = sentencesOf({ ...slack, ...partnerCenter, [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} .*\\.|32$`));
    expect(sentences[0]).not.toContain("private");
    expect(sentences[0]).not.toContain(value);
  });

  test.each(["SLACK_API_URL", "PARTNER_CENTER_URL", "PARTNER_CENTER_LOGIN_URL"])(
    "%s sends nothing in the clear, except to this machine",
    (name) => {
      for (const host of ["private.example", "localhost.private.example", "127.0.0.1.private.example", "10.0.0.1"]) {
        const sentences = sentencesOf({ ...slack, ...partnerCenter, [name]: `http://${host}/api` });
        expect(sentences).toEqual([
          expect.stringMatching(new RegExp(`^${name} sends secrets in the clear\\. Use https`)),
        ]);
        expect(sentences[0]).not.toContain(host);
      }
      for (const address of [
        "http://localhost:1/api",
        "http://127.0.0.1:1",
        "http://[::1]:1",
        "https://private.example",
      ]) {
        expect(sentencesOf({ ...slack, ...partnerCenter, [name]: address })).toEqual([]);
      }
    },
  );

  test("says how to make a key", () => {
    expect(sentencesOf({ ...slack, SECRETS_KEY: undefined })[0]).toContain("openssl rand -base64 32");
  });
});

test("several keys are read in their order, the sealing one first", () => {
  const older = Buffer.alloc(32, 9).toString("base64");
  expect(configOf({ ...slack, SECRETS_KEY: `${key}, ${older}` }).secretsKeys.map((bytes) => bytes[0])).toEqual([7, 9]);
});

test("a printed or serialised configuration shows no secret", () => {
  const env = { ...slack, ...partnerCenter, PARTNER_CENTER_REFRESH_TOKEN: "0.AAA-token" };
  const config = configOf(env);
  const inSocketMode = configOf({ ...env, SLACK_APP_TOKEN: "xapp-1-abc" });
  const parts = [config.slack, config.partnerCenter, inSocketMode.slack];
  const shown = inspect(parts, { depth: 9 }) + JSON.stringify(parts);
  for (const secret of ["xoxb", "xapp", "0123456789abcdef", "very-private", "0.AAA"])
    expect(shown).not.toContain(secret);
  expect(config.partnerCenter?.clientSecret.reveal()).toBe("very-private");
});

test(".env.example lists exactly the variables that are read", () => {
  const listed = [...readFileSync(".env.example", "utf8").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.toSorted()).toEqual(variableNames.toSorted());
});
