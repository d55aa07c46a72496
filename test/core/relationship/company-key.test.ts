import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abbreviations } from "../../../src/core/reference/abbreviations.ts";
import { companyKey } from "../../../src/core/relationship/company-key.ts";
import { nameKey } from "../../../src/core/text.ts";
import { anySign } from "../../support/any-sign.ts";
import { fill, worst } from "../../support/worst-texts.ts";

describe("companyKey", () => {
  it.each([
    ["Contoso", "CONTOSO"],
    ["Contoso", "Con toso"],
    ["Contoso Interiores", "contoso-interiores"],
    ["Contoso", "Contoso Ltd."],
    ["Contoso", "Contoso GmbH"],
    ["Contoso", "Contoso G.m.b.H."],
    ["Contoso", "Contoso GmbH & Co. KG"],
    ["Contoso", "Contoso UG (haftungsbeschränkt)"],
    ["Contoso", "Contoso S.A."],
    ["Contoso", "Contoso S. A."],
    ["Contoso", "Contoso, Inc."],
    ["Contoso", "Contoso L. L. C."],
    ["Contoso", "Contoso Pty Ltd"],
    ["Contoso", "Contoso Co., Ltd."],
    ["Contoso", "Contoso S.p.A."],
    ["Contoso", "Contoso S.A.P.I. de C.V."],
    ["Contoso", "Contoso Sp. z o.o."],
    ["Contoso", "Contoso Sp. z o.o. Sp. k."],
    ["Contoso", "Contoso spol. s r.o."],
    ["Contoso", "Contoso A/S"],
    ["Contoso", "Contoso Ltd. Şti."],
    ["Contoso", "PT Contoso"],
    ["Contoso", "UAB Contoso"],
    ["Contoso", "(Contoso) „Ltd“"],
    ["Контосо", "ООО «Контосо»"],
    ["Контосо", "Контосо ООД"],
    ["コントソ", "株式会社コントソ"],
    ["コントソ", "コントソ株式会社"],
    ["コントソ", "株式会社 ｺﾝﾄｿ"],
    ["康托索", "康托索有限公司"],
    ["康托索", "康托索股份有限公司"],
    ["콘토소", "주식회사 콘토소"],
    ["Müller und Söhne", "Muller & Sohne"],
    ["Smith and Jones", "SMITH + JONES LLP"],
    ["Wijn en Kaas B.V.", "Wijn & Kaas"],
    ["Crédit Général", "Credit General S.A."],
    ["STRASSE", "Straße"],
    ["Café Zoë", "Cafe\u0301 Zoe"],
  ])("sees %j and %j as one company", (one, other) => {
    expect(companyKey(one)).not.toBe("");
    expect(companyKey(one)).toBe(companyKey(other));
  });

  it.each([
    ["Contoso", "Contosa"],
    ["Contoso 1", "Contoso 2"],
    ["Contoso Interiores", "Interiores Contoso"],
    ["Contoso", "Contoso Interiores"],
    ["Limited Brands", "Brands"],
    ["AG Barr", "Barr"],
    ["Contoso Usa", "Contoso U"],
    ["Andes", "Es"],
    ["Sandberg", "Sberg"],
    ["Контосо", "Contoso"],
    ["中国石油", "中国石化"],
    ["コントソ", "コントセ"],
    ["X", "Y"],
  ])("tells %j from %j", (one, other) => {
    expect(companyKey(one)).not.toBe("");
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  it.each([
    ...abbreviations.map(({ text }) => text),
    "GmbH & Co. KG",
    "Co., Ltd.",
    "ООО",
    "SIA",
    "PT",
    "株式会社",
    "有限公司",
    "and",
    "& Co.",
    "",
    "   ",
    "—",
    "🏢",
    "\u200b",
  ])("leaves nothing of %j: it is nobody's name", (name) => expect(companyKey(name)).toBe(""));

  it("is part of the name's key, throws at nothing, and does not see case", () => {
    const word = fc.constantFrom(
      "Contoso",
      "GmbH",
      "Co",
      "&",
      "and",
      "S.A.",
      "ООО",
      "有限公司",
      "株式会社",
      "É",
      "ß",
      "1",
    );
    const name = fc.array(fc.oneof(word, fc.string({ unit: anySign, maxLength: 4 }))).map((all) => all.join(" "));
    fc.assert(
      fc.property(name, (text) => {
        const key = companyKey(text);
        expect(key).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(key.length).toBeLessThanOrEqual(nameKey(text).length);
        expect(companyKey(`  ${text}\t`)).toBe(key);
      }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(companyKey(words.join(" ").toUpperCase())).toBe(companyKey(words.join("  ").toLowerCase()));
      }),
    );
  });

  it("keeps long names apart to their last letter", () => {
    const long = "Contoso ".repeat(120);
    expect(companyKey(`${long} East Ltd`)).toBe(companyKey(`${long} East GmbH`));
    expect(companyKey(`${long} East Ltd`)).not.toBe(companyKey(`${long} West Ltd`));
  });

  it("of more than a thousand characters is the name's own key", () => {
    const fits = `${"x".repeat(996)} Ltd`;
    expect(companyKey(fits)).toBe("x".repeat(996));
    expect(companyKey(`x${fits}`)).toBe(nameKey(`x${fits}`));
  });

  it("does not stop at a megabyte", () => {
    for (const text of [fill("ltd "), fill("S.A. "), fill("株式会社")]) expect(companyKey(text)).toBe(nameKey(text));
    for (const text of worst.map((long) => long.slice(0, 1000))) {
      expect(companyKey(text).length).toBeLessThanOrEqual(nameKey(text).length);
    }
  });
});
