import { describe, expect, it } from "vitest";
import {
  asksForAdditional,
  asksForReseller,
  judgeAgreement,
  judgeFirst,
  judgeRefusal,
  judgeResellers,
  readPartnerIds,
} from "../../../src/core/order/resellers.ts";
import { euEftaCountries, euEftaSource } from "../../../src/core/reference/eu-efta.ts";
import { isCountry } from "../../../src/core/reference/countries.ts";

const provider = { partnerType: "indirect-provider", country: "NL", own: "4847999" } as const;
const judge = (first: string | null, additional: string[], facts: Parameters<typeof judgeResellers>[1] = provider) =>
  judgeResellers({ first, additional }, facts).map(({ code, params }) => [code, ...Object.values(params)].join(" "));
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(5_000_001 + index));

describe("Resellers on record", () => {
  it("are chosen by an indirect provider, and declared beside the first one in the EU and EFTA alone", () => {
    expect(asksForReseller("indirect-provider")).toBe(true);
    expect(asksForReseller("direct-bill")).toBe(false);
    for (const country of ["NL", "GR", "CH", "IS", "LI", "NO"])
      expect(asksForAdditional("indirect-provider", country)).toBe(true);
    for (const country of ["GB", "US", "BR", "TR", ""])
      expect(asksForAdditional("indirect-provider", country)).toBe(false);
    expect(asksForAdditional("direct-bill", "NL")).toBe(false);
  });

  it("knows 27 countries of the EU and 4 of EFTA, each with its ISO code", () => {
    expect(euEftaCountries.size).toBe(31);
    expect([...euEftaCountries].filter((code) => !isCountry(code))).toEqual([]);
    expect(euEftaSource).toMatch(/27.*4/);
  });

  it("takes five additional ones and refuses the sixth", () => {
    expect(judge("4847001", ids(5))).toEqual([]);
    expect(judge("4847001", ids(6))).toEqual(["additional-too-many 5 6"]);
  });

  it("wants a first one before any additional one", () => {
    expect(judge(null, ids(1))).toEqual(["additional-before-first"]);
    expect(judge(null, [])).toEqual([]);
  });

  it("takes none twice, neither the first one again nor the partner's own", () => {
    expect(judge("4847001", ["4847001", "5000001", "5000001"])).toEqual([
      "partner-id-twice 4847001",
      "partner-id-twice 5000001",
    ]);
    expect(judge("4847001", ["4847999"])).toEqual(["partner-id-own 4847999"]);
    expect(judge("4847001", ["4847999"], { ...provider, own: null })).toEqual([]);
  });

  it("takes well-formed partner IDs alone", () => {
    expect(judge("4847001", ["MPN-1", "0123", "12345678901", "7"])).toEqual([
      "partner-id-form MPN-1",
      "partner-id-form 0123",
      "partner-id-form 12345678901",
    ]);
  });

  it("takes no additional one outside the EU and EFTA, and none of a direct-bill partner", () => {
    expect(judge("4847001", ids(1), { ...provider, country: "US" })).toEqual(["additional-not-here US"]);
    expect(judge(null, ids(1), { ...provider, partnerType: "direct-bill" })).toEqual(["additional-not-here NL"]);
  });

  it("reads partner IDs however people part them", () => {
    expect(readPartnerIds(" 5000001, 5000002;5000003\n5000004 ")).toEqual(["5000001", "5000002", "5000003", "5000004"]);
    expect(readPartnerIds("")).toEqual([]);
  });

  it("says under its own field which one has not signed the partner agreement", () => {
    const resellers = { first: "4847001", additional: ["5000001"] };
    const said = (...given: Parameters<typeof judgeAgreement>) =>
      judgeAgreement(...given).map(({ field, code, params }) => [field, code, params["id"]].join(" "));
    expect(said("4847001", "signed", resellers)).toEqual([]);
    expect(said("4847001", "not-signed", resellers)).toEqual(["resellerId agreement-not-signed 4847001"]);
    expect(said("5000001", "unknown", resellers)).toEqual(["additionalResellers partner-id-unknown 5000001"]);
    expect(said("5000001", "other-region", resellers)).toEqual(["additionalResellers partner-other-region 5000001"]);
  });

  it("takes as the first one a reseller alone that is active and has a partner ID", () => {
    const said = (...given: Parameters<typeof judgeFirst>) =>
      judgeFirst(...given).map(({ field, code }) => [field, code]);
    expect(said("Tailspin", "active", "4847001")).toEqual([]);
    expect(said("", "gone", null)).toEqual([["resellerId", "reseller-unknown"]]);
    expect(said("Tailspin", "inactive", "4847001")).toEqual([["resellerId", "reseller-inactive"]]);
    expect(said("Tailspin", "active", null)).toEqual([["resellerId", "reseller-without-id"]]);
  });

  it("tells at the resellers what Partner Center refuses of them in a cart, and nothing else", () => {
    const refusal = { code: "800039", description: "Not active." };
    const alone = { first: "4847001", additional: [] };
    expect(judgeRefusal(refusal, alone)).toMatchObject([{ field: "resellerId", params: refusal }]);
    expect(judgeRefusal(refusal, { ...alone, additional: ["5000001"] })).toMatchObject([
      { field: "additionalResellers", code: "reseller-refused" },
    ]);
    expect(judgeRefusal({ ...refusal, code: "900206" }, alone)).toEqual([]);
  });
});
