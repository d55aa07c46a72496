import { isHostWithin } from "../customer/email.ts";
import { fail, ok, type Result } from "../result.ts";

/** The link by which a customer accepts. It belongs to the partner and is the same for every customer. */
export interface InvitationLink {
  /** Letter by letter as it was given: it has to reach the customer unchanged. */
  address: string;
  /** `with-provider`: the customer accepts the reseller and its provider at once. */
  kind: "own" | "with-provider";
  /** Tenant IDs in small letters; the provider's is null in the partner's own link. */
  partnerId: string;
  providerId: string | null;
  form: "current" | "older";
}

export type LinkProblem =
  | "too-long"
  | "not-a-link"
  | "host"
  /** Microsoft's host, but another page of it, such as that of a GDAP request. */
  | "path"
  | "type"
  | "partner-id"
  | "provider-id"
  | "mspp-id"
  /** Delegated administration cannot be granted since 9 October 2023. */
  | "asks-for-dap";

export const longestLink = 500;

interface Form {
  form: InvitationLink["form"];
  host: string;
  path: string;
  /** What may stand behind the `#`; the second one is what links of the admin center have shown since. */
  pages: readonly string[];
  /** The parameters' names, like all the rest here in small letters. */
  type: string;
  partner: string;
}

/** Source: Partner Center, request-reseller-relationship (current) and regional-authorization-overview (older). */
const forms: readonly Form[] = [
  {
    form: "current",
    host: "admin.microsoft.com",
    path: "/adminportal/home",
    pages: ["/billingaccounts/partner-invitation", "/partners/invitation"],
    type: "invtype",
    partner: "partnerid",
  },
  {
    form: "older",
    host: "portal.office.com",
    path: "/partner/partnersignup.aspx",
    pages: [""],
    type: "type",
    partner: "id",
  },
];
const ownType = "resellerrelationship";
/** Resellers have it in their own link, too; then it names no provider. */
const indirectType = "indirectresellerrelationship";
const providerNames = ["indirectcspid", "indirectcsp"];

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
// RFC 3986 knows no other signs, and these cut off no link in Slack or in a mail.
const signsOfLinks = /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/;
// Taken apart by hand: programs that open links repair odd ones in different ways.
const parts = /^https:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/;

/** Checks a link that a person pasted. Host, path and page have to be Microsoft's; parameters it does not know may be there. */
export function readInvitationLink(text: string): Result<InvitationLink, LinkProblem> {
  const address = text.trim();
  if (address.length > longestLink) return fail("too-long");
  const found = partsOf(address);
  if (found === null) return fail("not-a-link");
  const form = forms.find(({ host }) => host === found.host);
  if (form === undefined) return fail("host");
  if (found.path !== form.path || !form.pages.includes(found.page)) return fail("path");

  const { params } = found;
  const [type, ...otherTypes] = valuesOf(params, form.type);
  const [partnerId, ...otherPartners] = valuesOf(params, form.partner);
  const [providerId = null, ...otherProviders] = valuesOf(params, ...providerNames);
  const [msppId = "0", ...otherNumbers] = valuesOf(params, "msppid");
  if (otherTypes.length > 0 || (type !== indirectType && (type !== ownType || providerId !== null)))
    return fail("type");
  if (partnerId === undefined || otherPartners.length > 0 || !guid.test(partnerId)) return fail("partner-id");
  if (providerId !== null && (otherProviders.length > 0 || !guid.test(providerId) || providerId === partnerId))
    return fail("provider-id");
  if (otherNumbers.length > 0 || !/^\d+$/.test(msppId)) return fail("mspp-id");
  if (!valuesOf(params, "dap").every((answer) => answer === "false")) return fail("asks-for-dap");

  return ok({
    address,
    kind: providerId === null ? "own" : "with-provider",
    partnerId,
    providerId,
    form: form.form,
  });
}

/** In small letters. Pages and parameters of these two hosts are found whatever letters they are written in. */
function partsOf(address: string) {
  const found = signsOfLinks.test(address) ? parts.exec(address.toLowerCase()) : null;
  if (found === null) return null;
  const [, host = "", path = "", query = "", page = ""] = found;
  return { host, path, page, params: new URLSearchParams(query) };
}

/** The different values under any of these names. */
const valuesOf = (params: URLSearchParams, ...names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => params.getAll(name))),
];

const microsoftDomains = ["microsoft.com", "cloud.microsoft", "office.com", "microsoftonline.com"];

/** A last look at what Partner Center itself answered: https and a host of Microsoft's. Its form is Microsoft's affair. */
export function isInvitationLink(text: string): boolean {
  const host = text.length <= longestLink ? partsOf(text)?.host : undefined;
  return (
    host !== undefined && /^[a-z0-9.-]+$/.test(host) && microsoftDomains.some((domain) => isHostWithin(host, domain))
  );
}
