import { flagAt, stringAt, type JsonObject } from "../json.ts";
import type { Person } from "../model.ts";
import { clock, type World } from "../world.ts";
import { no, ok, TIER_2, TIER_4, type Method } from "./method.ts";
import { page } from "./page.ts";

export function userJson(world: World, person: Person, withLocale: boolean): JsonObject {
  const realName = person.realName ?? person.name;
  const tz = person.tz ?? "Etc/UTC";
  const zone = zoneAt(tz, clock(world));
  return {
    id: person.id,
    team_id: world.team.id,
    name: person.name,
    deleted: person.deleted ?? false,
    color: "9f69e7",
    real_name: realName,
    tz,
    tz_label: zone.label,
    tz_offset: zone.offset,
    profile: {
      title: person.title ?? "",
      phone: "",
      real_name: realName,
      real_name_normalized: realName,
      display_name: person.name,
      display_name_normalized: person.name,
      status_text: "",
      status_emoji: "",
      status_expiration: 0,
      avatar_hash: "",
      team: world.team.id,
    },
    is_admin: person.isAdmin ?? false,
    is_owner: person.isOwner ?? false,
    is_primary_owner: person.isPrimaryOwner ?? false,
    is_restricted: (person.isRestricted ?? false) || (person.isUltraRestricted ?? false),
    is_ultra_restricted: person.isUltraRestricted ?? false,
    is_bot: person.isBot ?? false,
    is_app_user: false,
    updated: Math.floor(clock(world) / 1000),
    ...(world.scopes.has("users:read.email") && person.email ? { is_email_confirmed: true } : {}),
    ...(withLocale ? { locale: person.locale ?? "en-US" } : {}),
  };
}

function zoneAt(tz: string, at: number): { offset: number; label: string } {
  const part = (name: "longOffset" | "long") =>
    new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: name })
      .formatToParts(at)
      .find((one) => one.type === "timeZoneName")?.value ?? "";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(part("longOffset"));
  const size = found ? Number(found[2]) * 3600 + Number(found[3]) * 60 : 0;
  return { offset: found?.[1] === "-" ? -size : size, label: part("long") };
}

/** The app's own user and Slackbot stand in the list of people too. */
function everybody(world: World): Person[] {
  return [
    { id: "USLACKBOT", name: "slackbot", realName: "Slackbot" },
    ...world.people.values(),
    { id: world.app.userId, name: "partnerdesk", realName: world.app.name, isBot: true },
  ];
}

const info: Method["run"] = (world, args) => {
  const found = everybody(world).find((one) => one.id === stringAt(args, "user"));
  return found ? ok({ user: userJson(world, found, flagAt(args, "include_locale")) }) : no("user_not_found");
};

const list: Method["run"] = (world, args) => {
  const paged = page(everybody(world), args);
  if (!paged) return no("invalid_cursor");
  return ok({
    members: paged.items.map((person) => userJson(world, person, flagAt(args, "include_locale"))),
    cache_ts: Math.floor(clock(world) / 1000),
    response_metadata: { next_cursor: paged.next },
  });
};

const groups: Method["run"] = (world, args) =>
  ok({
    usergroups: world.userGroups.map((group) => ({
      id: group.id,
      team_id: world.team.id,
      is_usergroup: true,
      is_subteam: true,
      is_external: false,
      name: group.name,
      description: "",
      handle: group.handle,
      date_create: 0,
      date_update: 0,
      date_delete: 0,
      created_by: "USLACKBOT",
      updated_by: "USLACKBOT",
      deleted_by: null,
      prefs: { channels: [], groups: [] },
      user_count: group.users.length,
      ...(flagAt(args, "include_users") ? { users: group.users } : {}),
    })),
  });

const groupUsers: Method["run"] = (world, args) => {
  const group = world.userGroups.find((one) => one.id === stringAt(args, "usergroup"));
  return group ? ok({ users: group.users }) : no("no_such_subteam");
};

export const peopleMethods: Record<string, Method> = {
  "users.info": { scopes: ["users:read"], perMinute: TIER_4, run: info },
  "users.list": { scopes: ["users:read"], perMinute: TIER_2, run: list },
  "usergroups.list": { scopes: ["usergroups:read"], perMinute: TIER_2, run: groups },
  "usergroups.users.list": { scopes: ["usergroups:read"], perMinute: TIER_2, run: groupUsers },
};
