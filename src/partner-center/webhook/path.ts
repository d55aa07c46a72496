import { CertificateChainValidationEngine } from "pkijs";
import { datesRefuse, extensionOf, isSoundRsaKey, pathLengthOf, type Certificate } from "./x509.ts";
import type { WebhookRefusal } from "./refusal.ts";

// RSA and ECDSA with SHA-256, SHA-384 and SHA-512: what Microsoft's authorities sign with, and nothing older.
const soundSignatures = [
  "1.2.840.113549.1.1.11",
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
  "1.2.840.10045.4.3.2",
  "1.2.840.10045.4.3.3",
  "1.2.840.10045.4.3.4",
];

const keyUsage = "2.5.29.15";

/**
 * What a certificate may demand to be heeded (critical): alternative names, basic and name constraints, key usage, policies.
 * Extended key usage is read over: Microsoft names none for webhooks, and signs them with a certificate made for TLS.
 */
const understood = [
  keyUsage,
  "2.5.29.17",
  "2.5.29.19",
  "2.5.29.30",
  "2.5.29.32",
  "2.5.29.36",
  "2.5.29.37",
  "2.5.29.54",
];

/**
 * Validates one path as RFC 5280 section 6 demands: `path` goes from the signing certificate to a trusted root, each issued
 * by the next. PKI.js judges names, dates, policies, name constraints and key usage; it neither heeds path lengths nor
 * refuses critical extensions that it does not know. Null when all is well. Revocation is not asked for.
 */
export async function pathRefuses(path: readonly Certificate[], now: Date): Promise<WebhookRefusal | null> {
  for (const certificate of path) {
    const refusal = datesRefuse(certificate, now);
    if (refusal !== null) return refusal;
  }
  const [leaf, ...authorities] = path;
  const isSound =
    leaf !== undefined &&
    maySign(leaf) &&
    authorities.every((authority, below) => authority.x509.ca && below <= (pathLengthOf(authority) ?? below)) &&
    path.slice(0, -1).every(({ parsed }) => soundSignatures.includes(parsed.signatureAlgorithm.algorithmId)) &&
    path.every((certificate) => hasSoundKey(certificate) && isUnderstood(certificate));
  return isSound && (await engineAccepts(path, now)) ? null : "certificate-untrusted";
}

/** A certificate authority's own key signs certificates, not webhooks. */
function maySign(leaf: Certificate): boolean {
  const usage = extensionOf(leaf, keyUsage);
  // A bit string of which the first bit is digitalSignature: tag, length, unused bits, bits.
  const bits = usage && new Uint8Array(usage.extnValue.getValue())[3];
  return !leaf.x509.ca && (usage === undefined || ((bits ?? 0) & 0x80) !== 0);
}

const hasSoundKey = ({ key }: Certificate): boolean => key.asymmetricKeyType === "ec" || isSoundRsaKey(key);

const isUnderstood = ({ parsed }: Certificate): boolean =>
  (parsed.extensions ?? []).every(({ critical, extnID, parsedValue }) => {
    const value: unknown = parsedValue;
    const isRead = typeof value === "object" && value !== null && !("parsingError" in value);
    return !critical || (understood.includes(extnID) && isRead);
  });

async function engineAccepts(path: readonly Certificate[], now: Date): Promise<boolean> {
  const certificates = path.map(({ parsed }) => parsed);
  const engine = new CertificateChainValidationEngine({
    // The engine judges the last of `certs`.
    certs: certificates.slice(0, -1).reverse(),
    trustedCerts: certificates.slice(-1),
    checkDate: now,
    // Left to search by itself it would go round for ever where two authorities certified each other.
    findIssuer: async (certificate) => {
      const issuer = certificates[certificates.indexOf(certificate) + 1];
      return issuer !== undefined && (await certificate.verify(issuer)) ? [issuer] : [];
    },
  });
  return (await engine.verify()).result;
}
