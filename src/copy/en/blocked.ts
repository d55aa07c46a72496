/** What a customer cannot do while Microsoft has not approved its account. */
export const blocked = "New purchases, seat increases and upgrades are blocked; cancelling may be blocked as well.";
/** The same behind what has the account verified again. */
export const blockedMeanwhile =
  "Meanwhile new purchases, seat increases and upgrades are blocked; cancelling may be blocked as well.";
