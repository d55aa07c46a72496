import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isCompanyNameTyped,
  obstacleKinds,
  removalDeclarations,
  removalRemedies,
  whatIsInTheWay,
  type ActiveItems,
  type ActivePurchase,
  type ActiveSubscription,
  type ItemStatus,
} from "../../../src/core/relationship/removal.ts";
import { anySign } from "../../support/any-sign.ts";

const nothing: ActiveItems = { subscriptions: [], reservedInstances: [], savingsPlans: [], software: [] };
const subscription = (given: Partial<ActiveSubscription> = {}): ActiveSubscription => ({
  id: "s1",
  name: "Microsoft 365 Business Standard",
  kind: "new-commerce",
  status: "active",
  quantity: 5,
  autoRenews: true,
  commitmentEnds: "2027-05-01",
  ...given,
});
const purchase = (name: string, status: ItemStatus = "active"): ActivePurchase => ({ name, quantity: 1, status });
const remedyOf = (given: Partial<ActiveSubscription>) =>
  whatIsInTheWay({ ...nothing, subscriptions: [subscription(given)] })[0]?.remedy ?? null;

const statuses: readonly ItemStatus[] = ["active", "suspended", "cancelled", "expired", "pending", "unknown"];
const ask = "look-in-partner-center";

describe("Before a removal", () => {
  it("nothing has to be ended where there is nothing", () => expect(whatIsInTheWay(nothing)).toEqual([]));

  // In the order of the statuses above.
  it.each<[ActiveSubscription["kind"], (string | null)[]]>([
    ["new-commerce", ["cancel-or-let-term-end", "cancel-or-let-term-end", null, null, "cancel-or-let-term-end", ask]],
    ["legacy", ["suspend", null, null, null, "suspend", ask]],
    ["azure-plan", ["cancel-azure-plan", "cancel-azure-plan", null, null, "cancel-azure-plan", ask]],
    ["trial", ["cancel-trial", "cancel-trial", null, null, "cancel-trial", ask]],
    ["unknown", [ask, ask, null, null, ask, ask]],
  ])("a subscription of the kind %s: active, suspended, cancelled, expired, pending, unknown", (kind, remedies) =>
    expect(statuses.map((status) => remedyOf({ kind, status }))).toEqual(remedies),
  );

  it.each<[keyof ActiveItems, string, string]>([
    ["reservedInstances", "reserved-instance", "cancel-reserved-instance"],
    ["savingsPlans", "savings-plan", "cancel-savings-plan"],
    ["software", "software", "cancel-software"],
  ])("%s: all but what was cancelled or has expired", (list, what, remedy) => {
    const bought = statuses.map((status) => purchase(status, status));
    expect(whatIsInTheWay({ ...nothing, [list]: bought })).toEqual([
      { what, name: "active", id: null, remedy },
      { what, name: "pending", id: null, remedy },
      { what, name: "suspended", id: null, remedy },
      { what, name: "unknown", id: null, remedy: ask },
    ]);
  });

  it("quantity, renewal and term do not matter: what is active is in the way", () => {
    expect(remedyOf({ quantity: 0, autoRenews: false, commitmentEnds: "2020-01-01" })).toBe("cancel-or-let-term-end");
    expect(remedyOf({ quantity: null, autoRenews: null, commitmentEnds: null })).toBe("cancel-or-let-term-end");
  });

  const items: ActiveItems = {
    subscriptions: [
      subscription({ id: "s3", name: "visio" }),
      subscription({ id: "s2", name: "Exchange", kind: "legacy" }),
      subscription({ id: "s1", name: "Exchange" }),
      subscription({ id: "s4", name: "exchange" }),
      subscription({ id: "s5", name: "Azure", kind: "azure-plan" }),
    ],
    reservedInstances: [purchase("VM B"), purchase("VM A", "unknown"), purchase("VM A")],
    savingsPlans: [purchase("Compute")],
    software: [purchase("Windows Server")],
  };

  it("everything is listed by kind, name and ID", () => {
    expect(whatIsInTheWay(items).map(({ what, name, id }) => `${what} ${name} ${id ?? "-"}`)).toEqual([
      "subscription Azure s5",
      "subscription Exchange s1",
      "subscription Exchange s2",
      "subscription exchange s4",
      "subscription visio s3",
      "reserved-instance VM A -",
      "reserved-instance VM A -",
      "reserved-instance VM B -",
      "savings-plan Compute -",
      "software Windows Server -",
    ]);
  });

  it("of two with one name the smaller ID comes first", () => {
    const subscriptions = ["s2", "s1", "s3"].map((id) => subscription({ id }));
    expect(whatIsInTheWay({ ...nothing, subscriptions }).map(({ id }) => id)).toEqual(["s1", "s2", "s3"]);
  });

  it("the order does not hang on how Partner Center lists it, and what was given stays as it was", () => {
    const expected = whatIsInTheWay(items);
    const before = structuredClone(items);
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(
      fc.property(
        shuffled(items.subscriptions),
        shuffled(items.reservedInstances),
        (subscriptions, reservedInstances) => {
          expect(whatIsInTheWay({ ...items, subscriptions, reservedInstances })).toEqual(expected);
        },
      ),
    );
    expect(items).toEqual(before);
  });

  it("each thing to do has a source, and is asked for somewhere", () => {
    const all = (["new-commerce", "legacy", "azure-plan", "trial", "unknown"] as const).map((kind) =>
      remedyOf({ kind }),
    );
    const rest = whatIsInTheWay({ ...items, subscriptions: [] }).map(({ remedy }) => remedy);
    expect(new Set<string | null>(Object.keys(removalRemedies))).toEqual(new Set([...all, ...rest]));
    for (const { source } of Object.values(removalRemedies)) expect(source).toMatch(/\S/);
    expect(obstacleKinds).toEqual(["subscription", "reserved-instance", "savings-plan", "software"]);
  });

  it("good faith and the legal notice are declared", () => {
    expect(removalDeclarations).toEqual(["good-faith", "legal-notice"]);
  });
});

describe("The company's name, typed once more,", () => {
  it.each([
    ["letter by letter", "Contoso Interiores Ltda.", "Contoso Interiores Ltda."],
    ["in other letters", "CONTOSO interiores ltda.", "Contoso Interiores Ltda."],
    ["with blanks around and between", "  Contoso \t Interiores\u00a0Ltda. ", "Contoso Interiores Ltda."],
    ["with a phone's apostrophe", "Ana’s Café", "Ana's Café"],
    ["with a typewriter's apostrophe", "Ana's Café", "Ana’s Café"],
    ["with a lone accent for an apostrophe", "Ana´s Café", "Ana`s Café"],
    ["with other quotation marks", "„Contoso“ GmbH", '"Contoso" GmbH'],
    ["with guillemets", "«Контосо»", '"Контосо"'],
    ["with a phone's dash", "Contoso – Bau", "Contoso - Bau"],
    ["with a long dash and a minus", "Contoso—Bau−Nord", "Contoso-Bau-Nord"],
    ["with a hyphen that does not break", "Contoso\u2011Bau", "Contoso-Bau"],
    ["with an accent written by itself", "Cafe\u0301", "Café"],
    ["with signs that do not show", "Con\u200btoso", "Contoso"],
    ["with a sharp s in capitals", "STRASSE", "Straße"],
    ["in another script", "контосо", "Контосо"],
  ])("is right %s", (_, typed, name) => expect(isCompanyNameTyped(typed, name)).toBe(true));

  it.each([
    ["empty", "", "Contoso"],
    ["empty for a company without a name", "", ""],
    ["blank for a company without a name", "  ", " "],
    ["cut short", "Contoso", "Contoso Ltd"],
    ["longer", "Contoso Ltd", "Contoso"],
    ["without its full stop", "Contoso Ltd", "Contoso Ltd."],
    ["without its accent", "Cafe", "Café"],
    ["without a hyphen", "Contoso Bau", "Contoso-Bau"],
    ["without a hyphen and a blank", "ContosoBau", "Contoso-Bau"],
    ["without a blank", "ContosoLtd", "Contoso Ltd"],
    ["without its quotation marks", "Contoso", '"Contoso"'],
    ["with an apostrophe for a quotation mark", "'Contoso'", '"Contoso"'],
    ["with another sign", "Contoso and Sons", "Contoso & Sons"],
    ["with letters that look alike", "Соntoso", "Contoso"],
    ["somebody else's", "Fabrikam", "Contoso"],
  ])("is not right %s", (_, typed, name) => expect(isCompanyNameTyped(typed, name)).toBe(false));

  it("is right whenever it is the name, and throws at nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign }), fc.string({ unit: anySign }), (name, other) => {
        const hasName = isCompanyNameTyped(name, name);
        expect(isCompanyNameTyped(` ${name} `, name)).toBe(hasName);
        expect(isCompanyNameTyped(name, other)).toBe(isCompanyNameTyped(other, name));
      }),
    );
  });
});
