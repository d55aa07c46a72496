import { X509Certificate, type KeyObject } from "node:crypto";
import {
  BasicConstraints,
  Certificate as ParsedCertificate,
  id_ad_caIssuers,
  InfoAccess,
  type Extension,
  type RelativeDistinguishedNames,
} from "pkijs";

/** One certificate, read twice: by Node for keys and signatures, by PKI.js for names, dates and extensions. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly parsed: ParsedCertificate;
  readonly key: KeyObject;
}

/** From DER, or from PEM (of several the first). Null when it is neither. */
export function readCertificate(bytes: Uint8Array): Certificate | null {
  try {
    const x509 = new X509Certificate(bytes);
    return { x509, parsed: ParsedCertificate.fromBER(x509.raw), key: x509.publicKey };
  } catch {
    return null;
  }
}

export const isSame = (one: Certificate, other: Certificate): boolean => one.x509.raw.equals(other.x509.raw);

export const isIssuedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.key);

/** Null within its validity. */
export function datesRefuse(
  { parsed }: Certificate,
  now: Date,
): "certificate-expired" | "certificate-not-yet-valid" | null {
  if (!(now >= parsed.notBefore.value)) return "certificate-not-yet-valid";
  return now <= parsed.notAfter.value ? null : "certificate-expired";
}

export const isSoundRsaKey = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;

const organisationName = "2.5.4.10";

/** Null where a name has none, or more than one. */
export function organisationOf({ typesAndValues }: RelativeDistinguishedNames): string | null {
  const [found, another] = typesAndValues.filter(({ type }) => type === organisationName);
  return found === undefined || another !== undefined ? null : found.value.valueBlock.value;
}

export const extensionOf = ({ parsed }: Certificate, id: string): Extension | undefined =>
  parsed.extensions?.find(({ extnID }) => extnID === id);

const uri = 6;

/** Where the certificate says that its issuer's is ("CA Issuers" of its authority information access). */
export function issuerAddressesOf(certificate: Certificate): readonly string[] {
  const value: unknown = extensionOf(certificate, "1.3.6.1.5.5.7.1.1")?.parsedValue;
  if (!(value instanceof InfoAccess)) return [];
  return value.accessDescriptions.flatMap(({ accessMethod, accessLocation }) => {
    const place: unknown = accessLocation.value;
    return accessMethod === id_ad_caIssuers && accessLocation.type === uri && typeof place === "string" ? [place] : [];
  });
}

/** How many more certificate authorities may stand below this one; null means any number. */
export function pathLengthOf(certificate: Certificate): number | null {
  const value: unknown = extensionOf(certificate, "2.5.29.19")?.parsedValue;
  if (!(value instanceof BasicConstraints)) return null;
  return typeof value.pathLenConstraint === "number" ? value.pathLenConstraint : null;
}
