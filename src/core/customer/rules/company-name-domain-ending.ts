import { domainEndings } from "../../reference/domain-endings.ts";
import { customerRule } from "../rule.ts";

function endingOf(name: string): string | null {
  const dot = name.lastIndexOf(".");
  const ending = name.slice(dot).toLowerCase();
  return dot > 0 && domainEndings.has(ending) ? ending : null;
}

export const companyNameDomainEnding = customerRule({
  code: "company-name-domain-ending",
  field: "companyName",
  severity: "acknowledge",
  why:
    "Microsoft advises against names that end like an internet domain, since they are seldom the legal name; it refused " +
    "them in 2021, warned in 2023 and calls them not recommended since. A company that is called so says so.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: top-level domain extensions",
  check: ({ companyName }) => {
    const ending = endingOf(companyName);
    return ending === null ? null : { ending };
  },
  examples: {
    valid: [
      { input: { companyName: "Contoso Com" } },
      { input: { companyName: "Contoso Co." } },
      { input: { companyName: "Contoso.com Ltd" } },
    ],
    invalid: [
      { input: { companyName: "Contoso.com" } },
      { input: { companyName: "CONTOSO.CO.UK" } },
      { input: { companyName: "Контосо.укр" } },
    ],
  },
});
