import { microsoftRoots } from "./roots.ts";

/** Whom webhook requests are believed from. Certificates are PEM. */
export interface WebhookTrust {
  /** Where signing certificates are fetched from. */
  readonly certificateHosts: readonly string[];
  /** Where a missing intermediate certificate is fetched from. */
  readonly aiaHosts: readonly string[];
  readonly roots: readonly string[];
  /** Known ones, which need not be fetched. */
  readonly intermediates: readonly string[];
  /** Of the signing certificate's subject and of its issuer, to the letter. */
  readonly organisation: string;
}

/** Partner Center's own. The host is the documented one (Partner Center webhooks, sample of an event). */
export const microsoftTrust = (): WebhookTrust => ({
  certificateHosts: ["3psostorageacct.blob.core.windows.net"],
  aiaHosts: ["www.microsoft.com"],
  roots: microsoftRoots(),
  intermediates: [],
  organisation: "Microsoft Corporation",
});
