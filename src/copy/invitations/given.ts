/** What an invitation to accept the agreement says of the people and companies concerned. */
export interface Given {
  /** Empty when they are not known. */
  firstName: string;
  lastName: string;
  partner: string;
  company: string;
  /** Where the customer accepts; it stands in the text once, on a line of its own. */
  address: string;
  /** The customer's tenant has just been created: it does not have its sign-in data yet. */
  isNew: boolean;
  /** A company that is accepted with the partner at once; null: the partner alone. */
  together: string | null;
}

export type Words = (given: Given) => { subject: string; text: string };
