import { generateKeyPairSync, sign } from "node:crypto";
import { issueCertificate, toPem, type CertificateName, type KeyPair } from "./certificate.ts";

/** A root, an intermediate and the certificate that signs events; nothing outside of tests and the sandbox trusts it. */
export interface SimulatedAuthority {
  rootPem: string;
  intermediatePem: string;
  /** DER. */
  root: Buffer;
  intermediate: Buffer;
  leaf: Buffer;
  /** Of the same key, and over long ago. */
  expiredLeaf: Buffer;
  /** Of the same key, and of another organisation. */
  othersLeaf: Buffer;
  /** RSA PKCS#1 v1.5 with SHA-256 over the text's UTF-8 bytes, in base64. */
  sign: (text: string) => string;
}

/** What is odd about a certificate that a test wants to see refused. */
export interface OddAuthority {
  /** Left out: Microsoft's, as in every certificate of the real chain. */
  leafOrganisation?: string;
  issuerOrganisation?: string;
  leafValidFrom?: Date;
  leafValidTo?: Date;
}

const CERTIFICATES = "https://3psostorageacct.blob.core.windows.net/cert";
export const LEAF_URL = `${CERTIFICATES}/simulated.cer`;
/** At Microsoft's host, and not as they should be. */
export const ODD_LEAF_URLS = {
  missing: `${CERTIFICATES}/missing.cer`,
  moved: `${CERTIFICATES}/moved.cer`,
  huge: `${CERTIFICATES}/huge.cer`,
  slow: `${CERTIFICATES}/slow.cer`,
  expired: `${CERTIFICATES}/expired.cer`,
  other: `${CERTIFICATES}/other.cer`,
};
/** Microsoft's certificates name their issuers at such addresses, without TLS. */
export const INTERMEDIATE_URL = "http://www.microsoft.com/pkiops/certs/simulated-intermediate.crt";
export const ROOT_URL = "http://www.microsoft.com/pkiops/certs/simulated-root.crt";

const MICROSOFT = "Microsoft Corporation";
// Clocks of tests and of the sandbox stand anywhere between.
const VALID_FROM = new Date("2015-01-01T00:00:00Z");
const VALID_TO = new Date("2049-12-31T23:59:59Z");
const EXPIRED = new Date("2015-01-02T00:00:00Z");

/** Takes a moment: three RSA keys are made. */
export function makeAuthority(odd: OddAuthority = {}): SimulatedAuthority {
  const { leafOrganisation = MICROSOFT, issuerOrganisation = MICROSOFT } = odd;
  const named = (organisation: string, commonName: string): CertificateName => ({ organisation, commonName });
  const rootName = named(issuerOrganisation, "Simulated Root Authority");
  const intermediateName = named(issuerOrganisation, "Simulated Partner Center Issuing Authority");
  const [rootKeys, intermediateKeys, leafKeys] = [makeKeys(), makeKeys(), makeKeys()];
  const always = { validFrom: VALID_FROM, validTo: VALID_TO };
  const root = issueCertificate({
    ...always,
    subject: rootName,
    publicKey: rootKeys.publicKey,
    issuer: rootName,
    issuerKeys: rootKeys,
    isAuthority: true,
  });
  const intermediate = issueCertificate({
    ...always,
    subject: intermediateName,
    publicKey: intermediateKeys.publicKey,
    issuer: rootName,
    issuerKeys: rootKeys,
    isAuthority: true,
    issuerUrl: ROOT_URL,
  });
  const leafOf = (validFrom: Date, validTo: Date, organisation = leafOrganisation) =>
    issueCertificate({
      validFrom,
      validTo,
      subject: named(organisation, "Simulated Partner Center Notifications"),
      publicKey: leafKeys.publicKey,
      issuer: intermediateName,
      issuerKeys: intermediateKeys,
      isAuthority: false,
      issuerUrl: INTERMEDIATE_URL,
    });
  return {
    rootPem: toPem(root),
    intermediatePem: toPem(intermediate),
    root,
    intermediate,
    leaf: leafOf(odd.leafValidFrom ?? VALID_FROM, odd.leafValidTo ?? VALID_TO),
    expiredLeaf: leafOf(VALID_FROM, EXPIRED),
    othersLeaf: leafOf(VALID_FROM, VALID_TO, "Contoso"),
    sign: (text) => sign("sha256", Buffer.from(text), leafKeys.privateKey).toString("base64"),
  };
}

function makeKeys(): KeyPair {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

let made: SimulatedAuthority | undefined;

/** The one that every simulator of this process signs with, made when it is first needed. */
export function simulatedAuthority(): SimulatedAuthority {
  return (made ??= makeAuthority());
}
