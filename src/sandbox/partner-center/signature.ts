import { LEAF_URL, ODD_LEAF_URLS, simulatedAuthority } from "./authority.ts";

/** What somebody who is not Microsoft would send. */
export const FORGERIES = [
  "unsigned",
  "wrong-signature",
  "wrong-algorithm",
  "changed-body",
  "foreign-certificate",
  "missing-certificate",
  "moved-certificate",
  "huge-certificate",
  "slow-certificate",
  "expired-certificate",
  "other-certificate",
] as const;
export type Forgery = (typeof FORGERIES)[number];

const certificates: Partial<Record<Forgery, string>> = {
  "foreign-certificate": "https://certificates.example/cert/own.cer",
  "missing-certificate": ODD_LEAF_URLS.missing,
  "moved-certificate": ODD_LEAF_URLS.moved,
  "huge-certificate": ODD_LEAF_URLS.huge,
  "slow-certificate": ODD_LEAF_URLS.slow,
  "expired-certificate": ODD_LEAF_URLS.expired,
  "other-certificate": ODD_LEAF_URLS.other,
};

export interface Signed {
  headers: Record<string, string>;
  body: string;
}

/** `inOwnHeader`: the registration wants it in `x-ms-signature`, not in `Authorization`. */
export function signEvent(body: string, inOwnHeader: boolean, forgery: Forgery | null): Signed {
  const { sign } = simulatedAuthority();
  const signature = `Signature ${sign(forgery === "wrong-signature" ? `${body} ` : body)}`;
  return {
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(forgery !== "unsigned" && { [inOwnHeader ? "x-ms-signature" : "authorization"]: signature }),
      "x-ms-certificate-url": (forgery && certificates[forgery]) ?? LEAF_URL,
      "x-ms-signature-algorithm": forgery === "wrong-algorithm" ? "rsa-sha1" : "rsa-sha256",
    },
    // The last digit of its time.
    body: forgery === "changed-body" ? body.replace(/.(?="}$)/, "1") : body,
  };
}
