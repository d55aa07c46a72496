import { createHash, randomBytes, sign, type KeyObject } from "node:crypto";
import * as der from "./der.ts";

export interface CertificateName {
  organisation: string;
  commonName: string;
}

export interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export interface CertificateWish {
  subject: CertificateName;
  publicKey: KeyObject;
  issuer: CertificateName;
  issuerKeys: KeyPair;
  /** It signs other certificates. */
  isAuthority: boolean;
  validFrom: Date;
  validTo: Date;
  /** Where its issuer's certificate is to be had (AIA); left out for a root. */
  issuerUrl?: string;
}

const SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
const [COUNTRY, ORGANISATION, COMMON_NAME] = ["2.5.4.6", "2.5.4.10", "2.5.4.3"];
const BASIC_CONSTRAINTS = "2.5.29.19";
const KEY_USAGE = "2.5.29.15";
const SUBJECT_KEY = "2.5.29.14";
const AUTHORITY_KEY = "2.5.29.35";
const AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
const CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

/** An X.509 certificate (RFC 5280) with an RSA key, signed with SHA-256, as DER. */
export function issueCertificate(wish: CertificateWish): Buffer {
  const algorithm = der.sequence(der.objectId(SHA256_WITH_RSA), der.nothing());
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    // A first byte that is neither nought nor negative.
    der.integer(Buffer.concat([Buffer.from([0x5a]), randomBytes(15)])),
    algorithm,
    nameOf(wish.issuer),
    der.sequence(der.time(wish.validFrom), der.time(wish.validTo)),
    nameOf(wish.subject),
    wish.publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions(wish))),
  );
  return der.sequence(content, algorithm, der.bits(sign("sha256", content, wish.issuerKeys.privateKey)));
}

export function toPem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function nameOf({ organisation, commonName }: CertificateName): Buffer {
  const part = (id: string, value: Buffer) => der.setOf(der.sequence(der.objectId(id), value));
  return der.sequence(
    part(COUNTRY, der.printable("US")),
    part(ORGANISATION, der.utf8(organisation)),
    part(COMMON_NAME, der.utf8(commonName)),
  );
}

function extensions({ isAuthority, publicKey, issuerKeys, issuerUrl }: CertificateWish): Buffer[] {
  return [
    critical(BASIC_CONSTRAINTS, isAuthority ? der.sequence(der.isTrue()) : der.sequence()),
    // Signs certificates and lists of revoked ones, or data.
    critical(KEY_USAGE, isAuthority ? der.bits(Buffer.from([0x06]), 1) : der.bits(Buffer.from([0x80]), 7)),
    extension(SUBJECT_KEY, der.octets(keyId(publicKey))),
    extension(AUTHORITY_KEY, der.sequence(der.implicit(0, keyId(issuerKeys.publicKey)))),
    ...(issuerUrl === undefined ? [] : [extension(AUTHORITY_ACCESS, access(issuerUrl))]),
  ];
}

const extension = (id: string, value: Buffer): Buffer => der.sequence(der.objectId(id), der.octets(value));
const critical = (id: string, value: Buffer): Buffer => der.sequence(der.objectId(id), der.isTrue(), der.octets(value));

function access(url: string): Buffer {
  return der.sequence(der.sequence(der.objectId(CA_ISSUERS), der.implicit(6, Buffer.from(url, "ascii"))));
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash("sha1")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest();
}
