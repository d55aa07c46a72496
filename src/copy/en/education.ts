import type { EducationField, educationProblems } from "../../core/education-answers.ts";
import type { EducationSegment, QualificationStatus } from "../../core/qualification.ts";

const apart = "This is apart from the account verification.";

/** What a customer may buy as a school. Names and Microsoft's words arrive escaped, people as mentions. */
export const education = {
  title: "Education",
  submit: "Ask Microsoft",
  close: "Close",
  ask: "Ask for education",
  askAgain: "Ask again",
  askOnceMore: "Ask for education again",
  intro: (name: string) =>
    `Shall Microsoft look whether *${name}* may buy as a school? ${apart} Once Microsoft has approved it, it cannot be taken back.`,
  denied: (reason: string) =>
    `Microsoft denied it${reason === "" ? "." : `: ${reason}.`} Let the customer's global administrator correct the organisation's profile first, then ask again.`,
  notAsked: (why: string) => `Nothing was asked. ${why}`,
  fields: {
    segment: { label: "Kind of school", hint: null },
    website: { label: "The school's website", hint: "Such as contoso.edu." },
    email: {
      label: "E-mail of the customer's contact",
      hint: "Microsoft wants an address at the school's own domain. It is only checked here and sent nowhere.",
    },
  } satisfies Record<EducationField, { label: string; hint: string | null }>,
  segments: {
    K12: "School (kindergarten to 12th grade)",
    HigherEducation: "University or college",
  } satisfies Record<EducationSegment, string>,
  /** Chosen while a customer is added. */
  adding: {
    no: "No",
    emailHint: "At the school's own domain: neither of a free mail service nor ending in onmicrosoft.com.",
    summary: (segment: EducationSegment, website: string) =>
      `Education: ${segment === "K12" ? "school" : "university"}, ${website}`,
  },
  problems: {
    "segment-missing": "Choose the kind of school.",
    "website-invalid": "Write the school's own website, such as contoso.edu.",
    "email-invalid": "Write an e-mail address, such as ana@contoso.edu.",
    "email-shared":
      "Microsoft takes neither an address of a free mail service nor one that ends in onmicrosoft.com. Write one at the school's own domain.",
  } satisfies Record<(typeof educationProblems)[number], string>,
  sent: (name: string) =>
    `I ask Microsoft whether *${name}* may buy as a school. You hear from me how it goes. ${apart}`,
  otherDomain:
    "The contact's address is at another domain than the school's website. Microsoft may want one at the school's own.",
  confirm: {
    label: "Please confirm",
    option: "The contact's address is right",
    missing: "Tick this box, or write an address at the school's own domain.",
  },
  line: {
    name: "Education",
    statuses: {
      requesting: "Being asked for",
      stalled: "Not confirmed",
      in_review: "Microsoft is looking at it",
      approved: "Approved",
      denied: "Denied",
      refused: "Not taken",
    } satisfies Record<QualificationStatus, string>,
    since: (status: string, when: string) => `${status} since ${when}.`,
    reason: (reason: string) => `Microsoft says: ${reason}.`,
  },
  told: {
    requested: (name: string, by: string) => `${by} asks Microsoft whether *${name}* may buy as a school.`,
    chosen: (name: string, by: string) =>
      `As ${by} chose while adding it, I ask Microsoft whether *${name}* may buy as a school. ${apart}`,
    in_review: (name: string) => `Microsoft is looking whether *${name}* may buy as a school. ${apart}`,
    approved: (name: string) => `*${name}* may buy as a school: Microsoft approved it. ${apart}`,
    denied: (name: string, reason: string) =>
      `Microsoft did not approve *${name}* as a school${reason === "" ? "." : `: ${reason}.`} Let the customer's global administrator correct the organisation's profile, then ask again. ${apart}`,
    refused: (name: string, why: string) => `Partner Center did not take the request for *${name}* as a school. ${why}`,
    stalled: (name: string) =>
      `Partner Center has not said whether it took the request for *${name}* as a school. Ask again: I look first whether it arrived.`,
    stalledAtEnd: (name: string) =>
      `The relationship with *${name}* has ended, and Partner Center had not said whether it took the request for it as a school.`,
  },
};
