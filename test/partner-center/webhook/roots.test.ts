import { X509Certificate } from "node:crypto";
import { expect, it } from "vitest";
import { microsoftRoots, rootFingerprints } from "../../../src/partner-center/webhook/roots.ts";
import { microsoftTrust } from "../../../src/partner-center/webhook/trust.ts";

it("Node brings the roots above Microsoft's certificates, and no other is trusted", () => {
  const found = microsoftRoots().map((pem) => new X509Certificate(pem));
  expect(found.map(({ fingerprint256 }) => fingerprint256).sort()).toEqual(Object.values(rootFingerprints).sort());
  for (const [name, fingerprint] of Object.entries(rootFingerprints)) {
    const root = found.find(({ fingerprint256 }) => fingerprint256 === fingerprint)!;
    expect(root.subject).toContain(`CN=${name}`);
    expect(root.verify(root.publicKey)).toBe(true);
  }
});

it("Partner Center is trusted by the host that its documentation names", () => {
  expect(microsoftTrust()).toMatchObject({
    certificateHosts: ["3psostorageacct.blob.core.windows.net"],
    aiaHosts: ["www.microsoft.com"],
    organisation: "Microsoft Corporation",
  });
});
