import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { partnerTypes, roles } from "../../../src/core/access.ts";
import { agreementStatuses, isProvided } from "../../../src/core/agreement/lifecycle.ts";
import {
  gate,
  gateRemedies,
  operations,
  reasonCodes,
  reasonsIn,
  type Answer,
  type GateFacts,
  type Reason,
} from "../../../src/core/customer/order-gate.ts";
import { verificationMeanings, verificationStatuses } from "../../../src/core/customer/verification.ts";

const open: GateFacts = {
  verification: "allowed",
  agreement: "attested",
  relationship: "reseller",
  roles: ["sales-agent"],
  partnerType: "direct-bill",
};
const verifications = [...verificationStatuses, null];
const agreements = [...agreementStatuses, null];
const relationships = ["reseller", "none"] as const;
const reasonsOf = (answer: Answer): readonly Reason[] => (answer.state === "open" ? [] : answer.reasons);
const codesOf = (answer: Answer) => reasonsOf(answer).map(({ code }) => code);

/** Every combination of statuses, roles held one at a time, and partner types. */
const everything: GateFacts[] = verifications.flatMap((verification) =>
  agreements.flatMap((agreement) =>
    relationships.flatMap((relationship) =>
      partnerTypes.flatMap((partnerType) =>
        [[], ...roles.map((role) => [role])].map((held) => ({
          verification,
          agreement,
          relationship,
          roles: held,
          partnerType,
        })),
      ),
    ),
  ),
);

/** By hand from facts section 10. Signs: + open, ? may be blocked, - blocked; in the order of `operations`. */
const table: [condition: string, Partial<GateFacts>, signs: string, Omit<Reason, "effect"> | null][] = [
  ["nothing in the way", {}, "+++++", null],
  ["an admin agent", { roles: ["admin-agent"] }, "+++++", null],
  ["an indirect provider", { partnerType: "indirect-provider" }, "+++++", null],
  ["no verification on record", { verification: "no_record" }, "+++++", null],
  ["the customer accepted by itself", { agreement: "accepted_directly" }, "+++++", null],
  [
    "not begun",
    { verification: "not_ready" },
    "--??+",
    { code: "verification-not-started", partnerCenter: null, remedy: "wait-for-verification" },
  ],
  [
    "under review",
    { verification: "under_review" },
    "--??+",
    { code: "under-review", partnerCenter: "800073", remedy: "wait-for-verification" },
  ],
  [
    "not approved",
    { verification: "not_allowed" },
    "--??+",
    { code: "not-approved", partnerCenter: "800075", remedy: "correct-billing-data" },
  ],
  [
    "unknown at Microsoft",
    { verification: "unknown" },
    "--??+",
    { code: "verification-unknown", partnerCenter: null, remedy: "wait-for-verification" },
  ],
  [
    "verification not known here",
    { verification: null },
    "????+",
    { code: "verification-not-known", partnerCenter: null, remedy: "look-again" },
  ],
  [
    "no agreement",
    { agreement: "none" },
    "-?+++",
    { code: "agreement-missing", partnerCenter: "13605", remedy: "attest-or-invite" },
  ],
  [
    "invited",
    { agreement: "invited" },
    "-?+++",
    { code: "agreement-waits-for-customer", partnerCenter: "13605", remedy: "wait-for-customer" },
  ],
  [
    "link sent",
    { agreement: "link_sent" },
    "-?+++",
    { code: "agreement-waits-for-customer", partnerCenter: "13605", remedy: "wait-for-customer" },
  ],
  [
    "accepted and not finalised",
    { agreement: "ready_to_finalise" },
    "-?+++",
    { code: "agreement-being-finalised", partnerCenter: "13605", remedy: "look-again" },
  ],
  [
    "agreement not known here",
    { agreement: null },
    "??+++",
    { code: "agreement-not-known", partnerCenter: null, remedy: "look-again" },
  ],
  [
    "no relationship",
    { relationship: "none" },
    "----?",
    { code: "no-relationship", partnerCenter: "20002", remedy: "ask-for-relationship" },
  ],
  [
    "an indirect reseller",
    { partnerType: "indirect-reseller" },
    "----+",
    { code: "provider-orders", partnerCenter: null, remedy: "ask-provider" },
  ],
  [
    "a reseller's helpdesk agent, whom no colleague could help",
    { partnerType: "indirect-reseller", roles: ["helpdesk-agent"] },
    "----+",
    { code: "provider-orders", partnerCenter: null, remedy: "ask-provider" },
  ],
  ...[[], ["helpdesk-agent" as const], ["global-administrator" as const]].map((held): (typeof table)[number] => [
    `the roles [${held.join()}]`,
    { roles: held },
    "----+",
    { code: "role-missing", partnerCenter: null, remedy: "ask-colleague" },
  ]),
];
const states = { "+": "open", "?": "uncertain", "-": "blocked" };
const effects = { uncertain: "makes-uncertain", blocked: "blocks" } as const;

test.each(table)("with %s", (_condition, facts, signs, reason) => {
  const expected = Array.from(signs, (sign) => states[sign as keyof typeof states]);
  const found = gate({ ...open, ...facts });
  expect(operations.map((operation) => found[operation].state)).toEqual(expected);
  for (const answer of Object.values(found)) {
    if (answer.state !== "open") expect(answer.reasons).toEqual([{ ...reason, effect: effects[answer.state] }]);
  }
});

describe("several reasons", () => {
  const worst = gate({ ...open, relationship: "none", verification: null, agreement: "none", roles: [] });

  it("stand in the order in which they should be mended, those that leave doubt among those that block", () => {
    expect(reasonsOf(worst.newPurchase).map(({ code, effect }) => `${code} ${effect}`)).toEqual([
      "role-missing blocks",
      "no-relationship blocks",
      "verification-not-known makes-uncertain",
      "agreement-missing blocks",
    ]);
  });

  it("block when one of them blocks, and leave doubt when none does", () => {
    expect(worst.newPurchase.state).toBe("blocked");
    expect(gate({ ...open, verification: null, agreement: "none" })).toMatchObject({
      newPurchase: { state: "blocked" },
      seatIncrease: { state: "uncertain" },
    });
  });

  it("are each told once of a whole gate, with the gravest effect", () => {
    expect(reasonsIn(worst)).toEqual(reasonsOf(worst.newPurchase));
    expect(reasonsIn(gate(open))).toEqual([]);
  });

  it("concern only what they stand in the way of", () => {
    expect(codesOf(worst.cancel)).toEqual(["role-missing", "no-relationship", "verification-not-known"]);
    expect(codesOf(worst.renewal)).toEqual(["no-relationship"]);
  });
});

it("an indirect reseller is never told to attest", () => {
  const reseller = everything.filter(({ partnerType }) => partnerType === "indirect-reseller");
  const told = new Set(reseller.flatMap((facts) => reasonsIn(gate(facts)).map(({ remedy }) => remedy)));
  expect(told).toContain("invite-or-ask-provider");
  expect(told).not.toContain("attest-or-invite");
});

describe("every combination", () => {
  it("is answered: open without a reason, else with those that make it so", () => {
    expect(everything).toHaveLength(7 * 7 * 2 * 3 * 6);
    for (const facts of everything) {
      const found = gate(facts);
      expect(Object.keys(found)).toEqual([...operations]);
      for (const answer of Object.values(found)) {
        const worst = reasonsOf(answer).map(({ effect }) => effect);
        const state = worst.includes("blocks") ? "blocked" : worst.length > 0 ? "uncertain" : "open";
        expect(answer.state).toBe(state);
        const order = codesOf(answer).map((code) => reasonCodes.indexOf(code));
        expect(order).toEqual(order.toSorted((one, other) => one - other));
      }
    }
  });

  it("agrees with what the statuses mean: only a good account with a provided agreement may purchase", () => {
    for (const facts of everything) {
      const { verification, agreement } = facts;
      const isGood =
        verification !== null &&
        verificationMeanings[verification].orders === "open" &&
        agreement !== null &&
        isProvided(agreement);
      if (!isGood) expect(gate(facts).newPurchase.state).not.toBe("open");
      else expect(codesOf(gate(facts).newPurchase).filter((code) => /^(ver|under|not-app|agr)/.test(code))).toEqual([]);
    }
  });

  it("together they reach every reason and every remedy", () => {
    const found = everything.flatMap((facts) => reasonsIn(gate(facts)));
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(reasonCodes));
    expect(new Set(found.map(({ remedy }) => remedy))).toEqual(new Set(gateRemedies));
  });
});

describe("one more defect", () => {
  const anyFacts: fc.Arbitrary<GateFacts> = fc.record({
    verification: fc.constantFrom(...verifications),
    agreement: fc.constantFrom(...agreements),
    relationship: fc.constantFrom(...relationships),
    roles: fc.subarray([...roles]),
    partnerType: fc.constantFrom(...partnerTypes),
  });

  /** 0 is good, 1 not known, 2 bad. */
  const ofVerification = (status: GateFacts["verification"]) =>
    status === null ? 1 : verificationMeanings[status].orders === "open" ? 0 : 2;
  const ofAgreement = (status: GateFacts["agreement"]) => (status === null ? 1 : isProvided(status) ? 0 : 2);
  const isWorse = (before: GateFacts, after: GateFacts) =>
    ofVerification(after.verification) >= ofVerification(before.verification) &&
    ofAgreement(after.agreement) >= ofAgreement(before.agreement);

  const worsened = (facts: GateFacts): fc.Arbitrary<GateFacts> =>
    fc
      .oneof(
        fc.constantFrom(...verifications).map((verification) => ({ ...facts, verification })),
        fc.constantFrom(...agreements).map((agreement) => ({ ...facts, agreement })),
        fc.subarray([...facts.roles]).map((held) => ({ ...facts, roles: held })),
        fc.constant({ ...facts, relationship: "none" as const }),
        fc.constant({ ...facts, partnerType: "indirect-reseller" as const }),
      )
      .filter((after) => isWorse(facts, after));

  it("never opens anything", () => {
    const gravity = { open: 0, uncertain: 1, blocked: 2 };
    const pairs = anyFacts.chain((before) => worsened(before).map((after) => [before, after] as const));
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const [was, is] = [gate(before), gate(after)];
        for (const operation of operations) {
          expect(gravity[is[operation].state]).toBeGreaterThanOrEqual(gravity[was[operation].state]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
