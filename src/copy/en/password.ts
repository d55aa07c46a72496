/** The initial administrator's password: shown to the requester, once. */
export const password = {
  title: "Initial password",
  heading: (name: string) => `*${name}*  ·  first administrator`,
  userName: "User name",
  password: "Password",
  once: ":warning: *Shown once. Save it now; it cannot be shown again.*",
  until: (minutes: number) =>
    `It is destroyed here when you press “I have saved it”, when you close this window, or after ${minutes} minutes.`,
  saved: "I have saved it",
  close: "Close",
  over: "The ten minutes are over, and the password is destroyed here. If you have not saved it, the message from me says how to set a new one.",
  notShown: "This took too long, so the password was not shown. It is still there: press *Show the password* again.",
  beingShown:
    "The password is being shown to you already, in the window that you opened. If that window is gone, wait until I say what became of it: ten minutes at most.",
  gone: "The password is destroyed and cannot be shown. The message from me says how to set a new one.",
  shownBefore: (when: string) =>
    `The password was shown to you ${when} and is destroyed. The message from me says how to set a new one.`,
  line: {
    waits: (userName: string, until: string) =>
      `The first administrator is \`${userName}\`. The password waits here until ${until}: it is shown once, and only to you.`,
    beingShown: (userName: string) =>
      `The first administrator is \`${userName}\`. The password is being shown to you now.`,
    shown: (userName: string, when: string) =>
      `The first administrator is \`${userName}\`. Password: shown to you ${when}; destroyed here since.`,
    neverShown: (userName: string) =>
      `The first administrator is \`${userName}\`. The password was never shown and is destroyed.`,
    missing:
      "Its password did not come with it: an answer of Partner Center was lost, and the repeated one left the password out. Nobody has it.",
  },
  reset:
    "To set a new one, open the customer in Partner Center, choose *Users and licenses*, then the administrator, then *Reset password*. Whoever does it needs the customer's GDAP roles.",
  told: {
    saved: (name: string, when: string) => `The password of *${name}* was shown to you ${when} and is destroyed here.`,
    ranOut: (name: string) =>
      `Ten minutes are over: the password of *${name}* is destroyed here. If you have saved it, all is well.`,
    unopened: (name: string) =>
      `Nobody opened the password of *${name}* within seven days, so it is destroyed without having been shown.`,
    notShown: (name: string) => `The password of *${name}* did not reach your screen, as far as I can tell.`,
    stillThere: (until: string) => `It is still there until ${until}: press *Show the password* again.`,
  },
};
