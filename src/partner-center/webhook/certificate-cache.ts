import { fail } from "../../core/result.ts";
import type { Result } from "../../core/result.ts";
import { isSame, type Certificate } from "./x509.ts";
import type { WebhookRefusal } from "./refusal.ts";

export type Fetched = Result<Certificate, WebhookRefusal>;

export interface CertificateCache {
  readonly get: (address: string) => Promise<Fetched>;
  /**
   * For a certificate from there that does not fit: another one that stands there by now. Null when there is none, or
   * when it was looked for within the last half minute.
   */
  readonly otherThan: (certificate: Certificate, address: string) => Promise<Certificate | null>;
}

interface Kept {
  readonly answer: Fetched;
  readonly askedAt: number;
  readonly until: number;
}

const KEEP_MS = 60 * 60_000;
/** Long enough that forged requests cannot make the desk ask without end, short enough that genuine ones soon pass. */
const KEEP_FAILURE_MS = 30_000;
const MAX_KEPT = 64;
const MAX_UNKNOWN_PER_MINUTE = 20;

/** Certificates by address: kept for an hour or as long as they are valid, and fetched once for many callers. */
export function createCertificateCache(
  fetchCertificate: (address: string) => Promise<Fetched>,
  now: () => Date,
): CertificateCache {
  const kept = new Map<string, Kept>();
  const running = new Map<string, Promise<Fetched>>();
  let minute = 0;
  let unknownInMinute = 0;

  function ask(address: string): Promise<Fetched> {
    const started = running.get(address);
    if (started !== undefined) return started;
    if (!mayAsk(address)) return Promise.resolve(fail("certificate-limit"));
    const asking = fetchCertificate(address)
      .then((answer) => keep(address, answer))
      .finally(() => running.delete(address));
    running.set(address, asking);
    return asking;
  }

  /** Where a certificate was found before, asking goes on whatever else is asked for. */
  function mayAsk(address: string): boolean {
    if (kept.get(address)?.answer.ok) return true;
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) [minute, unknownInMinute] = [current, 0];
    unknownInMinute += 1;
    return unknownInMinute <= MAX_UNKNOWN_PER_MINUTE;
  }

  function keep(address: string, fetched: Fetched): Fetched {
    const before = kept.get(address)?.answer;
    const askedAt = now().getTime();
    // What is still valid outlives a failed attempt to renew it.
    const answer = !fetched.ok && before?.ok && askedAt < endOf(before.value) ? before : fetched;
    const end = fetched.ok ? Math.min(askedAt + KEEP_MS, endOf(fetched.value)) : 0;
    kept.delete(address);
    kept.set(address, { answer, askedAt, until: Math.max(end, askedAt + KEEP_FAILURE_MS) });
    if (kept.size > MAX_KEPT) forgetOne();
    return answer;
  }

  /** The oldest failure, so that no flood of them drives out a certificate; else the oldest of all. */
  function forgetOne(): void {
    const addresses = [...kept.keys()];
    kept.delete(addresses.find((address) => kept.get(address)?.answer.ok === false) ?? addresses[0] ?? "");
  }

  return {
    async get(address) {
      const found = kept.get(address);
      return found !== undefined && now().getTime() < found.until ? found.answer : ask(address);
    },
    async otherThan(certificate, address) {
      const found = kept.get(address);
      if (!found?.answer.ok) return null;
      if (!isSame(found.answer.value, certificate)) return found.answer.value;
      if (now().getTime() < found.askedAt + KEEP_FAILURE_MS) return null;
      const answer = await ask(address);
      return answer.ok && !isSame(answer.value, certificate) ? answer.value : null;
    },
  };
}

const endOf = ({ parsed }: Certificate): number => parsed.notAfter.value.getTime();
