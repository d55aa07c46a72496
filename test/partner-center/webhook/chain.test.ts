import { describe, expect, it } from "vitest";
import { createVerifyWebhook } from "../../../src/partner-center/webhook/signature.ts";
import {
  createKeys,
  extensions,
  issue,
  keyUsages,
  type CertificateWish,
  type Issued,
} from "../../support/authority.ts";
import { certificateUrl, createAuthority, issuerUrl, openWebhook, signedRequest } from "../../support/webhook.ts";

const authority = await createAuthority();
const { root, intermediate, intermediateWith, leafWith } = authority;
const otherKeys = await createKeys();
const past = new Date("2026-02-01T00:00:00Z");
const future = new Date("2026-11-01T00:00:00Z");

const verdictOn = (leaf: Issued, intermediates = [intermediate]) =>
  openWebhook(authority, { leaf, trust: { intermediates: intermediates.map(({ pem }) => pem) } }).verdict();

describe("a signing certificate", () => {
  it.each<[string, string, Partial<CertificateWish>]>([
    ["of Microsoft", "accepted", {}],
    ["without key usage", "accepted", { keyUsage: null }],
    ["of another organisation", "certificate-organisation", { organisation: "Contoso" }],
    [
      "of an organisation that begins like it",
      "certificate-organisation",
      { organisation: "Microsoft Corporation Ltd" },
    ],
    ["of it in small letters", "certificate-organisation", { organisation: "microsoft corporation" }],
    ["of it and another", "certificate-organisation", { organisation: ["Contoso", "Microsoft Corporation"] }],
    ["of it and another behind", "certificate-organisation", { organisation: ["Microsoft Corporation", "Contoso"] }],
    ["of nobody", "certificate-organisation", { organisation: [] }],
    [
      "of nobody, with the name elsewhere",
      "certificate-organisation",
      { organisation: [], commonName: "O=Microsoft Corporation" },
    ],
    ["that has expired", "certificate-expired", { until: past }],
    ["that is not valid yet", "certificate-not-yet-valid", { from: future }],
    ["for enciphering only", "certificate-untrusted", { keyUsage: keyUsages.encipheringOnly }],
    ["that is an authority's", "certificate-untrusted", { isAuthority: true, keyUsage: keyUsages.any }],
    ["with a demand nobody knows", "certificate-untrusted", { extensions: [extensions.unknown] }],
    ["with a demand nobody can read", "certificate-untrusted", { extensions: [extensions.unreadable] }],
    ["certified with SHA-1", "certificate-untrusted", { hash: "SHA-1" }],
    ["certified with SHA-384", "accepted", { hash: "SHA-384" }],
    ["that certified itself", "certificate-untrusted", { issuer: undefined }],
  ])("%s: %s", async (_, verdict, wish) => {
    expect(await verdictOn(await leafWith(wish))).toBe(verdict);
  });

  it("under another root is refused, whatever names are in it", async () => {
    const otherRoot = await issue({ keys: otherKeys, commonName: "Root CA", isAuthority: true });
    const issuing = await intermediateWith({ issuer: otherRoot });
    expect(await verdictOn(await leafWith({ issuer: issuing }), [issuing])).toBe("certificate-untrusted");
    expect(await verdictOn(await leafWith({ issuer: otherRoot }), [otherRoot])).toBe("certificate-untrusted");
  });

  it("whose issuer only has the right name is refused", async () => {
    const named = await intermediateWith({ keys: otherKeys });
    expect(await verdictOn(await leafWith({ issuer: named }), [intermediate])).toBe("certificate-untrusted");
  });

  it("issued by another organisation is refused", async () => {
    const issuing = await intermediateWith({ organisation: "DigiCert Inc" });
    expect(await verdictOn(await leafWith({ issuer: issuing }), [issuing])).toBe("certificate-organisation");
  });

  it("issued by the root itself is accepted", async () => {
    expect(await verdictOn(await leafWith({ issuer: root }), [])).toBe("accepted");
  });

  it("that is the intermediate's or the root's own is refused", async () => {
    expect(await verdictOn(intermediate)).toBe("certificate-untrusted");
    expect(await verdictOn(root)).toBe("certificate-untrusted");
  });
});

describe("an intermediate", () => {
  it.each<[string, string, Partial<CertificateWish>]>([
    ["as it should be", "accepted", { pathLength: 0 }],
    ["without key usage", "accepted", { keyUsage: null }],
    ["that has expired", "certificate-expired", { until: past }],
    ["that is not valid yet", "certificate-not-yet-valid", { from: future }],
    ["that is no authority", "certificate-untrusted", { isAuthority: false, keyUsage: null }],
    ["that is a signing certificate", "certificate-untrusted", { isAuthority: false }],
    ["that may not certify", "certificate-untrusted", { keyUsage: keyUsages.signing }],
    ["with a demand nobody knows", "certificate-untrusted", { extensions: [extensions.unknown] }],
    ["certified with SHA-1", "certificate-untrusted", { hash: "SHA-1" }],
  ])("%s: %s", async (_, verdict, wish) => {
    const issuing = await intermediateWith(wish);
    expect(await verdictOn(await leafWith({ issuer: issuing }), [issuing])).toBe(verdict);
  });

  it.each([
    ["webhooks.partner.example", "accepted"],
    ["webhooks.evil.example", "certificate-untrusted"],
  ])("may certify only the names it was given: %s: %s", async (domain, verdict) => {
    const issuing = await intermediateWith({ extensions: [extensions.onlyBelow("partner.example")] });
    const named = await leafWith({ issuer: issuing, extensions: [extensions.alsoNamed(domain)] });
    expect(await verdictOn(named, [issuing])).toBe(verdict);
  });

  it("with a short key is refused", async () => {
    const issuing = await intermediateWith({ keys: await createKeys("rsa-1024") });
    expect(await verdictOn(await leafWith({ issuer: issuing }), [issuing])).toBe("certificate-untrusted");
  });

  it("with an ECC key is accepted", async () => {
    const issuing = await intermediateWith({ keys: await createKeys("ec") });
    expect(await verdictOn(await leafWith({ issuer: issuing }), [issuing])).toBe("accepted");
  });

  it.each([
    [0, "certificate-untrusted"],
    [1, "accepted"],
  ])("may have no more below it than it was given: %i", async (pathLength, verdict) => {
    const upper = await intermediateWith({ keys: otherKeys, commonName: "Upper CA", pathLength });
    const lower = await intermediateWith({ issuer: upper });
    expect(await verdictOn(await leafWith({ issuer: lower }), [upper, lower])).toBe(verdict);
  });

  it("of which one copy has expired does not matter while another is valid", async () => {
    const expired = await intermediateWith({ until: past });
    expect(await verdictOn(await leafWith(), [expired, intermediate])).toBe("accepted");
  });

  it("certified by an authority that it certified itself ends in a refusal", async () => {
    const one = await intermediateWith({ keys: otherKeys, commonName: "One CA", issuer: intermediate });
    const other = await intermediateWith({ issuer: one });
    expect(await verdictOn(await leafWith({ issuer: other }), [one, other])).toBe("certificate-untrusted");
  });

  it("is the last of three at the most", async () => {
    const chain = [root];
    for (const level of [1, 2, 3, 4]) {
      const keys = level === 4 ? intermediate.keys : await createKeys("ec");
      chain.push(await issue({ keys, issuer: chain.at(-1)!, commonName: `CA ${level}`, isAuthority: true }));
    }
    const [, first, second, third, fourth] = chain as [Issued, Issued, Issued, Issued, Issued];
    expect(await verdictOn(await leafWith({ issuer: third }), [first, second, third])).toBe("accepted");
    expect(await verdictOn(await leafWith({ issuer: fourth }), [first, second, third, fourth])).toBe(
      "certificate-untrusted",
    );
  });
});

describe("a root", () => {
  it("that has expired is trusted no longer", async () => {
    const expired = await authority.rootWith({ until: past });
    const webhook = openWebhook(authority, { trust: { roots: [expired.pem] } });
    expect(await webhook.verdict()).toBe("certificate-expired");
  });

  it("that cannot be read is noticed at start", () => {
    const trust = {
      certificateHosts: [],
      aiaHosts: [],
      roots: ["no certificate"],
      intermediates: [],
      organisation: "",
    };
    const { fetch } = openWebhook(authority).server;
    expect(() => createVerifyWebhook({ fetch, now: () => past, trust })).toThrow(/trusted certificate/);
  });
});

const leaf = await leafWith({ issuerAt: issuerUrl });

describe("a missing intermediate", () => {
  const missing = { trust: { intermediates: [] } };
  const open = (served: Parameters<typeof Object.assign>[0] = { [issuerUrl]: intermediate.der }, one = leaf) => {
    const webhook = openWebhook(authority, { leaf: one, ...missing });
    Object.assign(webhook.server.served, served);
    return webhook;
  };

  it("is fetched from where the certificate says, once for many requests", async () => {
    const { verdict, server } = open();
    expect(await Promise.all([verdict(), verdict()])).toEqual(["accepted", "accepted"]);
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toEqual([certificateUrl, issuerUrl]);
  });

  it("is not fetched when it is known", async () => {
    const { verdict, server } = openWebhook(authority, { leaf });
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toEqual([certificateUrl]);
  });

  it.each([
    ["https://issuers.example/a.crt", "accepted"],
    ["http://evil.example/a.crt", "certificate-untrusted"],
    ["http://issuers.example.evil.example/a.crt", "certificate-untrusted"],
    ["http://evil-issuers.example/a.crt", "certificate-untrusted"],
    ["http://issuers.example:8080/a.crt", "certificate-untrusted"],
    ["http://evil@issuers.example/a.crt", "certificate-untrusted"],
    ["http://issuers.example/a.crt?b", "certificate-untrusted"],
    ["http://issuers.example/a.crt#b", "certificate-untrusted"],
    ["ftp://issuers.example/a.crt", "certificate-untrusted"],
    ["ldap:///CN=issuers.example", "certificate-untrusted"],
    [`http://issuers.example/${"a".repeat(600)}.crt`, "certificate-untrusted"],
    ["not an address", "certificate-untrusted"],
  ])("at %s: %s", async (issuerAt, verdict) => {
    const webhook = open({ [issuerAt]: intermediate.der }, await leafWith({ issuerAt }));
    expect(await webhook.verdict()).toBe(verdict);
    expect(webhook.server.asked).toHaveLength(verdict === "accepted" ? 2 : 1);
  });

  it("behind a redirect, too large or not there leaves the chain incomplete", async () => {
    const elsewhere = "http://issuers.example/elsewhere.crt";
    const redirected = open({
      [issuerUrl]: () => Response.redirect(elsewhere, 302),
      [elsewhere]: intermediate.der,
    });
    expect(await redirected.verdict()).toBe("issuer-unreachable");
    expect(redirected.server.asked).toEqual([certificateUrl, issuerUrl]);
    expect(await open({ [issuerUrl]: new Uint8Array(65_537) }).verdict()).toBe("issuer-unreachable");
    expect(await open({ [issuerUrl]: () => Promise.reject(new Error("no such host")) }).verdict()).toBe(
      "issuer-unreachable",
    );
    expect(await open({}).verdict()).toBe("issuer-unreachable");
  });

  it("that leads round in a circle ends", async () => {
    const elsewhere = "http://issuers.example/one.crt";
    const one = await intermediateWith({
      keys: otherKeys,
      commonName: "One CA",
      issuer: intermediate,
      issuerAt: issuerUrl,
    });
    const other = await intermediateWith({ issuer: one, issuerAt: elsewhere });
    const webhook = open({ [issuerUrl]: other.der, [elsewhere]: one.der });
    expect(await webhook.verdict()).toBe("certificate-untrusted");
    expect(webhook.server.asked).toEqual([certificateUrl, issuerUrl, elsewhere]);
  });

  it("that leads on without end is followed three times", async () => {
    const addresses = [1, 2, 3, 4, 5].map((level) => `http://issuers.example/${level}.crt`);
    const served: Record<string, Uint8Array<ArrayBuffer>> = {};
    let issuer: Issued = root;
    for (const level of [5, 4, 3, 2, 1]) {
      const keys = await createKeys("ec");
      const issuerAt = addresses[level] ?? "http://issuers.example/6.crt";
      issuer = await issue({ keys, issuer, commonName: `CA ${level}`, isAuthority: true, issuerAt });
      served[addresses[level - 1]!] = issuer.der;
    }
    const webhook = open(served, await leafWith({ issuer, issuerAt: addresses[0]! }));
    expect(await webhook.verdict()).toBe("certificate-untrusted");
    expect(webhook.server.asked).toEqual([certificateUrl, ...addresses.slice(0, 3)]);
  });

  it("in whose place something else came is asked for again half a minute later", async () => {
    const stranger = await issue({ keys: otherKeys, commonName: "Issuing CA", isAuthority: true });
    const { verdict, server, pass } = open({ [issuerUrl]: stranger.der });
    expect(await verdict()).toBe("certificate-untrusted");
    server.served[issuerUrl] = intermediate.der;
    expect(await verdict()).toBe("certificate-untrusted");
    expect(server.asked).toEqual([certificateUrl, issuerUrl]);
    pass(31_000);
    expect(await verdict()).toBe("accepted");
  });

  it("is not fetched for a stranger's or an expired certificate, nor for a forged signature", async () => {
    const stranger = open(undefined, await leafWith({ organisation: "Contoso", issuerAt: issuerUrl }));
    expect(await stranger.verdict()).toBe("certificate-organisation");
    expect(stranger.server.asked).toEqual([certificateUrl]);
    const expired = open(undefined, await leafWith({ until: past, issuerAt: issuerUrl }));
    expect(await expired.verdict()).toBe("certificate-expired");
    expect(expired.server.asked).toEqual([certificateUrl]);
    const { verdict, server } = open();
    expect(await verdict(signedRequest(leaf, { authorization: ["Signature AAAA"] }))).toBe("signature-wrong");
    expect(server.asked).toEqual([certificateUrl]);
  });
});
