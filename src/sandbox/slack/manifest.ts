import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { flagAt, listAt, objectAt, stringAt } from "./json.ts";

/** What of manifest.yml changes how Slack behaves towards the app. */
export interface Manifest {
  name: string;
  commands: { command: string; description: string; usage_hint: string; should_escape: boolean }[];
  shortcuts: { type: "global" | "message"; callback_id: string; name: string; description: string }[];
  /** Granted at install: bot scopes and the optional ones. */
  scopes: string[];
  events: string[];
  homeTab: boolean;
  messagesTab: boolean;
}

export function readManifest(file = new URL("../../../manifest.yml", import.meta.url)): Manifest {
  const document: unknown = parse(readFileSync(file, "utf8"));
  const features = objectAt(document, "features");
  const home = objectAt(features, "app_home");
  const scopes = objectAt(objectAt(document, "oauth_config"), "scopes");
  return {
    name: stringAt(objectAt(document, "display_information"), "name") ?? "App",
    commands: listAt(features, "slash_commands").map((one) => ({
      command: stringAt(one, "command") ?? "",
      description: stringAt(one, "description") ?? "",
      usage_hint: stringAt(one, "usage_hint") ?? "",
      should_escape: flagAt(one, "should_escape"),
    })),
    shortcuts: listAt(features, "shortcuts").map((one) => ({
      type: stringAt(one, "type") === "message" ? "message" : "global",
      callback_id: stringAt(one, "callback_id") ?? "",
      name: stringAt(one, "name") ?? "",
      description: stringAt(one, "description") ?? "",
    })),
    scopes: [...listAt(scopes, "bot"), ...listAt(scopes, "bot_optional")].map(String),
    events: listAt(objectAt(objectAt(document, "settings"), "event_subscriptions"), "bot_events").map(String),
    homeTab: flagAt(home, "home_tab_enabled"),
    messagesTab: flagAt(home, "messages_tab_enabled"),
  };
}
