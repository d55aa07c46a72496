/** As much of DER (X.690) as a certificate needs: every function answers one encoded value. */

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(size: number): number[] {
  return size < 0x80 ? [size] : [0x80 + bytesOf(size).length, ...bytesOf(size)];
}

/** Most significant first. */
function bytesOf(number: number): number[] {
  return number < 0x100 ? [number] : [...bytesOf(Math.floor(number / 0x100)), number % 0x100];
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);
export const setOf = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, ...parts);
export const octets = (content: Uint8Array): Buffer => tagged(0x04, content);
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
export const printable = (text: string): Buffer => tagged(0x13, Buffer.from(text, "ascii"));
export const isTrue = (): Buffer => tagged(0x01, Buffer.from([0xff]));
export const nothing = (): Buffer => tagged(0x05);

/** `unused` bits at the end count for nothing. */
export const bits = (content: Uint8Array, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), content);

/** `[number]` around a whole value. */
export const explicit = (number: number, value: Uint8Array): Buffer => tagged(0xa0 + number, value);

/** `[number]` in the place of a simple value's own tag. */
export const implicit = (number: number, content: Uint8Array): Buffer => tagged(0x80 + number, content);

/** A number that is not negative. */
export function integer(content: Uint8Array): Buffer {
  const isNegativeOtherwise = ((content[0] ?? 0) & 0x80) !== 0;
  return tagged(0x02, isNegativeOtherwise ? Buffer.concat([Buffer.from([0]), content]) : content);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...others.flatMap(inSevens)]));
}

/** Seven bits a byte, the highest bit set in all but the last. */
function inSevens(number: number): number[] {
  const higher: number[] = [];
  for (let rest = Math.floor(number / 0x80); rest > 0; rest = Math.floor(rest / 0x80))
    higher.unshift(0x80 + (rest % 0x80));
  return [...higher, number % 0x80];
}

/** Two digits for the year until 2049, as RFC 5280 wants it, and four from then on. */
export function time(at: Date): Buffer {
  const text = `${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
  return at.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text));
}
