import { fail, ok } from "../../core/result.ts";
import { isCertificateAddress } from "./addresses.ts";
import { createCertificateCache, type CertificateCache, type Fetched } from "./certificate-cache.ts";
import { download, type DownloadLimits, type Fetch } from "./download.ts";
import { readCertificate } from "./x509.ts";

const defaultLimits: DownloadLimits = { timeoutMs: 3_000, maxBytes: 64 * 1024 };

export interface CertificateOptions {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly limits?: DownloadLimits;
}

/** Certificates from anywhere: whoever asks has judged the address. */
export function createCertificates({ fetch, now, limits = defaultLimits }: CertificateOptions): CertificateCache {
  return createCertificateCache(async (address): Promise<Fetched> => {
    const downloaded = await download(fetch, address, limits);
    if (!downloaded.ok) return fail(`certificate-${downloaded.failure}` as const);
    const certificate = readCertificate(downloaded.value);
    return certificate === null ? fail("certificate-form") : ok(certificate);
  }, now);
}

/** The certificates that webhook requests name, from Microsoft's hosts alone. */
export function createSigningCertificates(options: CertificateOptions, hosts: readonly string[]): CertificateCache {
  const certificates = createCertificates(options);
  return {
    get: async (address) =>
      isCertificateAddress(address, hosts) ? certificates.get(address) : fail("certificate-address"),
    otherThan: (certificate, address) => certificates.otherThan(certificate, address),
  };
}
