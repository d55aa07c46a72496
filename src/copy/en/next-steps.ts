/** What is left to do once the customer exists and the password is out of the way. */
export const nextSteps = {
  gdap: "*One thing is left to set up.* You opted in to default GDAP, which gives nobody access by itself: assign its roles to your security groups in Partner Center.",
  gdapDone: (when: string) => `Default-GDAP roles are assigned to your security groups. Done ${when}.`,
  openGdap: "Open GDAP",
  done: "Done",
  agreementAccepted:
    "You said that the customer has accepted the Microsoft Customer Agreement already: record who accepted, and when.",
  next: {
    open: "*What comes next:* choose from the partner offers, and order the customer's subscriptions. Nothing is in the way.",
    later:
      "*What comes next:* choose from the partner offers, and order the customer's subscriptions with `/csp order`, as soon as the account is verified and the Microsoft Customer Agreement is accepted.",
    onItsWay: "*What comes next:* the first subscriptions. An order is on its way already.",
    byOthers:
      "*What comes next:* an admin agent or a sales agent chooses from the partner offers and orders the customer's subscriptions, as soon as the account is verified and the Microsoft Customer Agreement is accepted.",
  },
};
