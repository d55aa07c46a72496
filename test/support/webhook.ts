import type { DownloadLimits } from "../../src/partner-center/webhook/download.ts";
import { createVerifyWebhook, type WebhookRequest } from "../../src/partner-center/webhook/signature.ts";
import type { WebhookTrust } from "../../src/partner-center/webhook/trust.ts";
import { certificateServer, createKeys, issue, signBody, type CertificateWish, type Issued } from "./authority.ts";

export const certificateUrl = "https://certificates.example/cert/webhooks.cer";
export const issuerUrl = "http://issuers.example/pki/Issuing%20CA.crt";

/** A root, an intermediate and a signing certificate, valid in 2026; and what makes others of the same keys. */
export async function createAuthority() {
  const [rootKeys, intermediateKeys, keys] = await Promise.all([createKeys(), createKeys(), createKeys()]);
  const rootWith = (wish: Partial<CertificateWish> = {}) =>
    issue({ keys: rootKeys, commonName: "Root CA", isAuthority: true, ...wish });
  const root = await rootWith();
  const intermediateWith = (wish: Partial<CertificateWish> = {}) =>
    issue({ keys: intermediateKeys, issuer: root, commonName: "Issuing CA", isAuthority: true, ...wish });
  const intermediate = await intermediateWith();
  const leafWith = (wish: Partial<CertificateWish> = {}) => issue({ keys, issuer: intermediate, ...wish });
  return { root, rootWith, intermediate, intermediateWith, leaf: await leafWith(), leafWith };
}
export type Authority = Awaited<ReturnType<typeof createAuthority>>;

interface Doors {
  leaf?: Issued;
  trust?: Partial<WebhookTrust>;
  limits?: DownloadLimits;
}

/** The verification, with the authority's certificates behind it and a clock that moves when told. */
export function openWebhook(
  { root, intermediate, leaf: usual }: Authority,
  { leaf = usual, trust, limits }: Doors = {},
) {
  let now = new Date("2026-06-01T12:00:00Z");
  const server = certificateServer({ [certificateUrl]: leaf.der });
  const verify = createVerifyWebhook({
    fetch: server.fetch,
    now: () => now,
    ...(limits && { limits }),
    trust: {
      certificateHosts: ["certificates.example"],
      aiaHosts: ["issuers.example"],
      roots: [root.pem],
      intermediates: [intermediate.pem],
      organisation: "Microsoft Corporation",
      ...trust,
    },
  });
  return {
    server,
    verify,
    pass: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    /** What the operator reads; "accepted" when the request is believed. */
    verdict: async (request: WebhookRequest = signedRequest(leaf)) => {
      const result = await verify(request);
      return result.ok ? "accepted" : result.failure;
    },
  };
}

export const body = Buffer.from('{"EventName":"test-created","ResourceUri":"https://api.example/é"}');

/** As Partner Center sends it. Undefined takes a header away. */
export function signedRequest(
  { keys }: Pick<Issued, "keys">,
  headers: WebhookRequest["headers"] = {},
  rawBody: Uint8Array = body,
): WebhookRequest {
  return {
    rawBody,
    headers: {
      "content-type": ["application/json"],
      authorization: [`Signature ${signBody(keys, rawBody)}`],
      "x-ms-certificate-url": [certificateUrl],
      "x-ms-signature-algorithm": ["rsa-sha256"],
      ...headers,
    },
  };
}
