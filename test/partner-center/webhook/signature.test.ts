import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebhookRequest } from "../../../src/partner-center/webhook/signature.ts";
import { createKeys, signBody } from "../../support/authority.ts";
import { body, certificateUrl, createAuthority, openWebhook, signedRequest } from "../../support/webhook.ts";

const authority = await createAuthority();
const { leaf } = authority;
const signature = signBody(leaf.keys, body);
const withHeaders = (headers: WebhookRequest["headers"]) => signedRequest(leaf, headers);

describe("a request of Partner Center", () => {
  it("is believed, and says which certificate signed it", async () => {
    expect(await openWebhook(authority).verify(signedRequest(leaf))).toEqual({ ok: true, value: { certificateUrl } });
  });

  it.each<[string, WebhookRequest["headers"]]>([
    ["in the header of its own", { authorization: undefined, "x-ms-signature": [signature] }],
    [
      "in the header of its own, with the scheme",
      { authorization: undefined, "x-ms-signature": [`Signature ${signature}`] },
    ],
    [
      "there, while a gateway wrote its own Authorization",
      { authorization: ["Basic eA=="], "x-ms-signature": [signature] },
    ],
    ["with the scheme in small letters", { authorization: [`signature ${signature}`] }],
    ["with the algorithm in capitals", { "x-ms-signature-algorithm": ["RSA-SHA256"] }],
  ])("may carry the signature %s", async (_, headers) => {
    expect(await openWebhook(authority).verdict(withHeaders(headers))).toBe("accepted");
  });

  it("may have an empty body or any bytes", async () => {
    const { verdict } = openWebhook(authority);
    expect(await verdict(signedRequest(leaf, {}, new Uint8Array()))).toBe("accepted");
    expect(await verdict(signedRequest(leaf, {}, new Uint8Array([0xff, 0x00, 0xfe])))).toBe("accepted");
  });
});

describe("headers that are forged", () => {
  it.each<[string, WebhookRequest["headers"], string]>([
    ["no signature", { authorization: undefined }, "headers-missing"],
    ["an empty list of signatures", { authorization: [] }, "headers-missing"],
    ["no certificate", { "x-ms-certificate-url": undefined }, "headers-missing"],
    ["no algorithm", { "x-ms-signature-algorithm": undefined }, "headers-missing"],
    ["two signatures", { authorization: [`Signature ${signature}`, `Signature ${signature}`] }, "headers-doubled"],
    ["two signatures of the other kind", { "x-ms-signature": [signature, signature] }, "headers-doubled"],
    ["two certificates", { "x-ms-certificate-url": [certificateUrl, certificateUrl] }, "headers-doubled"],
    ["two algorithms", { "x-ms-signature-algorithm": ["rsa-sha256", "none"] }, "headers-doubled"],
    ["SHA-1", { "x-ms-signature-algorithm": ["rsa-sha1"] }, "algorithm"],
    ["SHA-512", { "x-ms-signature-algorithm": ["rsa-sha512"] }, "algorithm"],
    ["no algorithm at all", { "x-ms-signature-algorithm": ["none"] }, "algorithm"],
    ["an algorithm and more", { "x-ms-signature-algorithm": ["rsa-sha256, none"] }, "algorithm"],
    ["a bearer token", { authorization: [`Bearer ${signature}`] }, "signature-form"],
    ["a signature without its scheme", { authorization: [signature] }, "signature-form"],
    ["two blanks", { authorization: [`Signature  ${signature}`] }, "signature-form"],
    ["nothing after the scheme", { authorization: ["Signature "] }, "signature-form"],
    ["garbage", { authorization: ["Signature %%%"] }, "signature-form"],
    ["base64 for addresses", { authorization: [`Signature ${"-_".repeat(172)}`] }, "signature-form"],
    ["base64 without padding", { authorization: [`Signature ${signature.replace(/=+$/, "")}`] }, "signature-form"],
    ["base64 with bits left over", { authorization: ["Signature QR=="] }, "signature-form"],
    ["two signatures in one header", { authorization: [`Signature ${signature}, ${signature}`] }, "signature-form"],
    ["an endless signature", { authorization: [`Signature ${"AAAA".repeat(50_000)}`] }, "signature-form"],
    ["a short signature", { authorization: ["Signature AAAA"] }, "signature-wrong"],
    ["zeros", { authorization: [`Signature ${Buffer.alloc(256).toString("base64")}`] }, "signature-wrong"],
    [
      "an endless address",
      { "x-ms-certificate-url": [`https://certificates.example/cert/${"a".repeat(5_000)}.cer`] },
      "certificate-address",
    ],
  ])("%s: are refused", async (_, headers, refusal) => {
    const { verdict, server } = openWebhook(authority);
    expect(await verdict(withHeaders(headers))).toBe(refusal);
    // Nobody is asked for a certificate unless the rest of the headers makes sense.
    expect(server.asked).toHaveLength(refusal === "signature-wrong" ? 1 : 0);
  });

  it("never make it throw, whatever they are", async () => {
    const { verify } = openWebhook(authority);
    const names = ["authorization", "x-ms-signature", "x-ms-certificate-url", "x-ms-signature-algorithm"];
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("rsa-sha256", certificateUrl, "Signature QUJD", `Signature ${signature}`),
    );
    const headers = fc.dictionary(fc.constantFrom(...names), fc.array(value, { maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(headers, fc.uint8Array(), async (given, rawBody) => {
        expect((await verify({ headers: given, rawBody })).ok).toBe(false);
      }),
    );
  });

  it("are seen double where Node received them", async () => {
    const { verdict } = openWebhook(authority);
    const server = createServer((incoming, response) => {
      void verdict({ headers: incoming.headersDistinct, rawBody: body }).then((one) => response.end(one));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const sent = Object.entries(signedRequest(leaf).headers).flatMap(([name, values]) => [name, values?.[0] ?? ""]);
    const answerTo = async (...more: string[]) => {
      const asked = request({
        port,
        host: "127.0.0.1",
        headers: ["Host", "desk", ...sent, ...more],
        agent: false,
      }).end();
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      return text(answer);
    };
    expect(await answerTo()).toBe("accepted");
    expect(await answerTo("Authorization", "Signature QUJD")).toBe("headers-doubled");
    expect(await answerTo("X-MS-Certificate-Url", "https://evil.example/cert/a.cer")).toBe("headers-doubled");
    server.close();
  });
});

describe("a signature", () => {
  it("does not fit when any one byte of the body was changed", async () => {
    const { verdict } = openWebhook(authority);
    const { headers } = signedRequest(leaf);
    for (const at of body.keys()) {
      const changed = Uint8Array.from(body);
      changed[at]! ^= 1;
      expect(await verdict({ headers, rawBody: changed }), `byte ${at}`).toBe("signature-wrong");
    }
  });

  it.each<[string, Uint8Array]>([
    ["UTF-16", Buffer.from(body.toString(), "utf16le")],
    ["Latin 1", Buffer.from(body.toString(), "latin1")],
    ["the same JSON, written anew", Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 2))],
    ["the body with a byte order mark", Buffer.from(`\u{feff}${body.toString()}`)],
    ["the body and a line feed", Buffer.from(`${body.toString()}\n`)],
  ])("of %s does not fit", async (_, signed) => {
    const { headers } = signedRequest(leaf, {}, signed);
    expect(await openWebhook(authority).verdict({ headers, rawBody: body })).toBe("signature-wrong");
  });

  it.each(["sha1", "sha384", "sha512"])("with %s does not fit, whatever the header says", async (hash) => {
    const header = [`Signature ${signBody(leaf.keys, body, hash)}`];
    expect(await openWebhook(authority).verdict(withHeaders({ authorization: header }))).toBe("signature-wrong");
  });

  it("made with another key does not fit", async () => {
    const keys = await createKeys();
    expect(await openWebhook(authority).verdict(signedRequest({ keys }))).toBe("signature-wrong");
  });

  it.each(["rsa-1024", "ec"] as const)(
    "with a %s key is refused, although Microsoft certified it",
    async (algorithm) => {
      const weak = await authority.leafWith({ keys: await createKeys(algorithm) });
      expect(await openWebhook(authority, { leaf: weak }).verdict()).toBe("certificate-key");
    },
  );

  it("with a key for another padding is refused", async () => {
    const { publicKey } = generateKeyPairSync("rsa-pss", { modulusLength: 2048 });
    const der = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
    const other = await authority.leafWith({ publicKey: der });
    expect(await openWebhook(authority, { leaf: other }).verdict()).toBe("certificate-key");
  });
});
