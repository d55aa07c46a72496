import { expect, it } from "vitest";
import { learnCountryRules } from "../../src/operations/learn-country-rules.ts";
import { useDatabase } from "../support/database.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

function asking() {
  const { partnerCenter, simulator, now, pass } = simulatedPartnerCenter();
  const deps = { db: database.db, partnerCenter, now };
  return {
    simulator,
    pass,
    learn: () => learnCountryRules(deps, { country: "US" }),
    asked: () => simulator.received.filter(({ path }) => /validation/i.test(path)).length,
  };
}

it("asks for a country's rules once a week, and says so only when they are others", async () => {
  const { learn, asked, pass } = asking();
  expect(await learn()).toBe(true);
  expect(await learn()).toBe(false);
  pass(7 * day - 1000);
  expect(await learn()).toBe(false);
  expect(asked()).toBe(1);
  pass(2000);
  expect(await learn()).toBe(false);
  expect(asked()).toBe(2);
});

it("asks again after no answer, instead of keeping none", async () => {
  const { simulator, learn, asked } = asking();
  simulator.fail(/validation/i, { kind: "answer", status: 500 });
  expect(await learn()).toBe(false);
  expect(await learn()).toBe(true);
  expect(asked()).toBe(2);
});
