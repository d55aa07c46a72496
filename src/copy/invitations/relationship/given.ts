import type { Given } from "../given.ts";

/** What an invitation to a reseller relationship says. `address`: the partner's personal link, letter by letter. */
export interface AskedFor extends Omit<Given, "isNew"> {
  /** The customer accepts the Microsoft Customer Agreement in the same step. */
  withAgreement: boolean;
}

export type RequestWords = (given: AskedFor) => { subject: string; text: string };
