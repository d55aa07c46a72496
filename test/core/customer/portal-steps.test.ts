import { describe, expect, it } from "vitest";
import { portalStepsFor, type PortalStepFacts } from "../../../src/core/customer/portal-steps.ts";

const facts = (given: Partial<PortalStepFacts> = {}): PortalStepFacts => ({
  status: "active",
  hasDefaultGdap: true,
  isVerificationStuck: false,
  partnerType: "direct-bill",
  ...given,
});

describe("What is left to do in Partner Center itself", () => {
  it("for a customer is GDAP where it was opted in, and Cost Management", () => {
    expect(portalStepsFor(facts())).toEqual(["assign-gdap", "cost-management"]);
    expect(portalStepsFor(facts({ hasDefaultGdap: false }))).toEqual(["cost-management"]);
    expect(portalStepsFor(facts({ partnerType: "indirect-provider" }))).toContain("cost-management");
  });

  it("is a support ticket as well when the verification is stuck", () => {
    expect(portalStepsFor(facts({ isVerificationStuck: true }))).toContain("support-ticket");
  });

  it("leaves Cost Management to the provider of an indirect reseller", () => {
    expect(portalStepsFor(facts({ partnerType: "indirect-reseller", hasDefaultGdap: false }))).toEqual([]);
  });

  it("for a former customer is the end of GDAP alone, whatever kind of partner it is", () => {
    for (const partnerType of ["direct-bill", "indirect-provider", "indirect-reseller"] as const)
      expect(portalStepsFor(facts({ status: "ended", isVerificationStuck: true, partnerType }))).toEqual(["end-gdap"]);
  });

  it("is nothing before somebody is a customer", () => {
    for (const status of ["draft", "awaiting_approval", "creating", "prospect", "rejected"] as const)
      expect(portalStepsFor(facts({ status }))).toEqual([]);
  });
});
