import { findHome, listHomes, saveHomeOpened, saveHomeShown } from "../../db/queries/home.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** More people than have Home open at once. */
const mostFollowed = 200;

/** From now on this person's Home is kept up to date. */
export const noteHomeOpened = ({ db, now, actor }: Pick<Deps, "db" | "now"> & PersonActs): Promise<void> =>
  saveHomeOpened(db, actor.id, now());

/** The digest of what their Home shows; null when nobody knows. */
export const homeShownTo = async ({ db, actor }: Pick<Deps, "db"> & PersonActs): Promise<string | null> =>
  (await findHome(db, actor.id))?.shown ?? null;

export const keepHomeShown = ({ db, actor }: Pick<Deps, "db"> & PersonActs, shown: string): Promise<void> =>
  saveHomeShown(db, actor.id, shown);

/** Slack IDs of those who have opened Home lately. */
export const whoOpenedHome = ({ db }: Pick<Deps, "db">): Promise<string[]> => listHomes(db, mostFollowed);
