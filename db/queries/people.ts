import { and, eq, lt, notInArray, sql } from "drizzle-orm";
import type { Database } from "../connect.ts";
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
