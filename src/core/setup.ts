import { roles, type PartnerType, type Role } from "./access.ts";

export interface Holders {
  people: readonly string[];
  groups: readonly string[];
}

/** The roles that a person holds, directly or through a user group. Guests and bots hold none. */
export function rolesOf(
  holders: Readonly<Partial<Record<Role, Holders>>>,
  person: { id: string; groups: readonly string[]; mayHoldRoles: boolean },
): Role[] {
  if (!person.mayHoldRoles) return [];
  return roles.filter((role) => {
    const holding = holders[role];
    return (
      holding !== undefined &&
      (holding.people.includes(person.id) || holding.groups.some((group) => person.groups.includes(group)))
    );
  });
}

/** The user groups through which somebody may hold one of these roles. */
export const groupsHolding = (holders: Readonly<Partial<Record<Role, Holders>>>, wanted: readonly Role[]): string[] =>
  wanted.flatMap((role) => holders[role]?.groups ?? []);

/** Who holds one of these roles, directly or through a user group. */
export function holdersOf(
  holders: Readonly<Partial<Record<Role, Holders>>>,
  wanted: readonly Role[],
  groups: readonly { id: string; members: readonly string[] }[],
): string[] {
  const held = wanted.flatMap((role) => holders[role] ?? []);
  const through = held.flatMap((one) => groups.filter(({ id }) => one.groups.includes(id)));
  return [...new Set([...held.flatMap(({ people }) => people), ...through.flatMap(({ members }) => members)])];
}

export interface SetupState {
  partnerType: PartnerType;
  approvalsChannel: string | null;
  statusChannel: string | null;
  reachableChannels: readonly string[];
}

/** Complete once both channels are chosen and took the desk's first post. */
export function isSetupComplete(setup: SetupState | null): boolean {
  if (setup === null) return false;
  const { approvalsChannel, statusChannel, reachableChannels } = setup;
  return [approvalsChannel, statusChannel].every((channel) => channel !== null && reachableChannels.includes(channel));
}
