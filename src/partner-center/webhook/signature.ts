import { constants, verify } from "node:crypto";
import { fail, ok } from "../../core/result.ts";
import type { Result } from "../../core/result.ts";
import { createCertificates, createSigningCertificates, type CertificateOptions } from "./certificate.ts";
import { createChainCheck } from "./chain.ts";
import type { WebhookRefusal } from "./refusal.ts";
import type { WebhookTrust } from "./trust.ts";
import { isSoundRsaKey, type Certificate } from "./x509.ts";

export interface WebhookRequest {
  /** By name in small letters, each with every value it came with: `headersDistinct` of Node's requests. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** As it arrived: what was parsed and written anew is not what was signed. */
  readonly rawBody: Uint8Array;
}

export interface WebhookOptions extends CertificateOptions {
  readonly trust: WebhookTrust;
}

export type VerifyWebhook = (request: WebhookRequest) => Promise<Result<{ certificateUrl: string }, WebhookRefusal>>;

/** Base64 of an RSA signature with the longest key in use (16384 bits). */
const MAX_SIGNATURE_LENGTH = 2732;

/**
 * Whether a request is signed by Partner Center: a detached RSA signature (PKCS #1 v1.5, SHA-256) of the body, with a
 * certificate that the request names. Throws for nothing that a request carries. Source: Partner Center webhooks, "How to
 * authenticate the callback". One of these is kept for all requests, as it remembers certificates.
 */
export function createVerifyWebhook({ trust, ...options }: WebhookOptions): VerifyWebhook {
  const certificates = createSigningCertificates(options, trust.certificateHosts);
  const chainRefuses = createChainCheck({ trust, issuers: createCertificates(options), now: options.now });

  return async ({ headers, rawBody }) => {
    const claim = readClaim(headers);
    if (!claim.ok) return claim;
    const { certificateUrl, signature } = claim.value;
    const fetched = await certificates.get(certificateUrl);
    if (!fetched.ok) return fetched;
    // The signature first: it takes a hundredth of the chain's time, and a forged one makes nobody fetch an issuer.
    const refuses = async (certificate: Certificate): Promise<WebhookRefusal | null> =>
      signatureRefuses(signature, rawBody, certificate) ?? chainRefuses(certificate);
    let refusal = await refuses(fetched.value);
    if (refusal !== null) {
      // Microsoft may have put a new certificate in the place of the one that is remembered.
      const other = await certificates.otherThan(fetched.value, certificateUrl);
      if (other !== null) refusal = await refuses(other);
    }
    return refusal === null ? ok({ certificateUrl }) : fail(refusal);
  };
}

interface Claim {
  readonly certificateUrl: string;
  readonly signature: Buffer;
}

function readClaim(headers: WebhookRequest["headers"]): Result<Claim, WebhookRefusal> {
  const own = headers["x-ms-signature"] ?? [];
  // Partner Center writes one of the two, as the registration says.
  const signatures = own.length > 0 ? own : (headers.authorization ?? []);
  const urls = headers["x-ms-certificate-url"] ?? [];
  const algorithms = headers["x-ms-signature-algorithm"] ?? [];
  const [signature, certificateUrl, algorithm] = [signatures[0], urls[0], algorithms[0]];
  if (signature === undefined || certificateUrl === undefined || algorithm === undefined)
    return fail("headers-missing");
  if (signatures.length + urls.length + algorithms.length > 3) return fail("headers-doubled");
  if (algorithm.toLowerCase() !== "rsa-sha256") return fail("algorithm");
  const bytes = readSignature(signature, own.length > 0);
  return bytes === null ? fail("signature-form") : ok({ certificateUrl, signature: bytes });
}

/** Null for anything but base64 as it is written: with padding, without blanks, and without bits that stand for nothing. */
function readSignature(header: string, mayBeBare: boolean): Buffer | null {
  const scheme = /^signature /i.exec(header)?.[0] ?? "";
  const base64 = header.slice(scheme.length);
  if ((scheme === "" && !mayBeBare) || base64 === "" || base64.length > MAX_SIGNATURE_LENGTH) return null;
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 ? bytes : null;
}

function signatureRefuses(
  signature: Buffer,
  body: Uint8Array,
  { key }: Certificate,
): "certificate-key" | "signature-wrong" | null {
  if (!isSoundRsaKey(key)) return "certificate-key";
  const isRight = verify("sha256", body, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  return isRight ? null : "signature-wrong";
}
