import { expect, test } from "vitest";
import { ADDRESS_WORDS } from "../../../src/sandbox/partner-center/address.ts";
import { ask, simulate } from "./ask.ts";

const REDMOND = { addressLine1: "1 Main Street", city: "Redmond", state: "WA", postalCode: "98052", country: "US" };

interface Checked {
  status: string;
  originalAddress: object;
  suggestedAddresses: (typeof REDMOND)[];
  validationMessage?: string;
}

async function validate(over: Partial<typeof REDMOND> = {}) {
  const body = { ...REDMOND, ...over };
  const { json } = await ask(simulate().simulator, "POST", "/v1/validations/address", { as: "app", body });
  // Read only where the answer is 200.
  return json as unknown as Checked;
}

test("an ordinary address is verified and gets its ZIP+4", async () => {
  const { status, originalAddress, suggestedAddresses } = await validate();
  expect(status).toBe("VerifiedShippable");
  expect(originalAddress).toEqual(REDMOND);
  expect(suggestedAddresses).toHaveLength(1);
  expect(suggestedAddresses[0]?.postalCode).toMatch(/^98052-\d{4}$/);
  expect((await validate({ postalCode: "98052-8300" })).suggestedAddresses[0]?.postalCode).toBe("98052-8300");
});

test.each([
  ["12 Verified Road", "Verified", 1],
  ["12 Interaction Road", "InteractionRequired", 1],
  ["Streetpartial Road", "StreetPartial", 3],
  ["12 PremisesPartial Road", "PremisesPartial", 3],
  ["12 multiple Road", "Multiple", 3],
  ["12 Nowhere Road", "None", 0],
  ["12 Notvalidated Road", "NotValidated", 0],
  ["12 Unverified Multiplex", "VerifiedShippable", 1],
])("%s is %s with %i suggestions that differ and pass", async (addressLine1, status, count) => {
  const checked = await validate({ addressLine1 });
  expect(checked.status).toBe(status);
  expect(checked.suggestedAddresses).toHaveLength(count);
  expect(new Set(checked.suggestedAddresses.map((one) => JSON.stringify(one))).size).toBe(count);
  for (const suggested of checked.suggestedAddresses) {
    expect(suggested).not.toEqual(checked.originalAddress);
    if (status !== "Verified") expect((await validate(suggested)).status).toBe("VerifiedShippable");
  }
});

test.each(Object.entries(ADDRESS_WORDS))("the word %s reaches %s in any case", async (word, status) => {
  expect((await validate({ addressLine1: `12 ${word.toUpperCase()} Road` })).status).toBe(status);
});

test("states are checked in the United States and Canada alone", async () => {
  const wrong = await validate({ state: "XX" });
  expect(wrong.status).toBe("None");
  expect(wrong.validationMessage).toBe("Address field invalid for property: 'Region'");
  const brazil = await validate({ country: "BR", state: "São Paulo", postalCode: "06184-280" });
  expect(brazil.status).toBe("VerifiedShippable");
  expect((await validate({ country: "CA", postalCode: "K1A 0B1", state: "WA" })).status).toBe("None");
});

test("a postal code that the country's rules refuse is wrong", async () => {
  const { status, validationMessage } = await validate({ postalCode: "1" });
  expect(status).toBe("None");
  expect(validationMessage).toContain("'PostalCode'");
});

test.each(["addressLine1", "city", "state", "postalCode", "country"])("%s is required", async (name) => {
  const body = { ...REDMOND, [name]: "" };
  const { status, json } = await ask(simulate().simulator, "POST", "/v1/validations/address", { body });
  expect(status).toBe(400);
  expect(json).toMatchObject({ code: 3000, data: [name] });
});
