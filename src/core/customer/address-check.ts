import type { CustomerInput } from "./fields.ts";

export type Address = CustomerInput["address"];

/** Partner Center's own words for how well it knows an address. */
export const addressStatuses = [
  "VerifiedShippable",
  "Verified",
  "InteractionRequired",
  "StreetPartial",
  "PremisesPartial",
  "Multiple",
  "None",
  "NotValidated",
] as const;
export type AddressStatus = (typeof addressStatuses)[number];

export interface AddressCheck {
  /** `Unrecognised` is ours: a status that Partner Center has added since. */
  status: AddressStatus | "Unrecognised";
  /** The status as Partner Center wrote it. */
  said: string;
  suggestions: readonly Address[];
}
