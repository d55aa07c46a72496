/** `/csp webhook`: whether Partner Center's events arrive. Addresses arrive escaped. */
export const webhook = {
  heading: "*Partner Center's events*",
  noAddress:
    "The desk has no address that Partner Center could reach: whoever runs it sets `PUBLIC_URL`. Until then I read Partner Center's log every night, so an acceptance is noticed the next morning at the latest.",
  wanted: (url: string) => `This desk listens at ${url}`,
  registered: "Partner Center sends its events there.",
  incomplete: (events: string) => `Not registered yet: ${events}. I add them every night.`,
  missing: "Partner Center sends its events nowhere yet.",
  elsewhere: (url: string) =>
    `Partner Center sends its events to another address: ${url}. A partner has one only, so I have changed nothing.`,
  heard: (when: string) => `The last event came ${when}.`,
  notHeard: "No event has come yet.",
  byNight: "Whatever no event tells, I find in Partner Center's log at night.",
  buttons: {
    test: "Send a test event",
    register: "Register this desk",
    takeOver: "Send them here instead",
    result: "Show the result",
  },
  takeOver: {
    title: "Take the events over?",
    text: "The tool at the other address hears nothing from Partner Center any more. What it listened to stays registered.",
    yes: "Send them here",
    no: "Leave it",
  },
  test: {
    arrived: (when: string) => `The test event arrived ${when}, and its signature is right.`,
    notYet: "Partner Center was asked for a test event. It has not arrived yet.",
    /** What Partner Center saw when it delivered it. */
    attempt: (when: string, code: string) => `Partner Center's attempt ${when}: ${code}`,
    theirFault: "the fault is on Partner Center's side or on the way",
    notSubscribed: "The test event is not registered yet. Press *Register this desk* first.",
    tooOften: "Partner Center sends two test events a minute at most. Try again in a minute.",
  },
};
