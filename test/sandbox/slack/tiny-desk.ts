import { createHmac } from "node:crypto";
import { expect, onTestFinished } from "vitest";
import { createMovableClock } from "../../../src/clock.ts";
import type { Refusal } from "../../../src/sandbox/slack/model.ts";
import { checkRefusals } from "../../support/refusals.ts";
import { isObject, parseJson } from "../../../src/sandbox/slack/json.ts";
import { createWorkspace, type Workspace, type WorkspaceOptions } from "../../../src/sandbox/slack/workspace.ts";

/** A desk of a few lines: it checks signatures, remembers what came and answers what the test says. */
export interface TinyDesk {
  received: Received[];
  /** Answers the next requests; whoever answers nothing acks with an empty body. */
  answer: (request: Received) => Answer | Promise<Answer>;
  slack: Workspace;
  /** Slack's clock, in milliseconds. It stands still until a test moves it. */
  time: number;
  /** Asks Slack by hand: the test has the answer, so that a refusal in it does not fail the test by itself. */
  ask: (request: Request) => Promise<Response>;
  call: (method: string, args?: Record<string, unknown>, token?: string) => Promise<ApiAnswer>;
}

export interface Received {
  headers: Headers;
  url: string;
  body: string;
  form: Record<string, string>;
  payload: unknown;
}

export type Answer = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> } | undefined;
export type ApiAnswer = Record<string, unknown>;

/** What stands at a path such as "view.state.values" or "actions.0.value". */
export function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isObject(inner) ? inner[key] : undefined;
  }, value);
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== "string") throw new Error(`No text at ${path} of ${JSON.stringify(value)}`);
  return found;
}

export const anyText: unknown = expect.any(String);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const containing = (part: string): unknown => expect.stringContaining(part);

export const SECRET = "a-signing-secret";
export const TOKEN = "xoxb-sandbox";

export const PEOPLE: WorkspaceOptions["people"] = [
  { id: "USAM", name: "sam", realName: "Sam Sales", tz: "America/New_York" },
  { id: "UDANA", name: "dana", realName: "Dana Admin", isAdmin: true, tz: "Europe/Berlin", locale: "de-DE" },
  { id: "UGUEST", name: "gus", isUltraRestricted: true },
  { id: "UBOT", name: "otherbot", isBot: true },
  { id: "UGONE", name: "gone", deleted: true },
];

export function tinyDesk(options: Partial<WorkspaceOptions> = {}, { isInTest = true } = {}): TinyDesk {
  const clock = createMovableClock(new Date(1_700_000_000_000));
  const seen = new Set<Refusal>();
  const desk: TinyDesk = {
    received: [],
    answer: () => undefined,
    get time() {
      return clock.now().getTime();
    },
    set time(time) {
      clock.move(time - clock.now().getTime());
    },
    slack: createWorkspace({
      now: clock.now,
      onMove: clock.onMove,
      deskUrl: () => "http://desk.test/slack/events",
      signingSecret: SECRET,
      botToken: TOKEN,
      send: receive,
      people: PEOPLE,
      channels: [
        { id: "CAPPROVE", name: "approvals", hasApp: true },
        { id: "CQUIET", name: "quiet" },
        { id: "GSECRET", name: "secret", isPrivate: true, members: ["UDANA"] },
      ],
      userGroups: [{ id: "SADMINS", handle: "admins", name: "Admins", users: ["UDANA"] }],
      ...options,
    }),
    async ask(request) {
      const { length } = desk.slack.refusals;
      const response = await desk.slack.fetch(request);
      for (const refusal of desk.slack.refusals.slice(length)) seen.add(refusal);
      return response;
    },
    async call(method, args = {}, token = TOKEN) {
      const form = Object.entries(args).map(([key, value]): [string, string] => [
        key,
        typeof value === "string" ? value : JSON.stringify(value),
      ]);
      const response = await desk.ask(
        new Request(`https://slack.test/api/${method}`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams(form).toString(),
        }),
      );
      const parsed = parseJson(await response.text());
      return parsed.ok && isObject(parsed.value) ? parsed.value : {};
    },
  };

  async function receive(request: Request): Promise<Response> {
    const body = await request.text();
    const expected = createHmac("sha256", SECRET)
      .update(`v0:${request.headers.get("x-slack-request-timestamp") ?? ""}:${body}`)
      .digest("hex");
    if (request.headers.get("x-slack-signature") !== `v0=${expected}`) return new Response("who?", { status: 401 });
    const isJson = request.headers.get("content-type") === "application/json";
    const form = isJson ? {} : Object.fromEntries(new URLSearchParams(body));
    const payload: unknown = isJson ? JSON.parse(body) : form["payload"] ? JSON.parse(form["payload"]) : form;
    const received = { headers: request.headers, url: request.url, body, form, payload };
    desk.received.push(received);
    const answer = await desk.answer(received);
    const text = answer?.json === undefined ? (answer?.text ?? "") : JSON.stringify(answer.json);
    const status = answer?.status ?? 200;
    // Some statuses allow no body, not even an empty one.
    return new Response(status === 204 ? null : text, { status, headers: answer?.headers ?? {} });
  }

  // Before several tests there is none that could fail.
  if (isInTest) onTestFinished(() => checkRefusals(desk.slack, seen));
  return desk;
}

export const text = (words: string) => ({ type: "plain_text", text: words });

export function modal(blocks: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: "modal", title: text("Add"), submit: text("Next"), blocks, ...more };
}

export function field(id: string, element: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  return {
    type: "input",
    block_id: id,
    label: text(id),
    element: { type: "plain_text_input", action_id: id, ...element },
    ...more,
  };
}

export function buttons(blockId: string, ...names: string[]) {
  return {
    type: "actions",
    block_id: blockId,
    elements: names.map((name) => ({ type: "button", action_id: name.toLowerCase(), text: text(name), value: "v1" })),
  };
}

/** Makes a command open this dialog, and opens it for Sam. */
export async function openFor(desk: TinyDesk, view: unknown, user = "USAM"): Promise<ApiAnswer> {
  let opened: ApiAnswer = { ok: false };
  const before = desk.answer;
  desk.answer = async ({ form }) => {
    opened = await desk.call("views.open", { trigger_id: form["trigger_id"], view });
    return undefined;
  };
  await desk.slack.as(user).command("/csp add");
  desk.answer = before;
  return opened;
}
