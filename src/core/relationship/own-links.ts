import type { Issue } from "../rule.ts";
import { nameKey, tidyText } from "../text.ts";
import { readInvitationLink, type LinkProblem } from "./link.ts";

/** The link by which a customer accepts an indirect reseller and this provider of its at once. */
export interface ProviderLink {
  /** As people here call the provider. */
  name: string;
  /** Letter by letter as it was pasted. */
  link: string;
}

/** An indirect reseller has no API that knows its links: somebody pastes them from Partner Center. */
export interface OwnLinks {
  ownLink: string | null;
  providerLinks: ProviderLink[];
}

export const linkFields = ["ownLink", "providerLinks"] as const;
type LinkField = (typeof linkFields)[number];

export const mostProviders = 5;
export const mostProviderName = 60;
/** Slack's most for one field: room for five names and links. */
export const mostLinkText = 3000;

export type LinkIssueCode =
  | `link-${LinkProblem}`
  | "own-link-names-provider"
  | "provider-link-is-own"
  | "provider-name-missing"
  | "provider-name-long"
  | "provider-twice"
  | "providers-too-many";

export const readOwnLink = (typed: string | null | undefined): string | null => (typed ?? "").trim() || null;

/** One provider a line, "Name: link". */
export function readProviderLinks(typed: string | null | undefined): ProviderLink[] {
  return (typed ?? "")
    .slice(0, mostLinkText)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(providerIn);
}

function providerIn(line: string): ProviderLink {
  const at = line.search(/https?:/i);
  if (at >= 0) return { name: tidyName(line.slice(0, at)), link: line.slice(at) };
  const [name = "", ...rest] = line.split(":");
  return { name: tidyName(name), link: rest.join(":").trim() };
}

const tidyName = (text: string): string => tidyText(text.trim().replace(/[\s:]+$/, ""));

/** As the field shows them: `readProviderLinks` gives the same back. */
export const writeProviderLinks = (links: readonly ProviderLink[]): string | null =>
  links.map(({ name, link }) => `${name}: ${link}`.trim()).join("\n") || null;

/** Every problem of the links; each names its provider. */
export function judgeLinks({ ownLink, providerLinks }: OwnLinks): Issue[] {
  const names = providerLinks.map(({ name }) => nameKey(name));
  return [
    ...(ownLink === null ? [] : linkIssues("ownLink", "own", { name: "", link: ownLink })),
    ...(providerLinks.length > mostProviders ? [issue("providerLinks", "providers-too-many", "")] : []),
    ...providerLinks
      .slice(0, mostProviders)
      .flatMap((one, index) => [
        ...nameIssues(one, names.indexOf(nameKey(one.name)) < index),
        ...linkIssues("providerLinks", "with-provider", one),
      ]),
  ];
}

function nameIssues({ name, link }: ProviderLink, isThereAlready: boolean): Issue[] {
  if (name === "") return [issue("providerLinks", "provider-name-missing", link)];
  if (name.length > mostProviderName) return [issue("providerLinks", "provider-name-long", name)];
  return isThereAlready ? [issue("providerLinks", "provider-twice", name)] : [];
}

function linkIssues(field: LinkField, kind: "own" | "with-provider", { name, link }: ProviderLink): Issue[] {
  const read = readInvitationLink(link);
  if (!read.ok) return [issue(field, `link-${read.failure}`, name)];
  if (read.value.kind === kind) return [];
  return [issue(field, kind === "own" ? "own-link-names-provider" : "provider-link-is-own", name)];
}

const mostInParam = 80;
const issue = (field: LinkField, code: LinkIssueCode, about: string): Issue => ({
  field,
  code,
  severity: "error",
  params: { about: about.slice(0, mostInParam) },
});
