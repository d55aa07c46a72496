import { eq } from "drizzle-orm";
import type { Database } from "../connect.ts";
import { people, userGroups } from "../schema/index.ts";

export type NewPerson = Omit<typeof people.$inferInsert, "readAt">;
type NewUserGroup = Omit<typeof userGroups.$inferInsert, "readAt">;

export async function savePerson(db: Database, person: NewPerson, readAt: Date): Promise<void> {
  await db
    .insert(people)
    .values({ ...person, readAt })
    .onConflictDoUpdate({ target: people.id, set: { ...person, readAt } });
}

export async function saveUserGroup(db: Database, group: NewUserGroup, readAt: Date): Promise<void> {
  await db
    .insert(userGroups)
    .values({ ...group, readAt })
    .onConflictDoUpdate({ target: userGroups.id, set: { ...group, readAt } });
}

/** Does nothing for a group that was never read. */
export async function saveUserGroupMembers(db: Database, id: string, members: string[], readAt: Date): Promise<void> {
  await db.update(userGroups).set({ members, readAt }).where(eq(userGroups.id, id));
}
