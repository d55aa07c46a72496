/** An amount in the smallest unit of its currency, such as cents. */
export interface Money {
  minor: number;
  /** ISO 4217, in capitals. */
  currency: string;
}

const currencies = new Set(Intl.supportedValuesOf("currency"));
const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The digits after the point that ISO 4217 gives a currency; null for one that it does not know. */
export function minorDigits(currency: string): number | null {
  if (!currencies.has(currency)) return null;
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? null;
}

/**
 * Reads a decimal as it is written, digit by digit: no calculation in fractions comes in between. What is finer than
 * the smallest unit is rounded, a half away from zero. Null for anything that is no amount of a known currency.
 */
export function readMoney(amount: string | number, currency: string): Money | null {
  const code = currency.trim().toUpperCase();
  const digits = minorDigits(code);
  const [, sign, whole = "", fraction = ""] = decimal.exec(String(amount).trim()) ?? [];
  if (digits === null || sign === undefined) return null;
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const magnitude = Number(kept + ((fraction[digits] ?? "0") >= "5" ? 1n : 0n));
  if (!Number.isSafeInteger(magnitude)) return null;
  return { minor: sign === "-" && magnitude !== 0 ? -magnitude : magnitude, currency: code };
}

/** Null as soon as one amount is missing or of another currency: a part of a sum is none. */
export function sumOf(amounts: readonly (Money | null)[]): Money | null {
  const [first = null] = amounts;
  if (first === null) return null;
  let minor = 0;
  for (const amount of amounts) {
    if (amount?.currency !== first.currency) return null;
    minor += amount.minor;
  }
  return Number.isSafeInteger(minor) ? { minor, currency: first.currency } : null;
}

/** Null is a price that is not stated. */
export const isSameMoney = (one: Money | null, other: Money | null): boolean =>
  one?.minor === other?.minor && one?.currency === other?.currency;

/** For people, such as `EUR 1,234.50`: the code, as several currencies share a sign. */
export function formatMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency) ?? 2;
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = BigInt(text.slice(0, text.length - digits)).toLocaleString("en");
  const fraction = digits === 0 ? "" : `.${text.slice(-digits)}`;
  return `${currency} ${minor < 0 ? "-" : ""}${whole}${fraction}`;
}
