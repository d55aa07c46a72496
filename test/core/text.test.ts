import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey, normaliseText, tidyText } from "../../src/core/text.ts";

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(" ", "\t", "\u00a0", "\u200b", "\u200c", "\u200d", "\u0301", "ﬁ", "Ａ", "ｶ", "ﾞ"),
    fc.string({ unit: "binary" }),
  ),
});

describe("normaliseText", () => {
  it.each([
    ["outer blanks", "  Contoso ", "Contoso"],
    ["tabs and line breaks", "Contoso\t\r\n Ltd", "Contoso Ltd"],
    ["no-break, wide and thin blanks", "Contoso\u00a0\u3000\u2009Ltd", "Contoso Ltd"],
    ["an empty Braille cell and a next-line sign", "Contoso\u2800\u0085Ltd", "Contoso Ltd"],
    ["zero-width characters", "Con\u200bto\u200cso\u200d\u2060\ufeff", "Contoso"],
    ["a byte order mark", "\ufeffContoso", "Contoso"],
    ["fillers of Hangul and Khmer", "\u3164\u115f\uffa0\u17b4", ""],
    ["control characters", "Con\u0000to\u001bso\u007f", "Contoso"],
    ["writing-direction marks", "\u202eosotnoC\u202c", "osotnoC"],
    ["variation selectors", "葛\u{e0100}飾❤\ufe0f", "葛飾❤"],
    ["halves of characters and non-characters", "Con\ud800to\uffffso\ufdd0", "Contoso"],
    ["annotation marks", "Con\ufff9to\ufffbso", "Contoso"],
    ["full-width letters", "Ｃｏｎｔｏｓｏ　９９９", "Contoso 999"],
    ["ligatures and half-width kana", "ﬁrma ｶﾞ", "firma ガ"],
    ["an accent that a hidden character parts from its letter", "e\u200b\u0301", "é"],
  ])("takes care of %s", (_, text, seen) => expect(normaliseText(text)).toBe(seen));

  it("leaves names of every script as they are", () => {
    for (const name of ["Müller & Söhne GmbH", "株式会社コントソ", "شركة كونتوسو", "Контосо ТОВ", "คอนโตโซ"]) {
      expect(normaliseText(name)).toBe(name.normalize("NFKC"));
    }
  });

  it("does nothing to what it has seen once, and leaves no blank but single inner ones", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once).toBe(once.normalize("NFKC"));
        expect(once).not.toMatch(/^\s|\s$|\s\s|[\t\n\r]/u);
      }),
    );
  });

  it("does the same to each character of Unicode once and twice", () => {
    const changing: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const once = normaliseText(`a${String.fromCodePoint(point)}b`);
      if (normaliseText(once) !== once) changing.push(point.toString(16));
    }
    expect(changing).toEqual([]);
  });

  it("lets a text grow no further than Unicode itself does: 18 times", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseText(text).length).toBeLessThanOrEqual(text.length * 18);
      }),
    );
    expect(normaliseText("ﷺ")).toHaveLength(18);
  });
});

describe("tidyText", () => {
  it.each([
    ["signs as they are", "Av. Paulista nº 1500, ½ 3º andar ™", "Av. Paulista nº 1500, ½ 3º andar ™"],
    ["wide letters as they are", "Ｃｏｎｔｏｓｏ　９", "Ｃｏｎｔｏｓｏ ９"],
    ["joiners inside words", "می\u200cخواهم क\u094d\u200dष", "می\u200cخواهم क\u094d\u200dष"],
  ])("leaves %s", (_, text, kept) => expect(tidyText(text)).toBe(kept));

  it.each([
    ["outer and odd blanks", " Contoso\u00a0\u3000\r\n\u2800Ltd ", "Contoso Ltd"],
    ["invisible characters", "\ufeffCon\u200bto\u0000so\u2060 \u202eLtd\ufe0f", "Contoso Ltd"],
    ["joiners that join nothing", "\u200dCon \u200c toso\u200d\u200c 7\u200d7 ❤\u200d❤", "Con toso 77 ❤❤"],
    ["an accent written by itself", "Sa\u0303o", "São"],
    ["an accent that a hidden character parts from its letter", "e\u200b\u0301", "é"],
  ])("takes care of %s", (_, text, kept) => expect(tidyText(text)).toBe(kept));

  it("does nothing to what it has tidied up once, and is judged as the text itself", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = tidyText(text);
        expect(tidyText(once)).toBe(once);
        expect(once).toBe(once.normalize("NFC"));
        expect(normaliseText(once)).toBe(normaliseText(text));
        expect(once).not.toMatch(/^\s|\s$|\s\s|[\t\n\r]/u);
      }),
    );
  });
});

describe("nameKey", () => {
  it.each([
    ["Contoso Ltd.", "CONTOSO  ltd"],
    ["Müller & Söhne", "Muller Sohne"],
    ["Contoso-Interiores", "contoso interiores"],
    ["Ｃｏｎｔｏｓｏ", "contoso"],
  ])("sees %j and %j as one name", (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it.each([
    ["Contoso 1", "Contoso 2"],
    ["Contoso", "Contosa"],
    ["株式会社", "有限会社"],
  ])("tells %j from %j", (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));

  it("is its own key, and never has a blank or a sign", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = nameKey(text);
        expect(key).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(nameKey(key.toUpperCase())).toBe(nameKey(key));
      }),
    );
  });
});
