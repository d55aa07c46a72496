import { KeyObject, sign as signBytes, X509Certificate, type webcrypto } from "node:crypto";
import { BitString, Integer, OctetString, Sequence, Set, Utf8String } from "asn1js";
import {
  AccessDescription,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  GeneralNames,
  GeneralSubtree,
  id_ad_caIssuers,
  InfoAccess,
  NameConstraints,
  PublicKeyInfo,
  RelativeDistinguishedNames,
} from "pkijs";

type Keys = webcrypto.CryptoKeyPair;
type Algorithm = "rsa-2048" | "rsa-1024" | "ec";

/** RSA keys take long to make: once a test file. */
export function createKeys(algorithm: Algorithm = "rsa-2048"): Promise<Keys> {
  const how =
    algorithm === "ec"
      ? { name: "ECDSA", namedCurve: "P-256" }
      : {
          name: "RSASSA-PKCS1-v1_5",
          hash: "SHA-256",
          publicExponent: new Uint8Array([1, 0, 1]),
          modulusLength: Number(algorithm.slice(4)),
        };
  return crypto.subtle.generateKey(how, true, ["sign", "verify"]);
}

export interface CertificateWish {
  keys: Keys;
  /** Who signs it; itself when left out. */
  issuer?: Issued;
  commonName?: string;
  /** One, several or none. */
  organisation?: string | readonly string[];
  from?: Date;
  until?: Date;
  isAuthority?: boolean;
  pathLength?: number;
  /** The first byte of the bits; null leaves the extension out. */
  keyUsage?: number | null;
  /** Where it says that its issuer's certificate is. */
  issuerAt?: string;
  hash?: "SHA-1" | "SHA-256" | "SHA-384";
  /** Beside those that the rest asks for. */
  extensions?: readonly Extension[];
  /** Another public key than that of `keys`, as DER. */
  publicKey?: Uint8Array<ArrayBuffer>;
}

export interface Issued {
  certificate: Certificate;
  keys: Keys;
  der: Uint8Array<ArrayBuffer>;
  pem: string;
}

export const keyUsages = {
  signing: 0b1010_0000,
  encipheringOnly: 0b0010_0000,
  authority: 0b0000_0110,
  any: 0b1111_1110,
};

let serial = 1;

export async function issue(wish: CertificateWish): Promise<Issued> {
  const { keys, issuer, isAuthority = false, keyUsage = isAuthority ? keyUsages.authority : keyUsages.signing } = wish;
  const subject = nameOf(wish.commonName ?? "webhooks.partner.example", wish.organisation);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: serial++ }),
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    extensions: [],
  });
  certificate.notBefore.value = wish.from ?? new Date("2026-01-01T00:00:00Z");
  certificate.notAfter.value = wish.until ?? new Date("2027-01-01T00:00:00Z");
  const add = (...parts: Parameters<typeof extension>): void => void certificate.extensions?.push(extension(...parts));
  if (isAuthority) {
    const { pathLength } = wish;
    const constraints = { cA: true, ...(pathLength !== undefined && { pathLenConstraint: pathLength }) };
    add("2.5.29.19", true, new BasicConstraints(constraints).toSchema());
  }
  if (keyUsage !== null) add("2.5.29.15", true, new BitString({ valueHex: new Uint8Array([keyUsage]).buffer }));
  if (wish.issuerAt !== undefined) add("1.3.6.1.5.5.7.1.1", false, accessTo(wish.issuerAt).toSchema());
  certificate.extensions?.push(...(wish.extensions ?? []));
  if (wish.publicKey) certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(wish.publicKey);
  else await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const signer = KeyObject.from((issuer?.keys ?? keys).privateKey);
  await certificate.sign(await signingKey(signer, wish.hash ?? "SHA-256"), wish.hash ?? "SHA-256");
  const der = new Uint8Array(certificate.toSchema(true).toBER());
  return { certificate: Certificate.fromBER(der), keys, der, pem: new X509Certificate(der).toString() };
}

/** An RSA key of the Web Crypto API is tied to one hash, whatever one asks it to sign with. */
function signingKey(key: KeyObject, hash: string): Promise<webcrypto.CryptoKey> {
  const algorithm =
    key.asymmetricKeyType === "ec" ? { name: "ECDSA", namedCurve: "P-256" } : { name: "RSASSA-PKCS1-v1_5", hash };
  const pkcs8 = key.export({ type: "pkcs8", format: "der" });
  return crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
}

function nameOf(
  commonName: string,
  organisation: string | readonly string[] = "Microsoft Corporation",
): RelativeDistinguishedNames {
  const parts = [...[organisation].flat().map((value) => ["2.5.4.10", value]), ["2.5.4.3", commonName]];
  const sets = parts.map(([type = "", value = ""]) => {
    const attribute = new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
    return new Set({ value: [attribute.toSchema()] });
  });
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER());
}

const accessTo = (address: string): InfoAccess =>
  new InfoAccess({
    accessDescriptions: [
      new AccessDescription({
        accessMethod: id_ad_caIssuers,
        accessLocation: new GeneralName({ type: 6, value: address }),
      }),
    ],
  });

const dnsName = (value: string): GeneralName => new GeneralName({ type: 2, value });

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

export const extensions = {
  /** Nobody knows it, and yet it must be heeded. */
  unknown: extension("1.2.3.4.5", true, new OctetString({ valueHex: new ArrayBuffer(1) })),
  /** Must be heeded, and nobody can read it. */
  unreadable: extension("2.5.29.32", true, new OctetString({ valueHex: new ArrayBuffer(1) })),
  onlyBelow: (domain: string) => {
    const permittedSubtrees = [new GeneralSubtree({ base: dnsName(domain) })];
    return extension("2.5.29.30", true, new NameConstraints({ permittedSubtrees }).toSchema());
  },
  alsoNamed: (domain: string) =>
    extension("2.5.29.17", false, new GeneralNames({ names: [dnsName(domain)] }).toSchema()),
};

/** The signature of Partner Center: RSA PKCS #1 v1.5 over the body, as base64. */
export const signBody = ({ privateKey }: Keys, body: Uint8Array, hash = "sha256"): string =>
  signBytes(hash, body, KeyObject.from(privateKey)).toString("base64");

type Served = Uint8Array<ArrayBuffer> | ((request: Request) => Response | Promise<Response>);

/** Hands out certificates by address and keeps what was asked for. */
export function certificateServer(served: Record<string, Served>) {
  const asked: string[] = [];
  return {
    asked,
    served,
    fetch: async (request: Request): Promise<Response> => {
      asked.push(request.url);
      const found = served[request.url];
      if (found === undefined) return new Response(null, { status: 404 });
      return typeof found === "function" ? found(request) : new Response(found);
    },
  };
}
