import { LEAF_URL, simulatedAuthority } from "./authority.ts";

/** What somebody who is not Microsoft would send. */
export const FORGERIES = ["unsigned", "wrong-signature", "changed-body", "foreign-certificate"] as const;
export type Forgery = (typeof FORGERIES)[number];

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
      "x-ms-certificate-url":
        forgery === "foreign-certificate" ? "https://certificates.example/cert/own.cer" : LEAF_URL,
      "x-ms-signature-algorithm": "rsa-sha256",
    },
    // The last digit of its time.
    body: forgery === "changed-body" ? body.replace(/.(?="}$)/, "1") : body,
  };
}
