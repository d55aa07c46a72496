import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matchAcceptance,
  requestsToSameCompany,
  type AcceptingCustomer,
  type Match,
  type OpenRequest,
} from "../../../src/core/relationship/match.ts";
import { anySign } from "../../support/any-sign.ts";

const tenant = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
const otherTenant = "75af751c-f582-45e7-aee2-0fd6c8203c1d";

const customer = (given: Partial<AcceptingCustomer> = {}): AcceptingCustomer => ({
  tenantId: tenant,
  domain: "contoso.com",
  companyName: "Contoso GmbH",
  country: "DE",
  ...given,
});
const day = (number: number) => new Date(Date.UTC(2026, 10, number));
/** A request to somebody else, but for what is given. */
const request = (id: string, given: Partial<OpenRequest> = {}): OpenRequest => ({
  id,
  companyName: "Somebody Else",
  domain: null,
  country: null,
  tenantId: null,
  sentAt: day(1),
  ...given,
});
const one = (requestId: string, by: "customer" | "domain" | "name", alsoAnswered: string[] = []): Match => ({
  kind: "one",
  requestId,
  by,
  alsoAnswered,
});
const several = (...requestIds: string[]): Match => ({ kind: "several", requestIds });
const none = (...perhaps: string[]): Match => ({ kind: "none", perhaps });

describe("An acceptance is matched", () => {
  it.each<[string, Partial<AcceptingCustomer>, OpenRequest[], Match]>([
    ["to nothing when nothing is open", {}, [], none()],
    ["to nothing when nothing fits", {}, [request("a"), request("b", { domain: "fabrikam.com" })], none()],
    [
      "to the request made for this customer",
      {},
      [request("a", { tenantId: tenant }), request("b")],
      one("a", "customer"),
    ],
    [
      "to it whatever letters its ID has",
      { tenantId: tenant.toUpperCase() },
      [request("a", { tenantId: tenant })],
      one("a", "customer"),
    ],
    [
      "to it before one of the same domain, which is answered, too",
      {},
      [request("a", { tenantId: tenant }), request("b", { domain: "contoso.com", sentAt: day(9) })],
      one("a", "customer", ["b"]),
    ],
    [
      "to it before one of the same name, which stays open",
      {},
      [request("a", { tenantId: tenant }), request("b", { companyName: "Contoso GmbH" })],
      one("a", "customer"),
    ],
    ["never to one for another customer", {}, [request("a", { tenantId: otherTenant, domain: "contoso.com" })], none()],
    [
      "never to one for another customer, whatever its name",
      {},
      [request("a", { tenantId: otherTenant, companyName: "Contoso GmbH" })],
      none(),
    ],
    ["by domain", {}, [request("a", { domain: "contoso.com" }), request("b")], one("a", "domain")],
    [
      "by domain, however it is written",
      { domain: "CONTOSO.com." },
      [request("a", { domain: "https://www.contoso.com/" })],
      one("a", "domain"),
    ],
    [
      "by domain in letters beyond ASCII",
      { domain: "xn--bcher-kva.example" },
      [request("a", { domain: "Bücher.example" })],
      one("a", "domain"),
    ],
    [
      "by a domain of Microsoft's",
      { domain: "contoso.onmicrosoft.com" },
      [request("a", { domain: "contoso.onmicrosoft.com" })],
      one("a", "domain"),
    ],
    ["by domain in another country", {}, [request("a", { domain: "contoso.com", country: "US" })], one("a", "domain")],
    ["by name", {}, [request("a", { companyName: "Contoso GmbH" }), request("b")], one("a", "name")],
    [
      "by name when Partner Center says no domain",
      { domain: null },
      [request("a", { companyName: "Contoso GmbH", domain: "contoso.com" })],
      one("a", "name"),
    ],
    ["to nothing by a missing name", { companyName: null, domain: null }, [request("a", { companyName: "" })], none()],
  ])("%s", (_, who, requests, match) => expect(matchAcceptance(customer(who), requests)).toEqual(match));
});

describe("Awkward pairs:", () => {
  const named = (id: string, given: Partial<OpenRequest> = {}) =>
    request(id, { companyName: "Contoso GmbH", ...given });

  it.each<[string, Partial<AcceptingCustomer>, OpenRequest[], Match]>([
    [
      "the same name in two countries",
      {},
      [named("de", { country: "DE" }), named("at", { country: "AT" })],
      one("de", "name"),
    ],
    ["the same name in another country alone", {}, [named("at", { country: "AT" })], none("at")],
    ["countries in other letters", { country: " de" }, [named("de", { country: "DE" })], one("de", "name")],
    ["the request's country is not known", {}, [named("a")], one("a", "name")],
    ["the request's country is empty", {}, [named("a", { country: " " })], one("a", "name")],
    ["the customer's country is not known", { country: null }, [named("at", { country: "AT" })], one("at", "name")],
    ["the customer's country is empty", { country: "" }, [named("at", { country: "AT" })], one("at", "name")],
    [
      "the customer's country is not known, and two fit",
      { country: undefined },
      [named("de", { country: "DE", sentAt: day(2) }), named("at", { country: "AT" })],
      several("de", "at"),
    ],
    [
      "its country fits one, the other has none",
      {},
      [named("a", { sentAt: day(2) }), named("de", { country: "DE" })],
      several("a", "de"),
    ],
    [
      "the company was renamed",
      { companyName: "Fabrikam Holding AG" },
      [named("a", { domain: "contoso.com" })],
      one("a", "domain"),
    ],
    [
      "the domain says one company, the name another",
      {},
      [request("a", { domain: "contoso.com" }), named("b", { domain: "fabrikam.com", sentAt: day(3) })],
      several("b", "a"),
    ],
    [
      "the domain says one company, the name another one, whose domain nobody said",
      {},
      [request("a", { domain: "contoso.com" }), named("b")],
      several("a", "b"),
    ],
    [
      "the domain says one company, the name another one in another country",
      {},
      [request("a", { domain: "contoso.com" }), named("b", { country: "AT" })],
      one("a", "domain"),
    ],
    [
      "domain and name say one company, the name alone another",
      {},
      [named("a", { domain: "contoso.com" }), named("b"), named("c", { domain: "contoso.at" })],
      one("a", "domain"),
    ],
    [
      "of two requests for its domain one has its name, and so has a third",
      {},
      [named("a", { domain: "contoso.com" }), request("b", { domain: "contoso.com", sentAt: day(2) }), named("c")],
      one("b", "domain", ["a"]),
    ],
    [
      "domain and name say one company in another legal form",
      {},
      [request("a", { domain: "contoso.com", companyName: "Contoso" }), named("b")],
      one("a", "domain"),
    ],
    ["the domain changed", {}, [named("a", { domain: "contoso-alt.de" })], one("a", "name")],
    [
      "the request has the own domain, Partner Center Microsoft's",
      { domain: "contoso.onmicrosoft.com" },
      [named("a", { domain: "contoso.com" })],
      one("a", "name"),
    ],
    [
      "a prefix like the own domain is a hint alone",
      { domain: "contoso.onmicrosoft.com", companyName: "Other Name" },
      [request("a", { domain: "contoso.com" }), request("b", { domain: "fabrikam.com" })],
      none("a"),
    ],
    [
      "a hint, the other way round and with a hyphen",
      { domain: "con-toso.de", companyName: null },
      [request("a", { domain: "contoso.onmicrosoft.com" })],
      none("a"),
    ],
    [
      "hints come newest first",
      { domain: "contoso.onmicrosoft.com", companyName: "Kontoso" },
      [
        request("a", { domain: "contoso.de" }),
        request("b", { companyName: "Kontoso AG", country: "AT", sentAt: day(2) }),
      ],
      none("b", "a"),
    ],
    [
      "two requests for one customer of the list",
      {},
      [request("a", { tenantId: tenant }), request("b", { tenantId: tenant.toUpperCase(), sentAt: day(2) })],
      one("b", "customer", ["a"]),
    ],
    [
      "two requests for one domain",
      {},
      [
        request("b", { domain: "www.contoso.com", sentAt: day(2) }),
        request("a", { domain: "contoso.com" }),
        request("c", { domain: "contoso.com", sentAt: day(3) }),
      ],
      one("c", "domain", ["b", "a"]),
    ],
    [
      "two requests for one domain by name",
      { domain: null },
      [named("a", { domain: "contoso.com" }), named("b", { domain: "CONTOSO.COM", sentAt: day(2) })],
      one("b", "name", ["a"]),
    ],
    [
      "a request by name, and an older one for its domain under another name",
      { domain: null },
      [named("a", { domain: "contoso.de", sentAt: day(2) }), request("b", { domain: "contoso.de" })],
      one("a", "name", ["b"]),
    ],
    [
      "a request of the list, and one for the domain that it had",
      { domain: "new-name.com" },
      [request("a", { tenantId: tenant, domain: "contoso.com" }), request("b", { domain: "contoso.com" })],
      one("a", "customer", ["b"]),
    ],
    [
      "a request of the list, and one for its domain made for another customer",
      {},
      [
        request("a", { tenantId: tenant, domain: "contoso.com" }),
        request("b", { domain: "contoso.com", tenantId: otherTenant }),
      ],
      one("a", "customer"),
    ],
    [
      "two requests by name of which nobody knows whether they are for one company",
      { domain: null },
      [named("a"), named("b", { sentAt: day(2) })],
      several("b", "a"),
    ],
    [
      "several companies by name, one of them asked twice: each once",
      { domain: null },
      [
        named("a", { domain: "contoso.com" }),
        named("b", { domain: "contoso.at", sentAt: day(2) }),
        named("c", { domain: "contoso.com", sentAt: day(3) }),
      ],
      several("c", "b"),
    ],
    [
      "two companies at the same mail service",
      { domain: null, companyName: "Contoso GmbH" },
      [named("a", { domain: "gmail.com", sentAt: day(2) }), request("b", { domain: "gmail.com" })],
      one("a", "name"),
    ],
    ["two requests of the same moment", { domain: null }, [named("b"), named("a"), named("c")], several("a", "b", "c")],
    ["another legal form", {}, [named("a", { companyName: "Contoso Ltd." })], one("a", "name")],
    ["no legal form", { companyName: "Contoso" }, [named("a")], one("a", "name")],
    [
      "two companies that differ in their legal form: the one to the letter",
      { companyName: "Contoso AG" },
      [named("a", { sentAt: day(2) }), named("b", { companyName: "CONTOSO A.G." })],
      one("b", "name"),
    ],
    [
      "two companies that differ in their legal form, and the customer has none",
      { companyName: "Contoso" },
      [named("a"), named("b", { companyName: "Contoso AG", sentAt: day(2) })],
      several("b", "a"),
    ],
    ["case, accents, blanks", {}, [named("a", { companyName: "  CÓN-TOSO\u00a0gmbh " })], one("a", "name")],
    [
      "and, und, &",
      { companyName: "Müller & Söhne" },
      [named("a", { companyName: "Muller und Sohne KG" })],
      one("a", "name"),
    ],
    ["another order of words", { companyName: "Contoso Bau" }, [named("a", { companyName: "Bau Contoso" })], none()],
    ["a longer name", { companyName: "Contoso Bau GmbH" }, [named("a")], none()],
    ["Cyrillic", { companyName: "ООО «Контосо»" }, [named("a", { companyName: "Контосо" })], one("a", "name")],
    ["Chinese", { companyName: "康托索有限公司" }, [named("a", { companyName: "康托索" })], one("a", "name")],
    [
      "another Chinese company",
      { companyName: "康托索有限公司" },
      [named("a", { companyName: "法布利有限公司" })],
      none(),
    ],
    [
      "a name that is only a legal form",
      { companyName: "GmbH" },
      [named("a"), named("b", { companyName: "Fabrikam GmbH" })],
      none(),
    ],
    [
      "requests that are only legal forms",
      {},
      [named("a", { companyName: "GmbH" }), named("b", { companyName: "Ltd" })],
      none(),
    ],
    ["two legal forms", { companyName: "Ltd" }, [named("a", { companyName: "GmbH" })], none()],
    [
      "a company called like a legal form",
      { companyName: "SAS" },
      [named("a", { companyName: "S.A.S." })],
      one("a", "name"),
    ],
    ["empty names", { companyName: "" }, [named("a", { companyName: "" }), named("b", { companyName: " — " })], none()],
    ["names of signs", { companyName: "🏢" }, [named("a", { companyName: "🏭" })], none()],
    [
      "very long names",
      { companyName: `${"Contoso ".repeat(5000)}East` },
      [
        named("a", { companyName: `${"Contoso ".repeat(5000)}West` }),
        named("b", { companyName: `${"contoso ".repeat(5000)}east` }),
      ],
      one("b", "name"),
    ],
  ])("%s", (_, who, requests, match) => {
    expect(matchAcceptance(customer(who), requests)).toEqual(match);
    expect(matchAcceptance(customer(who), requests.toReversed())).toEqual(match);
  });
});

describe("The requests to the same company", () => {
  it.each<[string, Partial<OpenRequest>, OpenRequest[], string[]]>([
    ["are none", {}, [request("b")], []],
    [
      "are those of its domain, newest first",
      { domain: "contoso.com" },
      [request("b", { domain: "contoso.com" }), request("c", { domain: "Contoso.com", sentAt: day(2) })],
      ["c", "b"],
    ],
    [
      "are those of its tenant",
      { tenantId: tenant },
      [request("b", { tenantId: tenant.toUpperCase() }), request("c", { tenantId: otherTenant })],
      ["b"],
    ],
    [
      "are those for a domain of its tenant's others",
      { tenantId: tenant },
      [request("b", { tenantId: tenant, domain: "contoso.com" }), request("c", { domain: "contoso.com" })],
      ["b", "c"],
    ],
    [
      "leave out another tenant of the same domain",
      { tenantId: tenant, domain: "contoso.com" },
      [request("b", { tenantId: otherTenant, domain: "contoso.com" })],
      [],
    ],
    [
      "include a tenant of the same domain when its own is not known",
      { domain: "contoso.com" },
      [request("b", { tenantId: otherTenant, domain: "contoso.com" })],
      ["b"],
    ],
    ["leave out the same name", { companyName: "Contoso" }, [request("b", { companyName: "Contoso" })], []],
    ["leave out those at the same mail service", { domain: "gmail.com" }, [request("b", { domain: "gmail.com" })], []],
  ])("%s", (_, given, others, ids) => {
    const chosen = request("a", given);
    expect(requestsToSameCompany(chosen, [chosen, ...others])).toEqual(ids);
    expect(requestsToSameCompany({ ...chosen }, [...others, chosen])).toEqual(ids);
  });
});

describe("Whatever stands there,", () => {
  const names = [
    "Contoso",
    "Contoso GmbH",
    "Contoso AG",
    "Fabrikam",
    "GmbH",
    "",
    "ООО Контосо",
    "Müller & Söhne",
    "Muller und Sohne",
  ];
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, fc.string({ unit: anySign }));
  const domain = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        null,
        "contoso.com",
        "www.contoso.com",
        "contoso.onmicrosoft.com",
        "fabrikam.de",
        "gmail.com",
      ),
    },
    fc.string({ unit: anySign }),
  );
  const country = fc.constantFrom(null, "DE", "at", "");
  const asking = fc.record({
    companyName: name,
    domain,
    country,
    tenantId: fc.constantFrom(null, null, tenant, otherTenant),
    sentAt: fc.integer({ min: 1, max: 4 }).map(day),
  });
  const requests = fc
    .array(asking, { maxLength: 8 })
    .map((all) => all.map((each, index): OpenRequest => ({ id: `r${index}`, ...each })));
  const accepting = fc.record({ tenantId: fc.constant(tenant), domain, companyName: fc.option(name), country });
  const idsIn = (match: Match): readonly string[] =>
    match.kind === "one"
      ? [match.requestId, ...match.alsoAnswered]
      : match.kind === "several"
        ? match.requestIds
        : match.perhaps;

  it("the order of the requests does not count, and no request is named twice", () => {
    fc.assert(
      fc.property(
        accepting,
        requests.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (who, [all, shuffled]) => {
          const match = matchAcceptance(who, all);
          expect(matchAcceptance(who, shuffled)).toEqual(match);
          const ids = idsIn(match);
          expect(new Set(ids).size).toBe(ids.length);
          expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
          if (match.kind === "several") expect(ids.length).toBeGreaterThan(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("no request made for another customer is named", () => {
    fc.assert(
      fc.property(accepting, requests, (who, all) => {
        const ids = idsIn(matchAcceptance(who, all));
        expect(all.filter(({ id, tenantId }) => tenantId === otherTenant && ids.includes(id))).toEqual([]);
      }),
    );
  });

  it("what matches one way matches the other way round", () => {
    fc.assert(
      fc.property(
        fc.record({ companyName: name, domain, country }),
        fc.record({ companyName: name, domain, country }),
        (a, b) => {
          const match = matchAcceptance({ tenantId: tenant, ...a }, [request("r", b)]);
          expect(matchAcceptance({ tenantId: tenant, ...b }, [request("r", a)])).toEqual(match);
        },
      ),
      { numRuns: 500 },
    );
  });
});
