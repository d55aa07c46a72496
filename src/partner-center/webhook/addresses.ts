const MAX_LENGTH = 512;

/**
 * Whether Microsoft keeps a signing certificate there: `https://<host>/cert/<name>.cer`, to the letter. The address comes
 * with the request, so what a parser would tidy up (`..`, `%2e`, a port, a user, capitals) is refused instead.
 */
export function isCertificateAddress(address: string, hosts: readonly string[]): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)\/cert\/[A-Za-z0-9][A-Za-z0-9._-]*\.cer$/.exec(address)?.[1];
  return address.length <= MAX_LENGTH && host !== undefined && hosts.includes(host);
}

/** Whether an issuer's certificate may be fetched from there. Plain HTTP is usual for it: the chain proves what comes. */
export function isIssuerAddress(address: string, hosts: readonly string[]): boolean {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return false;
  const { protocol, host, username, password, search, hash } = new URL(address);
  const isPlain = username + password + search + hash === "";
  return isPlain && (protocol === "http:" || protocol === "https:") && hosts.includes(host);
}
