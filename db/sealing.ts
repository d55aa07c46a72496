import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Where a sealed text lives. It opens nowhere else, so that a row cannot be copied into another's place. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

export interface Sealer {
  seal: (text: string, place: Place) => string;
  /** Throws `SealBroken` when the text was damaged, moved from its place, or sealed with a key that is not here. */
  open: (sealed: string, place: Place) => string;
}

export class SealBroken extends Error {
  override name = "SealBroken";
}

const version = "v1";
const cipherName = "aes-256-gcm";

/** The first key seals, every key opens: put a new key in front, and remove the old one once nothing needs it. */
export function createSealer(keys: readonly [Uint8Array, ...Uint8Array[]]): Sealer {
  const ring = new Map(keys.map((key) => [idOf(key), key]));
  const [sealingKey] = keys;
  return {
    seal(text, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(cipherName, sealingKey, iv).setAAD(nameOf(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [
        version,
        idOf(sealingKey),
        ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url")),
      ].join(".");
    },
    open(sealed, place) {
      const [found, keyId = "", iv = "", tag = "", body = "", ...rest] = sealed.split(".");
      if (found !== version || rest.length > 0) throw new SealBroken("This is not a text that the desk sealed.");
      const key = ring.get(keyId);
      if (!key) throw new SealBroken(`SECRETS_KEY no longer holds the key ${keyId} that sealed this.`);
      try {
        const decipher = createDecipheriv(cipherName, key, Buffer.from(iv, "base64url"), { authTagLength: 16 });
        decipher.setAAD(nameOf(place)).setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
      } catch {
        throw new SealBroken("The sealed text is damaged or was moved from its place.");
      }
    },
  };
}

const idOf = (key: Uint8Array): string => createHash("sha256").update(key).digest("hex").slice(0, 8);
const nameOf = (place: Place): Buffer => Buffer.from(JSON.stringify([place.table, place.column, place.row]));
