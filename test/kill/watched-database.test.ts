import { expect, test } from "vitest";
import { writeIn } from "./watched-database.ts";

test.each([
  ['insert into "customers" ("id") values ($1)', "insert customers"],
  ['update "jobs" set "state" = $1, "lease_until" = $2 where "id" = $3', "update jobs"],
  ['delete from "drafts" where "drafts"."id" = $1', "delete drafts"],
  ['with taken as (select 1) update "secrets" set "status" = $1', "update secrets"],
])("%s is a point: %s", (text, named) => {
  expect(writeIn(text)).toBe(named);
});

test.each([
  'select * from "customers" where "status" = \'update "jobs"\' for update',
  "select pg_notify($1, $2)",
  "select pg_advisory_xact_lock(hashtext($1))",
  'update "jobs" set "lease_until" = clock_timestamp() + make_interval(secs => $1::float8) where "jobs"."id" = $2',
])("%s is none", (text) => {
  expect(writeIn(text)).toBeNull();
});
