import type { RuleParams } from "../../core/rule.ts";

/** Named apart, since the copy imports nothing of the command line. */
type TableProblem =
  | { problem: "columns"; unknown: readonly string[]; missing: readonly string[]; repeated: readonly string[] }
  | { problem: "quoting"; line: number }
  | { problem: "record-too-long"; line: number }
  | { problem: "encoding" }
  | { problem: "unreadable"; reason: string };

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "reading it is not allowed",
};

const stopReasons: Readonly<Record<string, string>> = {
  ENOSPC: "there is no room left to write (ENOSPC)",
  EIO: "reading or writing failed (EIO)",
};

const counted = (count: string | number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** What a job does, by the name of its queue. */
const jobsDo: Readonly<Record<string, string>> = {
  announce: "Tell something in Slack",
  "refresh-cards": "Bring messages in Slack up to date",
  "refresh-homes": "Bring the Home tab up to date",
  "create-customer": "Create a customer in Partner Center",
  "watch-verification": "Look at an account verification",
  "watch-agreement": "Look whether a customer has accepted the agreement",
  "send-attestation": "Tell Microsoft what somebody attested",
  "remind-of-invitation": "Remind of an invitation to accept the agreement",
  "notice-acceptance": "Look whether a customer has accepted a relationship",
  "notice-end": "Look whether a relationship has ended",
  "place-order": "Place an approved order in Partner Center",
  "request-education": "Ask Microsoft for an education qualification",
  "watch-education": "Look at an education qualification",
  "remove-relationship": "End a relationship in Partner Center",
  "remind-of-request": "Remind of an invitation to a relationship",
  "write-billing-edit": "Write corrected billing data into Partner Center",
  "notice-billing-change": "Look at billing data that may have been changed in Partner Center",
  "keep-webhook": "Look after the registration for Partner Center's events",
  "remind-approvers": "Remind the approvers of a request",
  "expire-approval": "Make a request that nobody decided a draft again",
  "read-people": "Read the people of the Slack workspace",
  "read-customers": "Read Partner Center's audit log for new customers",
  "read-customers-page": "Read a page of Partner Center's customer list",
  "read-resellers": "Read the indirect resellers",
  "renew-consent": "Renew the sign-in at Partner Center",
  "clean-up": "Throw away what has had its time",
  "end-reveal": "Destroy a password ten minutes after it was shown",
  "expire-password": "Destroy a password that nobody looked at for seven days",
};

interface JobLine {
  id: number;
  queue: string;
  runAt: Date;
  attempts: number;
  lastError: string | null;
}

/** What `npm run desk` says, but for the walk of `consent`. */
export const commandLineWords = {
  usage: (commands: readonly string[]) => `Write what to do: npm run desk -- ${commands.join(" | ")}`,
  stopped: ({ message, code }: { message: string; code: string | null }) =>
    `The command stopped before its end: ${stopReasons[code ?? ""] ?? message.replace(/[.\s]+$/, "")}.`,
  deskRuns:
    "The desk is running, and its embedded database has room for one process alone. Stop the desk, type the command again, and start the desk afterwards.",
  noDatabase: "The database did not answer. Look at DATABASE_URL and DATA_DIR.",
  noPartnerCenter:
    "There is no Partner Center to consent to: set PARTNER_CENTER_TENANT_ID, PARTNER_CENTER_CLIENT_ID and PARTNER_CENTER_CLIENT_SECRET first.",
  jobs: {
    usage: "Write npm run desk -- jobs to see what waits, or npm run desk -- jobs --retry ID to let one run again.",
    dead: (count: number) =>
      count === 0 ? "No job was given up." : `${counted(count, "job")} given up; --retry ID lets one run again:`,
    waiting: (count: number) => (count === 0 ? "No job waits." : `${counted(count, "job")} waiting:`),
    more: (count: number) => `  … and ${count} more`,
    line: ({ id, queue, runAt, attempts, lastError }: JobLine) =>
      [
        `  ${id}  ${jobsDo[queue] ?? queue}`,
        `due ${runAt.toISOString().slice(0, 16).replace("T", " ")} UTC`,
        ...(attempts === 0 ? [] : [counted(attempts, "attempt")]),
        ...(lastError === null ? [] : [`last: ${lastError}`]),
      ].join("  ·  "),
    retry: {
      retried: (id: number) => `Job ${id} runs again.`,
      "not-dead": (id: number) => `There is no job ${id} that was given up.`,
      "people-decide": (id: number) =>
        `What job ${id} was about has stopped, and people decide in Slack whether to try again: the buttons stand there.`,
    },
    does: jobsDo,
  },
  validateUsage:
    "Write which file to check: npm run --silent desk -- validate customers.csv [--json] [--partner-domain fabrikam.com]… " +
    "[--partner-type direct-bill | indirect-provider | indirect-reseller]. A hyphen in place of the file reads standard input.",
  unknownPartnerType: (given: string, known: readonly string[]) =>
    `There is no partner type "${given}". It is one of ${known.join(", ")}.`,
  noDomain: (given: string) => `"${given}" is no domain. Write it like fabrikam.com.`,
  indirectReseller:
    "As an indirect reseller you cannot add customers; only your indirect provider can. The rows are checked all the same, so that you can send them there.",
  issue: (told: { row: number; field: string; code: string; sentence: string }) =>
    `Row ${told.row}  ${told.field}  ${told.code}  ${told.sentence}`,
  rowShape: (params: RuleParams) =>
    `This row has ${counted(params["found"] ?? 0, "cell")} and the header ${params["expected"] ?? 0}. Put text with commas in quotation marks.`,
  count: (count: { rows: number; withErrors: number; toConfirm: number }) =>
    `${counted(count.rows, "row")} checked: ${count.withErrors} with errors, ${count.toConfirm} to confirm.`,
  unreadable: (file: string, problem: TableProblem) => {
    const name = file === "-" ? "Standard input" : file;
    switch (problem.problem) {
      case "columns":
        return [
          `${name} does not have the expected columns.`,
          problem.unknown.length > 0
            ? `Unknown: ${problem.unknown.map((text) => JSON.stringify(text)).join(", ")}.`
            : "",
          problem.missing.length > 0 ? `Missing: ${problem.missing.join(", ")}.` : "",
          problem.repeated.length > 0 ? `More than once: ${problem.repeated.join(", ")}.` : "",
          "Columns are separated by commas.",
        ]
          .filter((sentence) => sentence !== "")
          .join(" ");
      case "quoting":
        return `${name} has a quotation mark at line ${problem.line} that is not opened or closed. Write "" for a quotation mark inside a quoted cell.`;
      case "record-too-long":
        return `${name} has a row of more than a million characters at line ${problem.line}. A quotation mark is probably not closed.`;
      case "encoding":
        return `${name} is not UTF-8. Save it again as "CSV UTF-8 (comma delimited)".`;
      case "unreadable":
        return `${name} cannot be read: ${reasons[problem.reason] ?? problem.reason}.`;
    }
  },
} as const;
