import { and, asc, eq, ilike, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { people, userGroups } from "../schema/index.ts";

export type NewPerson = Omit<typeof people.$inferInsert, "readAt">;
export type NewUserGroup = Omit<typeof userGroups.$inferInsert, "readAt">;

export async function savePerson(db: Database, person: NewPerson, readAt: Date): Promise<void> {
  await db
    .insert(people)
    .values({ ...person, readAt })
    .onConflictDoUpdate({ target: people.id, set: { ...person, readAt } });
}

export async function savePeople(db: Database, many: readonly NewPerson[], readAt: Date): Promise<void> {
  if (many.length === 0) return;
  await db
    .insert(people)
    .values(many.map((person) => ({ ...person, readAt })))
    .onConflictDoUpdate({
      target: people.id,
      set: {
        name: sql`excluded.name`,
        locale: sql`excluded.locale`,
        timeZone: sql`excluded.time_zone`,
        isAdmin: sql`excluded.is_admin`,
        isBot: sql`excluded.is_bot`,
        isGuest: sql`excluded.is_guest`,
        isDeleted: sql`excluded.is_deleted`,
        readAt: sql`excluded.read_at`,
      },
    });
}

/** Marks whoever was last read before this moment as deleted. */
export async function markVanished(db: Database, since: Date): Promise<void> {
  await db
    .update(people)
    .set({ isDeleted: true })
    .where(and(lt(people.readAt, since), eq(people.isDeleted, false)));
}

export async function replaceUserGroups(db: Database, groups: readonly NewUserGroup[], readAt: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = groups.map(({ id }) => id);
    await tx.delete(userGroups).where(ids.length === 0 ? undefined : notInArray(userGroups.id, ids));
    if (groups.length === 0) return;
    await tx
      .insert(userGroups)
      .values(groups.map((group) => ({ ...group, readAt })))
      .onConflictDoUpdate({
        target: userGroups.id,
        set: {
          name: sql`excluded.name`,
          handle: sql`excluded.handle`,
          members: sql`excluded.members`,
          readAt: sql`excluded.read_at`,
        },
      });
  });
}

/** Does nothing for a group that was never read. */
export async function saveUserGroupMembers(db: Database, id: string, members: string[], readAt: Date): Promise<void> {
  await db.update(userGroups).set({ members, readAt }).where(eq(userGroups.id, id));
}

/** People who may hold a role: no bots, no guests, nobody who left. */
const mayHoldRoles = and(eq(people.isBot, false), eq(people.isGuest, false), eq(people.isDeleted, false));

export interface Holder {
  /** Slack ID of a person or a user group. */
  id: string;
  kind: "person" | "group";
  name: string;
  /** False for a group in which nobody may hold a role. */
  isSomebody: boolean;
}

type PersonRow = typeof people.$inferSelect;
type GroupRow = typeof userGroups.$inferSelect;
const person = ({ id, name }: PersonRow): Holder => ({ id, kind: "person", name, isSomebody: true });
const group = ({ id, name }: GroupRow, isSomebody: boolean): Holder => ({ id, kind: "group", name, isSomebody });

/** Groups and people that may hold a role and whose name contains the text. */
export async function searchHolders(db: Database, { typed, most }: { typed: string; most: number }): Promise<Holder[]> {
  const like = `%${typed.replace(/[\\%_]/g, "\\$&")}%`;
  const groups = await db
    .select()
    .from(userGroups)
    .where(or(ilike(userGroups.name, like), ilike(userGroups.handle, like)))
    .orderBy(asc(userGroups.name), asc(userGroups.id))
    .limit(most);
  const persons = await db
    .select()
    .from(people)
    .where(and(mayHoldRoles, ilike(people.name, like)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(most);
  return [...groups.map((row) => group(row, true)), ...persons.map(person)].slice(0, most);
}

/** Those of the people and groups that may hold a role. */
export async function findHolders(db: Database | Transaction, ids: readonly string[]): Promise<Holder[]> {
  if (ids.length === 0) return [];
  const groups = await db
    .select()
    .from(userGroups)
    .where(inArray(userGroups.id, [...ids]));
  const members = groups.flatMap((row) => row.members);
  const persons = await db
    .select()
    .from(people)
    .where(and(mayHoldRoles, inArray(people.id, [...ids, ...members])));
  const able = new Set(persons.map(({ id }) => id));
  return [
    ...groups.map((row) =>
      group(
        row,
        row.members.some((id) => able.has(id)),
      ),
    ),
    ...persons.filter(({ id }) => ids.includes(id)).map(person),
  ];
}

export async function hasUserGroups(db: Database): Promise<boolean> {
  const rows = await db.select({ id: userGroups.id }).from(userGroups).limit(1);
  return rows.length > 0;
}

/** Admins and owners of the workspace, by name. */
export async function listAdmins(db: Database): Promise<PersonRow[]> {
  return db
    .select()
    .from(people)
    .where(and(mayHoldRoles, eq(people.isAdmin, true)))
    .orderBy(asc(people.name));
}
