/** What `npm run desk -- consent` says, in the terminal and in the browser. */
export const consentWords = {
  open: (url: string, minutes: number) =>
    `Open this address in a browser on this machine within ${minutes} minutes, and sign in with the Partner Center user whose role the desk is to use. Use a second factor.\n\n${url}\n`,
  stored: "Consent is stored. The desk uses it from its next call on.",
  timedOut: (minutes: number) =>
    `Nobody signed in within ${minutes} minutes. Nothing was changed. Start the command again.`,
  portTaken: (port: number) =>
    `Port ${port} on this machine is taken. Free it and start the command again: Microsoft sends the browser there.`,
  wrongState:
    "An answer came that does not belong to this sign-in. It was ignored, and the command goes on waiting for the right one.",
  declined: (detail: string) => `The sign-in was declined (${detail}). Nothing was changed.`,
  refused: (detail: string) =>
    `Microsoft refused the sign-in (${detail}). Check the tenant, client ID and client secret, and the redirect address of the app registration. Nothing was changed.`,
  unreachable: "Microsoft's login server did not answer. Nothing was changed. Start the command again.",
  noRefreshToken:
    "Microsoft sent no refresh token. Allow the delegated permission user_impersonation of Partner Center for the app. Nothing was changed.",
  pageDone: "Consent is stored. You can close this page.",
  pageFailed: "This did not work. The terminal says why. You can close this page.",
  pageWrong: "This page belongs to another sign-in. Use the address that the terminal shows.",
} as const;
