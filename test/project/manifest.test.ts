import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { methods, scopes, type BotScope } from "../../scripts/scopes-document.ts";
import { registeredByTheDesk } from "../support/registered.ts";

const source: unknown = parse(readFileSync("manifest.yml", "utf8"));
const url = z.url({ protocol: /^https$/ });
const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(175).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.literal(true) }),
      bot_user: z.object({ display_name: z.string().max(80) }),
      shortcuts: z
        .array(
          z.object({
            name: z.string().max(24),
            type: z.enum(["global", "message"]),
            callback_id: z.string().max(255),
            description: z.string().max(150),
          }),
        )
        .max(10),
      slash_commands: z.array(
        z.object({
          command: z.string().regex(/^\/[a-z-]{1,31}$/),
          url,
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(true),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
    settings: z.object({
      interactivity: z.object({
        is_enabled: z.literal(true),
        request_url: url,
        message_menu_options_url: url.optional(),
      }),
      event_subscriptions: z.object({ request_url: url, bot_events: z.array(z.string()) }).optional(),
      socket_mode_enabled: z.literal(false),
    }),
  })
  .parse(source);
const { features, settings } = manifest;
const granted = manifest.oauth_config.scopes;
const registered = registeredByTheDesk();

/** What the compiler says of each manifest; Slack's own types know every scope, event and key. */
function complaintsAbout(contents: readonly unknown[]): string[] {
  const texts = new Map(
    contents.map((content, index) => [
      `node_modules/manifest-${index}.ts`,
      `import type { AppsManifestCreateArguments } from "@slack/web-api/dist/types/request/apps";
       (${JSON.stringify(content)}) satisfies AppsManifestCreateArguments["manifest"];`,
    ]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ["lib.es5.d.ts"],
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    return text === undefined ? readSource(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].map((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
      .join("\n"),
  );
}

describe("the manifest", () => {
  it("is what Slack's own types call one, and would not be with a scope, an event or a key that they do not know", () => {
    const others = [
      { oauth_config: { scopes: { bot: ["chat:read"] } } },
      { settings: { event_subscriptions: { bot_events: ["app_opened"] } } },
      { features: { slash_command: [] } },
    ];
    const whole = z.record(z.string(), z.unknown()).parse(source);
    const [ours, ...theirs] = complaintsAbout([whole, ...others.map((part) => ({ ...whole, ...part }))]);
    expect(ours).toBe("");
    expect(theirs[0]).toContain("chat:read");
    expect(theirs[1]).toContain("app_opened");
    expect(theirs[2]).toContain("slash_command");
  });

  it("has the commands and shortcuts that the desk listens to, and no others", () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(registered.command);
    const shortcuts = (of: "global" | "message") =>
      features.shortcuts.filter(({ type }) => type === of).map(({ callback_id }) => callback_id);
    expect(shortcuts("global")).toEqual(registered.shortcut);
    expect(shortcuts("message")).toEqual(registered.messageShortcut);
  });

  it("names an address for choices exactly when the desk has searchable ones", () => {
    expect(registered.options.length).toBeGreaterThan(0);
    expect(settings.interactivity.message_menu_options_url).toBe(settings.interactivity.request_url);
  });

  it("asks for the events that the desk listens to, and has a Home tab", () => {
    expect(settings.event_subscriptions?.bot_events).toEqual(registered.event);
    expect(features.app_home.home_tab_enabled).toBe(true);
  });

  it("sends everything to the one address that the receiver serves", () => {
    const { interactivity, event_subscriptions: events } = settings;
    const urls = [
      interactivity.request_url,
      events?.request_url,
      ...features.slash_commands.map((command) => command.url),
    ];
    expect(new Set(urls)).toEqual(new Set(["https://YOUR-HOST/slack/events"]));
  });
});

describe("scopes", () => {
  it("of the manifest are those that the calls and the commands need", () => {
    const needed = new Set<BotScope>(["commands", ...Object.values(methods).flatMap((use) => use.scopes)]);
    expect([...granted.bot, ...granted.bot_optional].toSorted()).toEqual([...needed].toSorted());
    expect(Object.keys(scopes).toSorted()).toEqual([...needed].toSorted());
  });

  it("are optional in the manifest where the page says what is lost without them", () => {
    const optional = Object.entries(scopes).flatMap(([scope, { without }]) => (without === null ? [] : [scope]));
    expect(granted.bot_optional.toSorted()).toEqual(optional.toSorted());
  });
});
