import { commandLineWords } from "../../src/copy/en/command-line.ts";
import { consentWords } from "../../src/copy/en/consent.ts";
import { copy } from "../../src/copy/index.ts";
import * as rules from "../../src/copy/rules.en.ts";
import { acknowledgementOf, ruleSentence } from "../../src/copy/rules.en.ts";
import { partnerTypes, roles } from "../../src/core/access.ts";
import type { AttestationFacts, AttestationInput } from "../../src/core/agreement/attestation.ts";
import { agreementWays } from "../../src/core/agreement/ways.ts";
import { attestationRules } from "../../src/core/agreement/rules/index.ts";
import { customerRules } from "../../src/core/customer/rules/index.ts";
import { partnerCenterErrors } from "../../src/core/partner-center-errors.ts";
import type { CustomerFacts } from "../../src/core/customer/facts.ts";
import type { CustomerInput } from "../../src/core/customer/fields.ts";
import type { RelationshipRequestFacts, RelationshipRequestInput } from "../../src/core/relationship/request.ts";
import { relationshipRequestRules } from "../../src/core/relationship/rules/index.ts";
import type { Rule, RuleParams } from "../../src/core/rule.ts";
import { attestationFacts, attestationWith } from "./attestation-input.ts";
import { customerInputWith, factsFor } from "./customer-input.ts";
import { relationshipRequestWith, requestFacts } from "./relationship-request-input.ts";
import { at } from "./story.ts";

export type Entry = [path: string, text: string];

const answer = { description: "{description}", code: "{code}", correlationId: "{id}" };
const shapes = [{ only: "digits" as const, least: 14, most: 14, drawn: "" }];
const remedies = [
  { kind: "fix-registration-id", pattern: "^\\d{14}$" },
  { kind: "fix-registration-id", pattern: null },
  { kind: "choose-other-domain" },
  ...[...new Set(Object.values(partnerCenterErrors).map(({ remedy }) => remedy))].map((kind) => ({
    kind,
    pattern: null,
  })),
];
const invitation = { address: "{address}", times: 0, most: 200, length: 201 };
const job = { id: 7, runAt: at };
const unreadable = [
  { problem: "columns", unknown: ["fax"], missing: ["companyName"], repeated: ["culture"] },
  { problem: "quoting", line: 7 },
  { problem: "record-too-long", line: 7 },
  { problem: "encoding" },
  { problem: "unreadable", reason: "ENOENT" },
];

const thanked = [false, true].map((isRecordedByHand) => ["{name}", isRecordedByHand]);

/** For functions that take more than words: what to call them with, one list of arguments a sentence. */
const calls: Record<string, readonly (readonly unknown[])[]> = {
  "failures.noRole": [
    [null, roles, []],
    ["Adding customers", ["admin-agent"], ["{person}", "{other person}"]],
  ],
  "failures.partnerType": [
    ["direct-bill", "addCustomer"],
    ["direct-bill", "recordRelationship"],
    ...(["addCustomer", "attestAgreement", "placeOrder"] as const).map((action) => ["indirect-reseller", action]),
  ],
  "failures.adminsOnly": [[[]], [["{person}"]]],
  "failures.noLink": [[[]], [["{person}", "{other person}"]]],
  "relationship.invite.intro": [
    ["{name}", null],
    ["{name}", "{provider}"],
  ],
  "relationship.invite.thanks": thanked,
  "agreement.invite.thanks": thanked,
  "relationship.invite.steps": [
    [false, null],
    [true, "{provider}"],
  ],
  "failures.setupIncomplete": [[[]], [["{person}", "{other person}"]]],
  "failures.conflict": [
    "approved",
    "rejected",
    "changes_requested",
    "withdrawn",
    "expired",
    "portal_step_answered",
    "attested",
    "agreement_provided",
    "link_sent",
    "way_changed",
    "attestation_ready",
    "attestation_sending",
    "attestation_settled",
    "active",
  ].flatMap((status) => [
    [status, null, null],
    [status, "{person}", at],
  ]),
  "failures.partnerCenter": [
    [answer],
    [{ description: "", code: null, correlationId: null }],
    [{ description: "{description}", code: "consent-missing", correlationId: null }],
  ],
  "home.setUpBy": [[[]], [["{person}", "{other person}"]]],
  "home.noRoleYet": [[[]], [["{person}", "{other person}"]]],
  "home.askColleague": [[["{person}", "{other person}"]]],
  ...Object.fromEntries(
    ["moreWaiting", "moreInProgress", "moreDrafts"].map((name) => [
      `home.${name}`,
      [
        [3, false],
        [20, true],
      ],
    ]),
  ),
  "order.term": [
    ["P1M", "monthly"],
    ["P1Y", "annual"],
    ["P3Y", "triennial"],
  ],
  "order.licences.bounds": [
    [1, 300],
    [5, null],
  ],
  "order.line": [
    ["{name}", 1, "{term}", "{price}"],
    ["{name}", 25, "{term}", "{price}"],
  ],
  "order.card.reseller": [
    [null, "{partner ID}"],
    ["{name}", "{partner ID}"],
  ],
  ...Object.fromEntries(
    Object.keys(copy.order.problems).map((code) => [
      `order.problems.${code}`,
      [
        [
          {
            least: 5,
            most: 300,
            count: 6,
            id: "{partner ID}",
            name: "{name}",
            code: 10015,
            description: "{description}",
          },
        ],
      ],
    ]),
  ),
  "order.told.item": [["{name}", 25]],
  "order.told.failedItem": [["{name}", 25, "{why}"]],
  "menu.unknown": [
    ["{word}", null],
    ["{word}", "{nearest}"],
  ],
  ...Object.fromEntries(
    agreementWays.map((way) => [
      `agreement.attest.intro.${way}`,
      [
        ["{customer}", true],
        ["{customer}", false],
      ],
    ]),
  ),
  "agreement.trouble.otherWay": [[[]], [["{person}", "{other person}"]]],
  "agreement.line.attested": [[{ by: "", on: "", word: null }], [{ by: "{person}", on: "{day}", word: "{colleague}" }]],
  "agreement.invitation.problems.subject-too-long": [[invitation]],
  "agreement.invitation.problems.text-too-long": [[invitation]],
  "agreement.invitation.problems.address-changed": [0, 1, 2].map((times) => [{ ...invitation, times }]),
  "orderGate.because": [
    ["{reason}", null],
    ["{reason}", "13605"],
  ],
  "cards.approval.waiting": [[0], [1], [2]],
  "refusals.sentence": remedies.flatMap((remedy) => [
    ["{matter}", remedy, null, answer, "creation_refused"],
    ...("pattern" in remedy && remedy.pattern ? [["{matter}", remedy, shapes, answer, "creation_refused"]] : []),
    ...(remedy.kind === "configuration" ? [["{matter}", remedy, null, answer, "stalled"]] : []),
  ]),
  "setup.leftOut": [[["{person}", "{other person}"]]],
  "setup.greeting": [
    ["{person}", ["approvals"]],
    ["{person}", ["status"]],
    ["{person}", ["approvals", "status"]],
  ],
  "setup.checking": [[["{channel}", "{other channel}"]]],
  "setup.refused": ["not_in_channel", "is_archived", null, "{reason}"].map((reason) => ["{channel}", reason]),
  "setup.meanwhile": [
    [null, "{when}", ["{field}"]],
    ["{person}", "{when}", ["{field}", "{other field}"]],
  ],
  "status.findOut.steps": [
    [{ partnerCenter: "{address}", billingAccount: "{address}" }],
    [{ partnerCenter: null, billingAccount: "{address}" }],
  ],
  "command-line.usage": [[["{command}", "{other command}"]]],
  "command-line.stopped": [[{ message: "{message}", code: null }], [{ message: "", code: "ENOSPC" }]],
  "command-line.jobs.dead": [[0], [1], [2]],
  "command-line.jobs.waiting": [[0], [1], [2]],
  "command-line.jobs.line": [
    [{ ...job, queue: "announce", attempts: 0, lastError: null }],
    [{ ...job, queue: "announce", attempts: 2, lastError: "{reason}" }],
  ],
  "command-line.unknownPartnerType": [["{given}", partnerTypes]],
  "command-line.issue": [[{ row: 7, field: "{field}", code: "{code}", sentence: "{sentence}" }]],
  "command-line.rowShape": [[{ found: 1, expected: 13 }]],
  "command-line.count": [[{ rows: 3, withErrors: 1, toConfirm: 0 }]],
  "command-line.unreadable": unreadable.map((problem) => ["{file}", problem]),
};

/** Every text that people read, by where it stands in src/copy; `{…}` is filled in later. */
export function copyCatalogue(): Entry[] {
  const words = Object.fromEntries(Object.entries(copy).filter(([area]) => !["moment", "day", "date"].includes(area)));
  return [
    ...textsIn(words, ""),
    ...textsIn({ labels: rules.fieldLabels, hints: rules.fieldHints }, "fields"),
    ...textsIn({ labels: rules.attestationLabels, hints: rules.attestationHints }, "attestation-fields"),
    ...textsIn(
      { labels: rules.relationshipRequestLabels, hints: rules.relationshipRequestHints },
      "relationship-request-fields",
    ),
    ...ruleTexts(),
    ...textsIn(commandLineWords, "command-line"),
    ...textsIn(consentWords, "consent"),
  ];
}

function textsIn(value: unknown, path: string): Entry[] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}.${index + 1}`));
  if (typeof value === "function") {
    // Copy's functions take what the table above gives them, or words and numbers alone.
    const say = value as (...args: readonly unknown[]) => unknown;
    const spare = Array.from({ length: say.length }, (_, index) => `{${index + 1}}`);
    return (calls[path] ?? [spare]).flatMap((args) => textsIn(say(...args), path));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, path === "" ? key : `${path}.${key}`));
}

function ruleTexts(): Entry[] {
  const ofCustomers: readonly Rule<CustomerInput, CustomerFacts>[] = customerRules;
  const ofAttestations: readonly Rule<AttestationInput, AttestationFacts>[] = attestationRules;
  const ofRequests: readonly Rule<RelationshipRequestInput, RelationshipRequestFacts>[] = relationshipRequestRules;
  return [
    ...ofCustomers.flatMap(({ code, check, examples }) =>
      examples.invalid.flatMap((example) => {
        const input = customerInputWith(example.input);
        return textsOfIssue(code, check(input, factsFor(input, example.facts)));
      }),
    ),
    ...ofAttestations.flatMap(({ code, check, examples }) =>
      examples.invalid.flatMap(({ input, facts }) =>
        textsOfIssue(code, check(attestationWith(input), attestationFacts(facts))),
      ),
    ),
    ...ofRequests.flatMap(({ code, check, examples }) =>
      examples.invalid.flatMap(({ input, facts }) =>
        textsOfIssue(code, check(relationshipRequestWith(input), requestFacts(facts))),
      ),
    ),
  ];
}

function textsOfIssue(code: string, params: RuleParams | null): Entry[] {
  const issue = { code, params: params ?? {} };
  const asked = acknowledgementOf(issue);
  const said: Entry[] = [[`rules.${code}`, ruleSentence(issue) ?? ""]];
  return asked ? [...said, [`rules.${code}.box`, asked.box], [`rules.${code}.card`, asked.card]] : said;
}
