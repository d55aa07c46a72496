/** `/csp`, its help, and the answer to a word that it does not know. */
export const menu = {
  greeting: "What would you like to do?",
  everything: "Everything: `/csp help`",
  help: "What Partner Desk does",
  waiting: "Waiting for me",
  addingCustomers: "Adding customers",
  setUpFirst: "Partner Desk is not set up yet. Press *Set up* to begin.",
  unknown: (word: string, nearest: string | null) =>
    nearest === null
      ? `There is no \`/csp ${word}\`. \`/csp help\` shows what there is.`
      : `There is no \`/csp ${word}\`. Did you mean \`/csp ${nearest}\`? Nothing was done.`,
  commands: {
    add: { usage: "/csp add [name]", does: "add a customer", button: "Add a customer" },
    status: { usage: "/csp status [customer]", does: "where it stands", button: "Where does it stand?" },
    customers: { usage: "/csp customers [text]", does: "find customers by name, domain or ID", button: "Customers" },
    attest: {
      usage: "/csp attest [customer]",
      does: "record that the agreement was accepted",
      button: "Record an agreement",
    },
    agreement: {
      usage: "/csp agreement [customer]",
      does: "how and when it was accepted; invite",
      button: "Customer agreement",
    },
    "can-order": {
      usage: "/csp can-order [customer]",
      does: "what is open, what is blocked, and what helps",
      button: "Can I order?",
    },
    order: {
      usage: "/csp order [customer]",
      does: "order subscriptions for a customer",
      button: "Order subscriptions",
    },
    education: {
      usage: "/csp education [customer]",
      does: "ask whether a customer may buy as a school",
      button: "Ask for education",
    },
    invite: {
      usage: "/csp invite [customer]",
      does: "ask for a reseller relationship",
      button: "Ask for a relationship",
    },
    remove: {
      usage: "/csp remove [customer]",
      does: "end a reseller relationship",
      button: "End a relationship",
    },
    edit: {
      usage: "/csp edit [customer]",
      does: "correct the billing data",
      button: "Correct billing data",
    },
    webhook: { usage: "/csp webhook", does: "whether Partner Center's events arrive", button: "Events" },
    setup: { usage: "/csp setup", does: "set up the desk (workspace admins)", button: "Set up" },
    help: { usage: "/csp help", does: "this list", button: "Help" },
  },
};
