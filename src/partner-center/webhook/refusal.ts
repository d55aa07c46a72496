/** Why a webhook request is not believed, for the log: who sends a forged one is told nothing of it. */
export type WebhookRefusal =
  | "headers-missing"
  /** Two of what must be there once: nobody could say which of them counts. */
  | "headers-doubled"
  | "algorithm"
  /** The signature is not base64 as one writes it, or not after `Signature `. */
  | "signature-form"
  /** Not an address at which Microsoft keeps its signing certificates. */
  | "certificate-address"
  /** Too many unknown addresses within a minute; this one was not asked for. */
  | "certificate-limit"
  | "certificate-unreachable"
  | "certificate-redirected"
  | "certificate-too-large"
  | "certificate-form"
  /** Not an RSA key, or one under 2048 bits. */
  | "certificate-key"
  | "certificate-not-yet-valid"
  | "certificate-expired"
  | "certificate-organisation"
  /** No valid chain leads to a trusted root. */
  | "certificate-untrusted"
  /** An intermediate certificate is missing and could not be fetched from where the certificate says it is. */
  | "issuer-unreachable"
  | "signature-wrong"
  /** Signed well, but not an event as Partner Center describes them. */
  | "event-form";
