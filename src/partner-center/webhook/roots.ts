import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";

/**
 * The roots that Microsoft's own intermediates lead to where they issue RSA certificates. SHA-256 fingerprints; source:
 * Azure Certificate Authority details (learn.microsoft.com) and the release notes of Mozilla's root store.
 */
export const rootFingerprints = {
  "Microsoft RSA Root Certificate Authority 2017":
    "C7:41:F7:0F:4B:2A:8D:88:BF:2E:71:C1:41:22:EF:53:EF:10:EB:A0:CF:A5:E6:4C:FA:20:F4:18:85:30:73:E0",
  "DigiCert Global Root G2":
    "CB:3C:CB:B7:60:31:E5:E0:13:8F:8D:D3:9A:23:F9:DE:47:FF:C3:5E:43:C1:14:4C:EA:27:D4:6A:5A:B1:CB:5F",
} as const;

/**
 * PEM, picked from the roots that Node brings along, so that none is copied here.
 *
 * Partner Center's signing certificate is RSA, of Microsoft Corporation and issued by it. Microsoft's intermediates for
 * such stand under its RSA root of 2017, under DigiCert Global Root G2, or under Microsoft TLS RSA Root G2, which the
 * latter certified. Microsoft's ECC root issues ECC certificates, Baltimore CyberTrust Root ended on 12 May 2025, and
 * DigiCert's other roots stand above DigiCert's own intermediates: each would be a way in for others and none for Microsoft.
 */
export function microsoftRoots(): readonly string[] {
  const wanted: readonly string[] = Object.values(rootFingerprints);
  const roots = rootCertificates.filter((pem) => wanted.includes(new X509Certificate(pem).fingerprint256));
  if (roots.length === 0) throw new Error("This Node.js has none of the roots above Microsoft's certificates.");
  return roots;
}
