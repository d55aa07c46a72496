import { isIssuerAddress } from "./addresses.ts";
import type { CertificateCache } from "./certificate-cache.ts";
import { pathRefuses } from "./path.ts";
import type { WebhookRefusal } from "./refusal.ts";
import type { WebhookTrust } from "./trust.ts";
import {
  datesRefuse,
  isIssuedBy,
  isSame,
  issuerAddressesOf,
  organisationOf,
  readCertificate,
  type Certificate,
} from "./x509.ts";

const MAX_INTERMEDIATES = 3;

export interface ChainOptions {
  readonly trust: WebhookTrust;
  /** For intermediates that are not known; addresses are judged here. */
  readonly issuers: CertificateCache;
  readonly now: () => Date;
}

/** Says why a signing certificate is not Microsoft's, or null when it is. Throws only when a trusted one is no certificate. */
export function createChainCheck({ trust, issuers, now }: ChainOptions) {
  const roots = trust.roots.map(readTrusted);
  const intermediates = trust.intermediates.map(readTrusted);

  return async function chainRefuses(leaf: Certificate): Promise<WebhookRefusal | null> {
    const search = createSearch();
    // What can be told from the certificate alone comes first: nothing is fetched for a stranger's.
    let refusal = datesRefuse(leaf, now()) ?? namesRefuse(leaf);
    if (refusal !== null) return refusal;
    for await (const path of search.pathsFrom(leaf)) {
      const one = await pathRefuses(path, now());
      if (one === null) return null;
      refusal ??= one;
    }
    return refusal ?? (search.isIncomplete() ? "issuer-unreachable" : "certificate-untrusted");
  };

  function namesRefuse({ parsed }: Certificate): WebhookRefusal | null {
    const isOurs = [parsed.subject, parsed.issuer].every((name) => organisationOf(name) === trust.organisation);
    return isOurs ? null : "certificate-organisation";
  }

  /** The paths from a certificate to the roots; several where authorities certified each other. */
  function createSearch() {
    let isIncomplete = false;

    async function* pathsFrom(
      certificate: Certificate,
      below: readonly Certificate[] = [],
    ): AsyncGenerator<Certificate[]> {
      const path = [...below, certificate];
      const isNext = (candidate: Certificate): boolean =>
        isIssuedBy(certificate, candidate) && !path.some((one) => isSame(one, candidate));
      for (const root of roots.filter(isNext)) yield [...path, root];
      if (below.length === MAX_INTERMEDIATES) return;
      const known = intermediates.filter(isNext);
      const next = known.length > 0 ? known : (await fetchIssuer(certificate)).filter(isNext);
      for (const issuer of next) yield* pathsFrom(issuer, path);
    }

    async function fetchIssuer(certificate: Certificate): Promise<readonly Certificate[]> {
      const address = issuerAddressesOf(certificate).find((one) => isIssuerAddress(one, trust.aiaHosts));
      if (address === undefined) return [];
      const answer = await issuers.get(address);
      isIncomplete ||= !answer.ok;
      if (!answer.ok) return [];
      // Plain HTTP may have brought anything: what does not fit is not kept for the full time.
      const other = isIssuedBy(certificate, answer.value) ? null : await issuers.otherThan(answer.value, address);
      return [other ?? answer.value];
    }

    return { pathsFrom, isIncomplete: () => isIncomplete };
  }
}

function readTrusted(pem: string): Certificate {
  const certificate = readCertificate(Buffer.from(pem));
  if (certificate === null) throw new Error("A trusted certificate cannot be read.");
  return certificate;
}
