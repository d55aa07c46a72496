import { verify, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { LEAF_URL, makeAuthority } from "../../../src/sandbox/partner-center/authority.ts";
import { simulate } from "./ask.ts";

const { simulator } = simulate();
const { authority, certificates } = simulator;
const download = (url: string, init: RequestInit = {}) => certificates.fetch(new Request(url, init));
const read = async (url: string) => new X509Certificate(new Uint8Array(await (await download(url)).arrayBuffer()));

test("the served certificate leads to the root, one address after the other", async () => {
  const leaf = await read(LEAF_URL);
  const above = (certificate: X509Certificate) => /http\S+/.exec(certificate.infoAccess ?? "")?.[0] ?? "";
  const intermediate = await read(above(leaf));
  const root = await read(above(intermediate));
  expect(leaf.checkIssued(intermediate) && leaf.verify(intermediate.publicKey)).toBe(true);
  expect(intermediate.checkIssued(root) && intermediate.verify(root.publicKey)).toBe(true);
  expect(root.checkIssued(root) && root.verify(root.publicKey)).toBe(true);
  expect(leaf.verify(root.publicKey)).toBe(false);
  expect([leaf.ca, intermediate.ca, root.ca]).toEqual([false, true, true]);
  expect(new X509Certificate(authority.rootPem).fingerprint256).toBe(root.fingerprint256);
  expect(new X509Certificate(authority.intermediatePem).fingerprint256).toBe(intermediate.fingerprint256);
});

test("all names are of Microsoft Corporation and say that they are simulated", async () => {
  const leaf = await read(LEAF_URL);
  for (const name of [leaf.subject, leaf.issuer, new X509Certificate(authority.root).subject]) {
    expect(name).toContain("O=Microsoft Corporation");
    expect(name).toMatch(/CN=Simulated /);
  }
  expect(new Date(leaf.validFrom).getFullYear()).toBe(2015);
  expect(new Date(leaf.validTo).getFullYear()).toBe(2049);
});

test("what it signs is verified with the served certificate, and nothing else is", async () => {
  const { publicKey } = await read(LEAF_URL);
  const text = '{"EventName":"é"}';
  const signature = Buffer.from(authority.sign(text), "base64");
  expect(verify("sha256", Buffer.from(text), publicKey, signature)).toBe(true);
  expect(verify("sha256", Buffer.from(`${text} `), publicKey, signature)).toBe(false);
});

test("every simulator of the process has the same one", () => {
  expect(simulate().simulator.authority).toBe(authority);
});

test("an authority with something odd can be made for tests", () => {
  const odd = makeAuthority({
    leafOrganisation: "Contoso",
    issuerOrganisation: "Fabrikam",
    leafValidFrom: new Date("2020-01-01T00:00:00Z"),
    leafValidTo: new Date("2050-06-01T00:00:00Z"),
  });
  const leaf = new X509Certificate(odd.leaf);
  expect(leaf.subject).toContain("O=Contoso");
  expect(leaf.issuer).toContain("O=Fabrikam");
  expect(new Date(leaf.validFrom)).toEqual(new Date("2020-01-01T00:00:00Z"));
  expect(new Date(leaf.validTo)).toEqual(new Date("2050-06-01T00:00:00Z"));
  expect(leaf.verify(new X509Certificate(odd.intermediate).publicKey)).toBe(true);
  expect(leaf.verify(new X509Certificate(authority.intermediate).publicKey)).toBe(false);
});

test("certificates are read by GET at their addresses alone, and every look is kept", async () => {
  const own = simulate().simulator.certificates;
  const status = async (url: string, init: RequestInit = {}) => (await own.fetch(new Request(url, init))).status;
  expect(await status(LEAF_URL)).toBe(200);
  expect(await status(`${LEAF_URL}.old`)).toBe(404);
  expect(await status("https://elsewhere.example/cert/simulated.cer")).toBe(404);
  expect(await status(LEAF_URL, { method: "POST" })).toBe(405);
  await expect(own.fetch(new Request(LEAF_URL, { signal: AbortSignal.abort() }))).rejects.toThrow();
  expect(own.fetched).toHaveLength(4);
  expect(own.hosts).toEqual(["3psostorageacct.blob.core.windows.net", "www.microsoft.com"]);
});
