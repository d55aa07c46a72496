import { describe, expect, it } from "vitest";
import { abbreviations } from "../../../src/core/reference/abbreviations.ts";
import {
  countries,
  countryName,
  findCountry,
  isCountry,
  searchCountries,
} from "../../../src/core/reference/countries.ts";
import { cultureName, culturesOf } from "../../../src/core/reference/cultures.ts";
import { domainEndings, repairedEndings } from "../../../src/core/reference/domain-endings.ts";
import { personalIds } from "../../../src/core/reference/personal-ids.ts";
import {
  absentNames,
  fillerWords,
  placeholderPersonNames,
  placeholderWords,
} from "../../../src/core/reference/placeholder-names.ts";
import { checkedCountries, hasGoodCheckDigits } from "../../../src/core/reference/registration-id-checks.ts";
import { registrationIdOf, registrationIds } from "../../../src/core/reference/registration-ids.ts";
import { specialCharacters } from "../../../src/core/reference/special-characters.ts";
import { stateName, statesOf } from "../../../src/core/reference/states.ts";
import { nameKey, normaliseText } from "../../../src/core/text.ts";

describe("countries", () => {
  it("are the 249 of ISO 3166-1 and Kosovo, each once, each with a name", () => {
    expect(countries).toHaveLength(250);
    expect([...new Set(countries)].sort()).toEqual(countries);
    for (const code of countries) expect(countryName(code, "en")).not.toBe(code);
  });

  it("leave out what is a code of something else", () => {
    for (const code of ["UK", "EU", "UN", "AN", "ZZ", "us", ""]) expect(isCountry(code)).toBe(false);
    expect(countryName("ZZ", "en")).toBe("ZZ");
  });

  it("are called as the reader's language calls them", () => {
    expect(countryName("BR", "en")).toBe("Brazil");
    expect(countryName("BR", "pl")).toBe("Brazylia");
    expect(countryName("DE", "de")).toBe("Deutschland");
  });

  it.each([
    ["br", "BR"],
    ["UK", "GB"],
    ["usa", "US"],
    ["Turkey", "TR"],
    ["türk", "TR"],
    ["Ivory", "CI"],
    ["emirates", "AE"],
    ["netherl", "NL"],
    ["south kor", "KR"],
  ])("are found by %s: %s first", (typed, code) => expect(searchCountries(typed, "en")[0]).toBe(code));

  it("come in the order equal, begins with, contains, and then by name", () => {
    expect(searchCountries("oman", "en")).toEqual(["OM", "RO"]);
    expect(searchCountries("niger", "en")).toEqual(["NE", "NG"]);
    expect(searchCountries("xyz", "en")).toEqual([]);
    expect(searchCountries("Brazylia", "pl")).toEqual(["BR"]);
    expect(searchCountries("Brazylia", "en")).toEqual([]);
    const all = searchCountries(" ", "en");
    expect(all).toHaveLength(250);
    expect(all.slice(0, 2)).toEqual(["AF", "AX"]);
  });

  it("are meant by a whole name or alias alone", () => {
    expect(findCountry("united states of AMERICA")).toBe("US");
    expect(findCountry("Cote d'Ivoire")).toBe("CI");
    expect(findCountry("gb")).toBe("GB");
    expect(findCountry("Unit")).toBeNull();

    expect(findCountry("")).toBeNull();
  });

  it("never share a name", () => {
    const keys = countries.map((code) => nameKey(countryName(code, "en")));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("cultures", () => {
  it("are known for every country, and each has a name", () => {
    for (const country of countries) {
      const cultures = culturesOf(country);
      expect(cultures.length).toBeGreaterThan(0);
      for (const culture of cultures) expect(cultureName(culture, "en")).not.toBe(culture);
    }
  });

  it("begin with the country's own, and fall back to English", () => {
    expect(culturesOf("BR")).toEqual(["pt-BR", "en-US"]);
    expect(culturesOf("AD")[0]).toBe("ca-ES");
    expect(culturesOf("US")).toEqual(["en-US", "es-US"]);
    expect(culturesOf("CU")).toEqual(["en-US"]);
    expect(culturesOf("")).toEqual(["en-US"]);
  });

  it("are named for the reader", () => {
    expect(cultureName("pt-BR", "en")).toBe("Portuguese (Brazil)");
    expect(cultureName("pt-BR", "de")).toBe("Portugiesisch (Brasilien)");
  });
});

describe("states", () => {
  it.each([
    ["US", 51],
    ["CA", 13],
    ["CN", 31],
    ["MX", 32],
  ])("of %s are %i, each with a code of two letters and a name", (country, count) => {
    const states = statesOf(country);
    expect(states).toHaveLength(count);
    expect(new Set(states.map(({ code }) => code)).size).toBe(count);
    expect(new Set(states.map(({ name }) => nameKey(name))).size).toBe(count);
    for (const { code, name } of states) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(name).toMatch(/^\p{Lu}[\p{L} ]{3,}$/u);
    }
  });

  it("are known for no other country", () => {
    for (const country of countries.filter((code) => !["US", "CA", "CN", "MX"].includes(code))) {
      expect(statesOf(country)).toEqual([]);
    }
  });

  it("have their name beside the code", () => {
    expect(stateName("US", "WA")).toBe("Washington");
    expect(stateName("CA", "PE")).toBe("Prince Edward Island");
    expect(stateName("AU", "NSW")).toBe("NSW");
  });
});

describe("registration IDs", () => {
  const listed = "AM AZ BY BR HU IN IQ KZ KG MD MM PL RU SA ZA SS TJ TH TR UA AE UZ VN VE".split(" ").sort();

  it("are asked for in the 24 countries of the article, each with the name in use there", () => {
    expect(registrationIds.map(({ country }) => country)).toEqual(listed);
    expect(registrationIds.every(({ name, article }) => name !== "" && article !== "")).toBe(true);
    expect(registrationIdOf("BR")?.name).toBe("CNPJ");
    expect(registrationIdOf("US")).toBeNull();
  });

  it("have check digits in fifteen of them, with a good and a bad number each", () => {
    const samples: Readonly<Record<string, readonly [string, string]>> = {
      AZ: ["1900078441", "1900078443"],
      BR: ["11.222.333/0001-81", "11.222.333/0001-18"],
      BY: ["200988541", "200988542"],
      HU: ["12892312", "12892313"],
      IN: ["27AAPFU0939F1ZV", "27AAPFU0939F1ZW"],
      KZ: ["970740001013", "970740001031"],
      MD: ["1008600038413", "1008600038412"],
      PL: ["5260250995", "5260250996"],
      RU: ["7707083893", "7707083894"],
      TH: ["0105536112014", "0105536112015"],
      TR: ["4540536920", "4540536921"],
      UA: ["32855961", "32855962"],
      VE: ["J-07013380-5", "J-07013380-6"],
      VN: ["0100233488", "0100233489"],
      ZA: ["4000005009", "0001339051"],
    };
    expect(Object.keys(samples)).toEqual(checkedCountries);
    for (const [country, [good, bad]] of Object.entries(samples)) {
      expect([country, hasGoodCheckDigits(country, good)]).toEqual([country, true]);
      expect([country, hasGoodCheckDigits(country, bad)]).toEqual([country, false]);
    }
    for (const country of listed.filter((code) => !checkedCountries.includes(code))) {
      expect(hasGoodCheckDigits(country, "1")).toBeNull();
    }
  });

  it("are shortened to their first eight digits in Hungary alone", () => {
    expect(hasGoodCheckDigits("HU", "12892312-2-42")).toBe(true);
    expect(hasGoodCheckDigits("HU", "12892312242")).toBe(true);
    expect(hasGoodCheckDigits("TR", "10000000146")).toBe(true);
  });

  it("of Kazakhstan use the second weights where the first leave ten", () => {
    expect(hasGoodCheckDigits("KZ", "000000000101")).toBe(true);
    expect(hasGoodCheckDigits("KZ", "000000000100")).toBe(false);
    expect(hasGoodCheckDigits("KZ", "9707-4000 1013")).toBe(true);
    for (const other of [
      "A970740001013",
      "970740001013A",
      "97074000101",
      "9707400010130",
      "0".repeat(11),
      "0".repeat(13),
    ]) {
      expect(hasGoodCheckDigits("KZ", other)).toBe(false);
    }
  });

  it("of persons are told apart in thirteen of them, each with a source", () => {
    expect(new Set(personalIds.map(({ country }) => country)).size).toBe(13);
    for (const { country, source, name } of personalIds) {
      expect(listed).toContain(country);
      expect(`${source}${name}`).not.toBe("");
    }
  });

  it.each([
    ["AZ", "VÖEN of a person", "1900078442", "1900078441"],
    ["BR", "CPF", "111.444.777-35", "111.444.777-36"],
    ["IN", "Aadhaar", "2341 2341 2346", "2341 2341 2347"],
    ["IN", "PAN of a person", "AAAPM5586C", "AAACM5586C"],
    ["KZ", "IIN", "860904350504", "970740001013"],
    ["MD", "IDNP", "2001012345678", "1008600038413"],
    ["PL", "PESEL", "44051401359", "44051401358"],
    ["RU", "INN of a person", "500100732259", "7707083893"],
    ["TH", "national ID", "1101700230708", "0105536112014"],
    ["TR", "TCKN", "17291716060", "4540536920"],
    ["UA", "RNOKPP", "1759013776", "32855961"],
    ["UZ", "PINFL", "31112900010018", "200461234"],
    ["VE", "RIF of a person", "V-11470283-4", "J-07013380-5"],
    ["ZA", "ID number", "7503305044089", "4000005009"],
  ])("of persons in %s are known as %s: %s, and not %s", (country, name, personal, other) => {
    const row = personalIds.find((known) => known.country === country && known.name === name);
    expect(row?.matches(personal)).toBe(true);
    expect(row?.matches(other)).toBe(false);
  });
});

describe("the tables of the company name", () => {
  it("have 41 special characters, each with its code point and a copy that has it", () => {
    expect(specialCharacters).toHaveLength(41);
    expect(new Set(specialCharacters.map(({ character }) => character)).size).toBe(41);
    for (const { character, codePoint, copies } of specialCharacters) {
      expect(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0") ?? ""}`).toBe(codePoint);
      expect(copies.length).toBeGreaterThan(0);
    }
    const inCopy = (copy: "2021" | "2023" | "newest"): number =>
      specialCharacters.filter(({ copies }) => copies.includes(copy)).length;
    expect([inCopy("2021"), inCopy("2023"), inCopy("newest")]).toEqual([39, 38, 33]);
  });

  it("have the 36 abbreviations of a table of nine rows and four columns", () => {
    expect(abbreviations).toHaveLength(36);
    expect(new Set(abbreviations.map(({ row, column }) => `${row} ${column}`)).size).toBe(36);
    expect(Math.max(...abbreviations.map(({ row }) => row))).toBe(9);
    expect(abbreviations.map(({ text }) => text)).toContain("sdn bhd");
  });

  it("have 276 printed endings, four of the sentence, three as common and five missing ones", () => {
    expect(domainEndings.size).toBe(276 + 4 + 3 + 5);
    for (const ending of domainEndings) {
      expect(ending).toMatch(/^\.[^.\s]{2,}$/u);
      expect(normaliseText(ending).toLowerCase()).toBe(ending);
    }
    expect(repairedEndings).toHaveLength(8);
    for (const { ending } of repairedEndings) expect(domainEndings.has(ending)).toBe(true);
  });

  it("have placeholder words as they are compared: lower case, in one piece", () => {
    for (const word of [...placeholderWords, ...fillerWords]) {
      expect(normaliseText(word).toLowerCase()).toBe(word);
      expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
    }
    for (const name of [...absentNames, ...placeholderPersonNames]) expect(nameKey(name)).toBe(name);
    for (const word of placeholderWords) expect(fillerWords.has(word)).toBe(false);
  });
});
