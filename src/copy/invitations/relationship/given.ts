/** What an invitation to a reseller relationship says of the people and companies concerned. */
export interface AskedFor {
  /** Empty when they are not known. */
  firstName: string;
  lastName: string;
  partner: string;
  company: string;
  /** The partner's personal link, letter by letter; it stands in the text once, on a line of its own. */
  address: string;
  /** The customer accepts the Microsoft Customer Agreement in the same step. */
  withAgreement: boolean;
}

export type RequestWords = (given: AskedFor) => { subject: string; text: string };
