import { nameKey, normaliseText } from "../text.ts";
import type { AttestationInput } from "./attestation.ts";

/** The same for the same person, however it is written: Partner Center counts another name, address or phone as another one. */
export const contactKey = ({ firstName, lastName, email, phone }: AttestationInput["contact"]): string =>
  [nameKey(firstName), nameKey(lastName), normaliseText(email).toLowerCase(), phone.replace(/[^\d+]/g, "")].join("|");
