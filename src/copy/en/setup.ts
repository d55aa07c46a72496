import type { PartnerType, Role } from "../../core/access.ts";
import type { AgreementWay } from "../../core/agreement/ways.ts";
import type { SetupIssueCode } from "../../core/setup-answers.ts";
import type { LinkIssueCode } from "../../core/relationship/own-links.ts";
import { allOf } from "./lists.ts";

type ChannelUse = "approvals" | "status";

const channelUse = (uses: readonly ChannelUse[]): string =>
  uses.length > 1
    ? "Requests that need a second person's decision come here, and so does each customer's status."
    : uses[0] === "approvals"
      ? "Requests that need a second person's decision come here."
      : "Each customer's status comes here and is kept up to date.";

const of = (provider: string): string => (provider === "" ? "This link" : `The link of ${provider}`);
const copyAnew = "Copy it from Partner Center once more.";

/** What is wrong with an invitation link. `provider`: empty for the partner's own link. */
const links = {
  "link-too-long": (provider) => `${of(provider)} is too long for an invitation link. ${copyAnew}`,
  "link-not-a-link": (provider) =>
    `${of(provider)} is not a link that I can read. It begins with https:// and has no blanks. ${copyAnew}`,
  "link-host": (provider) => `${of(provider)} does not lead to admin.microsoft.com or portal.office.com. ${copyAnew}`,
  "link-path": (provider) =>
    `${of(provider)} leads to another page of Microsoft's, not to a partner's invitation. ${copyAnew}`,
  "link-type": (provider) => `${of(provider)} does not ask for a reseller relationship. ${copyAnew}`,
  "link-partner-id": (provider) => `${of(provider)} does not say which partner it is for. ${copyAnew}`,
  "link-provider-id": (provider) => `${of(provider)} does not say clearly which provider it is for. ${copyAnew}`,
  "link-mspp-id": (provider) => `${of(provider)} has a partner number (msppId) that is no number. ${copyAnew}`,
  "link-asks-for-dap": (provider) =>
    `${of(provider)} asks for delegated administration as well, which Microsoft does not grant any more. Copy the link without it.`,
  "own-link-names-provider": () =>
    "This link is for you and a provider at once. Write it below, behind the provider's name.",
  "provider-link-is-own": (provider) =>
    `${of(provider)} is for you alone and names no provider. Ask the provider for the link that is for both.`,
  "provider-name-missing": (link) => `Write the provider's name and a colon before the link: ${link}`,
  "provider-name-long": (provider) => `Write a shorter name, at most 60 characters: ${provider}`,
  "provider-twice": (provider) => `${provider} is there twice. Keep one line.`,
  "providers-too-many": () => "Write at most five providers.",
} satisfies Record<LinkIssueCode, (about: string) => string>;

/** `/csp setup`: three short views, and what the desk says of the channels. */
export const setup = {
  title: "Set up Partner Desk",
  next: "Next",
  save: "Save",
  close: "Cancel",
  done: "Close",
  back: "Back",
  begun: (when: string) => `You changed this ${when} and did not save it. What you chose is here again.`,
  afresh: "Start again",
  afreshQuestion: {
    title: "Start again?",
    text: "What you chose and did not save is gone then.",
    yes: "Start again",
    no: "Keep it",
  },
  step: (number: 1 | 2 | 3) => `Step ${number} of 3`,
  fields: {
    partnerName: { label: "Partner name", hint: "Your company, as your colleagues call it." },
    partnerType: { label: "Partner type" },
    partnerDomains: {
      label: "Your own e-mail domains",
      hint: "For example fabrikam.com. Several are separated by commas, blanks or lines. A customer's contact must not have an address there.",
    },
    approvalsChannel: {
      label: "Approvals channel",
      hint: "Where admin agents and global administrators decide. The cards there show customers' data: choose a channel for these colleagues alone.",
    },
    statusChannel: {
      label: "Status channel",
      hint: "One message a customer: account verification and what is open. It may be the same channel.",
    },
    ownApproval: {
      label: "Own requests",
      option: "People may approve what they asked for themselves",
      hint: "Off, a second person always decides.",
    },
    agreementWay: {
      label: "How customers accept the Microsoft Customer Agreement",
      hint: "Direct acceptance suits most customers. Some who bought through a partner before cannot accept directly; enhanced attestation helps them, but it is not yet confirmed in a real tenant. Microsoft retired the older attestation on 5 January 2026.",
    },
    ownLink: {
      label: "Your invitation link",
      hint: "By it customers accept your company as their reseller. In Partner Center open Customers, choose New relationship, and copy the link as it is. You can add it later.",
    },
    providerLinks: {
      label: "Links with your indirect providers",
      hint: "By such a link a customer accepts you and the provider at once. Your provider gives it to you, or Partner Center shows it. One line for each provider, five at most: its name, a colon and the link.",
    },
  },
  /** Next to the choice: 75 characters at most. */
  agreementWays: {
    "direct-acceptance": "The customer accepts at Microsoft. What you record stays here.",
    "enhanced-attestation": "On Microsoft's page, by your link. Not yet confirmed in a real tenant.",
    "agreements-api": "The desk attests by the older API, which Microsoft has retired.",
  } satisfies Record<AgreementWay, string>,
  partnerTypes: {
    "direct-bill": "You buy from Microsoft directly and bill your customers yourself.",
    "indirect-provider": "You buy from Microsoft and sell through indirect resellers.",
    "indirect-reseller": "You sell through an indirect provider, who adds the customers.",
  } satisfies Record<PartnerType, string>,
  withoutApi:
    "Partner Desk has no credentials for Partner Center here, so only *indirect reseller* is offered: indirect resellers have no API. For the other types, set `PARTNER_CENTER_TENANT_ID`, `PARTNER_CENTER_CLIENT_ID` and `PARTNER_CENTER_CLIENT_SECRET` and start the desk again.",
  withoutConsent:
    ":warning: Consent for Partner Center is missing: whoever runs the desk types `npm run desk -- consent` and signs in with the Partner Center user for the desk. Until then customers are not created.",
  whoHolds:
    "Who holds which role in Partner Center? Search for people or user groups. Guests and bots are not offered.",
  roles: {
    "global-administrator": "Global administrators",
    "user-management-administrator": "User management administrators",
    "admin-agent": "Admin agents",
    "sales-agent": "Sales agents",
    "helpdesk-agent": "Helpdesk agents",
  } satisfies Record<Role, string>,
  roleHints: {
    "global-administrator": "Add customers and decide requests.",
    "user-management-administrator": "Add customers.",
    "admin-agent": "Add customers and decide requests. Somebody has to, here or above.",
    "sales-agent": "Add customers.",
    "helpdesk-agent": "See where customers stand.",
  } satisfies Record<Role, string>,
  holderSearch: "Search by name",
  group: (name: string) => `${name} (user group)`,
  noGroups:
    "No user groups are offered: this workspace has none, or Partner Desk was not granted the optional permission `usergroups:read`.",
  leftOut: (ids: readonly string[]) =>
    `Left out, since they left the workspace, are guests, or can no longer be read: ${allOf(ids)}.`,
  problems: {
    "partner-name-missing": () => "Write your company's name.",
    "partner-name-long": () => "Write at most 100 characters.",
    "partner-type-missing": () => "Choose what your company is.",
    "partner-type-without-api": () =>
      "Without credentials for Partner Center only an indirect reseller can use Partner Desk.",
    "partner-domains-missing": () => "Write at least one domain, for example fabrikam.com.",
    "partner-domain-wrong": (domain: string) => `"${domain}" is not a domain. Write it like fabrikam.com.`,
    "channel-missing": () => "Choose a channel.",
    "holder-not-offered": () =>
      "Somebody chosen here is a guest, a bot or not in the workspace any more. Take them out.",
    "approver-missing": () =>
      "Choose at least one admin agent here or one global administrator above: without them nobody can approve.",
    ...links,
  } satisfies Record<SetupIssueCode, (about: string) => string>,
  greeting: (person: string, uses: readonly ChannelUse[]) =>
    `Hello! <@${person}> chose this channel for Partner Desk. ${channelUse(uses)}`,
  checking: (channels: readonly string[]) => `*Saved.* Saying hello in ${allOf(channels)}…`,
  checkAgain: "Check again",
  change: "Change the settings",
  refused: (channel: string, reason: string | null) => {
    switch (reason) {
      case "not_in_channel":
      case "channel_not_found":
        return `Invite @Partner Desk to ${channel}, then press *Check again*.`;
      case "is_archived":
        return `${channel} is archived. Open it again or choose another channel.`;
      case null:
        return `Slack did not answer for ${channel}. Press *Check again*.`;
      default:
        return `Partner Desk may not write in ${channel} (Slack says ${reason}). Allow it or choose another channel, then press *Check again*.`;
    }
  },
  reached: (channel: string) => `:white_check_mark: Done: ${channel} has its first message.`,
  notComplete: "*The settings are saved. One thing is left.*",
  ready: "*Partner Desk is ready.* Your colleagues can begin with `/csp`.",
  meanwhile: (by: string | null, at: string, fields: readonly string[]) =>
    `${by === null ? "Somebody" : `<@${by}>`} changed this too, ${at}, while you had it open: ${allOf(fields)}. Nothing of yours was saved yet.`,
  keepTheirs: "Keep theirs, save the rest",
  useMine: "Use mine",
};
