import type { Channel, Person, UserGroup } from "./slack/workspace.ts";

/** Who works at the sandbox's partner: every role, several languages and time zones. */
export const people: Person[] = [
  {
    id: "U0OLIVIA1",
    name: "olivia",
    realName: "Olivia Park",
    title: "workspace owner",
    email: "olivia@fabrikam.example",
    tz: "America/Los_Angeles",
    isAdmin: true,
    isOwner: true,
    isPrimaryOwner: true,
  },
  {
    id: "U0SAM0001",
    name: "sam",
    realName: "Sam Carter",
    title: "sales agent",
    email: "sam@fabrikam.example",
    tz: "America/New_York",
  },
  {
    id: "U0MIA0001",
    name: "mia",
    realName: "Mia Rossi",
    title: "sales agent",
    email: "mia@fabrikam.example",
    tz: "Europe/Rome",
    locale: "it-IT",
  },
  {
    id: "U0DANA001",
    name: "dana",
    realName: "Dana Weber",
    title: "admin agent",
    email: "dana@fabrikam.example",
    tz: "Europe/Berlin",
    locale: "en-GB",
  },
  {
    id: "U0RAVI001",
    name: "ravi",
    realName: "Ravi Iyer",
    title: "admin agent",
    email: "ravi@fabrikam.example",
    tz: "Asia/Kolkata",
    locale: "en-IN",
  },
  {
    id: "U0GABRIEL",
    name: "gabriel",
    realName: "Gabriel Moreau",
    title: "global administrator",
    email: "gabriel@fabrikam.example",
    tz: "Europe/Paris",
    locale: "fr-FR",
  },
  {
    id: "U0UMA0001",
    name: "uma",
    realName: "Uma Okafor",
    title: "user management administrator",
    email: "uma@fabrikam.example",
    tz: "Africa/Lagos",
    locale: "en-GB",
  },
  {
    id: "U0HANA001",
    name: "hana",
    realName: "Hana Kim",
    title: "helpdesk agent",
    email: "hana@fabrikam.example",
    tz: "Asia/Seoul",
    locale: "ko-KR",
  },
  {
    id: "U0NILS001",
    name: "nils",
    realName: "Nils Olsen",
    title: "finance, no role",
    email: "nils@fabrikam.example",
    tz: "Europe/Oslo",
    locale: "en-GB",
  },
  {
    id: "U0GUS0001",
    name: "gus",
    realName: "Gus Taylor",
    title: "guest",
    email: "gus@contractor.example",
    tz: "Europe/London",
    locale: "en-GB",
    isRestricted: true,
  },
];

/** Sets the desk up. */
export const owner = "U0OLIVIA1";
/** Sits at the page first. */
export const salesAgent = "U0SAM0001";

const everybody = people.map((person) => person.id);

export const channels: Channel[] = [
  { id: "C0GENERAL", name: "general", members: everybody },
  { id: "C0APPROVE", name: "approvals", hasApp: true },
  { id: "C0STATUS1", name: "customer-status", hasApp: true },
  { id: "C0SALES01", name: "sales" },
];

export const userGroups: UserGroup[] = [
  { id: "S0ADMINS1", handle: "admin-agents", name: "Admin agents", users: ["U0DANA001", "U0RAVI001"] },
  { id: "S0SALES01", handle: "sales-agents", name: "Sales agents", users: ["U0SAM0001", "U0MIA0001"] },
  { id: "S0HELPDSK", handle: "helpdesk", name: "Helpdesk", users: ["U0HANA001"] },
];
