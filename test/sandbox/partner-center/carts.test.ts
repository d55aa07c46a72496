import { expect, test } from "vitest";
import { SIMULATED_PARTNER } from "../../../src/sandbox/partner-center/simulator.ts";
import { ask, simulate } from "./ask.ts";

const item = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
const line = { catalogItemId: item, quantity: 1, termDuration: "P1Y", billingCycle: "annual" };

function shop(country = "DE") {
  const { simulator } = simulate();
  const seeded = { domain: "contoso.onmicrosoft.com", companyName: "Contoso", address: { country } };
  const { id } = simulator.seedCustomer(seeded);
  simulator.answerAgreement(id, "accepts");
  const resellers = Array.from({ length: 7 }, (_, at) => simulator.seedReseller({ name: `Reseller ${at}` }).mpnId);
  const path = `/v1/customers/${id}/carts`;
  const create = async (body: unknown) => (await ask(simulator, "POST", path, { body })).json;
  const withResellers = (first: readonly string[], additional: readonly string[]) =>
    create({
      PartnerOnRecordAttestationAccepted: true,
      lineItems: [
        {
          ...line,
          participants: [
            ...first.map((value) => ({ key: "transaction_reseller", value })),
            ...additional.map((value) => ({ key: "additional_transaction_reseller", value })),
          ],
        },
      ],
    });
  const checkOut = async () => {
    const cart = await create({ PartnerOnRecordAttestationAccepted: true, lineItems: [line] });
    return (await ask(simulator, "POST", `${path}/${String(cart.id)}/checkout`)).json;
  };
  return { simulator, id, resellers, create, withResellers, checkOut };
}

test("a first reseller and up to five additional ones go on record in the EU and EFTA", async () => {
  const { withResellers, resellers } = shop("CH");
  const [first = "", ...others] = resellers;
  expect(await withResellers([first], others.slice(0, 5))).toMatchObject({ status: "Active" });
  expect(await withResellers([], [])).toMatchObject({ status: "Active" });
  expect(await withResellers([first], others)).toMatchObject({ code: 3000 });
  expect(await withResellers([], others.slice(0, 1))).toMatchObject({ code: 3000 });
  expect(await withResellers([first, ...others.slice(0, 1)], [])).toMatchObject({ code: 3000 });
  expect(await withResellers([first], [first])).toMatchObject({ code: 3000 });
});

test("additional resellers are refused elsewhere, a first one is not", async () => {
  const { withResellers, resellers } = shop("GB");
  expect(await withResellers(resellers.slice(0, 1), [])).toMatchObject({ status: "Active" });
  expect(await withResellers(resellers.slice(0, 1), resellers.slice(1, 2))).toMatchObject({ code: 3000 });
});

test("the partner's own ID, an unknown one and one without an agreement are refused", async () => {
  const { simulator, withResellers, resellers } = shop();
  const first = resellers.slice(0, 1);
  const unsigned = simulator.seedReseller({ name: "Unsigned", isAgreementSigned: false }).mpnId;
  expect(await withResellers([SIMULATED_PARTNER.mpnId], [])).toMatchObject({ code: 800016 });
  expect(await withResellers(first, [SIMULATED_PARTNER.mpnId])).toMatchObject({ code: 800016 });
  expect(await withResellers(["1"], [])).toMatchObject({ code: 800016 });
  expect(await withResellers(first, [unsigned])).toMatchObject({ code: "900123" });
});

test("a cart without the declaration, without lines or with half a line is refused", async () => {
  const { create } = shop();
  expect(await create({ lineItems: [line] })).toMatchObject({ code: "900206" });
  const declared = { PartnerOnRecordAttestationAccepted: true };
  expect(await create({ ...declared, lineItems: [] })).toMatchObject({ code: 3000 });
  for (const name of Object.keys(line)) {
    expect(await create({ ...declared, lineItems: [{ ...line, [name]: null }] })).toMatchObject({ code: 3000 });
  }
});

test("a line is marked when its item, its licences or its term are not offered", async () => {
  const { create } = shop();
  const wrongWith = async (change: object) => {
    const body = { PartnerOnRecordAttestationAccepted: true, lineItems: [{ ...line, ...change }] };
    return (await create(body)).lineItems;
  };
  expect(await wrongWith({ quantity: 300 })).not.toMatchObject([{ error: {} }]);
  expect(await wrongWith({ quantity: 301 })).toMatchObject([{ error: { errorCode: 10015 } }]);
  expect(await wrongWith({ catalogItemId: "NONE" })).toMatchObject([{ error: { errorCode: 10001 } }]);
  expect(await wrongWith({ termDuration: "P3Y" })).toMatchObject([{ error: { errorCode: 10010 } }]);
  const few = { catalogItemId: "CFQ7TTC0LF8S:0002:SIMULATED002", quantity: 4 };
  expect(await wrongWith(few)).toMatchObject([{ error: { errorCode: 10010 } }]);
});

test("nobody buys without the agreement or before the account is verified", async () => {
  const { simulator, id, checkOut } = shop();
  simulator.setVerification(id, "UnderReview");
  expect(await checkOut()).toMatchObject({ code: 800073 });
  simulator.setVerification(id, "NotAllowed");
  expect(await checkOut()).toMatchObject({ code: 800075 });
  simulator.setVerification(id, "Allowed");
  simulator.answerAgreement(id, "ignores");
  expect(await checkOut()).toMatchObject({ code: 13605 });
  simulator.answerAgreement(id, "accepts");
  expect(await checkOut()).toMatchObject({ orders: [{ status: "completed" }], orderErrors: [] });
  expect(simulator.auditLog.filter(({ operationType }) => operationType === "create_order")).toHaveLength(1);
});
