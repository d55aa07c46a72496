/** `/csp customers`: the customers that the desk knows. What was typed arrives escaped. */
export const customers = {
  all: "Customers",
  fitting: (typed: string) => `Customers that fit “${typed}”`,
  relationship: (status: string) => `Relationship: ${status}`,
  agreement: (status: string) => `Agreement: ${status}`,
  verification: (status: string) => `Verification: ${status}`,
  recordedByHand: (by: string, when: string) => `Relationship: Reseller. Recorded by ${by} ${when}`,
  notReadHere: "Agreement and verification: not read here",
  recordedHere: "What stands here was recorded by your colleagues; nothing of it is read from Partner Center.",
  notLookedYet: "not looked at yet",
  earlier: "Earlier",
  more: "More",
  none: "The desk knows no customer yet.",
  noneFits: (typed: string) =>
    `No customer fits “${typed}”. Look by a part of the company's name, by its domain (such as contoso.onmicrosoft.com) or by its customer ID in Partner Center. Requests in progress are in \`/csp status\`.`,
  endOfList: "There are no customers beyond this point. `/csp customers` begins again.",
  notByThemselves:
    "Customers of your provider, and those you look after in other portals, do not appear here by themselves: each has to accept a reseller relationship with you in Partner Center.",
};
