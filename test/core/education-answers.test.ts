import { readCustomerInput, type CustomerInput } from "../../src/core/customer/fields.ts";
import { describe, expect, it } from "vitest";
import { educationEmailProblem, educationOf, readWebsite } from "../../src/core/education-answers.ts";

describe("a school's website", () => {
  it.each([
    ["contoso.edu", "contoso.edu"],
    [" https://www.Contoso.edu/about?x=1#top ", "contoso.edu"],
    ["http://physics.contoso.ac.uk", "physics.contoso.ac.uk"],
    ["müller-schule.de", "xn--mller-schule-dlb.de"],
    ["contoso.edu.", "contoso.edu"],
    ["www.edu", "www.edu"],
  ])("is read of %j", (typed, website) => {
    expect(readWebsite(typed)).toBe(website);
  });

  it.each(["", "contoso", "edu", "ac.uk", "192.0.2.7", "our school", "contoso.onmicrosoft.com", "https://"])(
    "is not %j",
    (typed) => {
      expect(readWebsite(typed)).toBeNull();
    },
  );
});

describe("the contact's address of a school", () => {
  it.each([
    ["ada@contoso.edu", "contoso.edu"],
    ["ada@staff.contoso.edu", "https://www.contoso.edu"],
    ["ada@contoso.ac.uk", "physics.contoso.ac.uk"],
  ])("%s goes with %s", (email, website) => {
    expect(educationEmailProblem(email, website)).toBeNull();
  });

  it.each([
    ["ada@gmail.com", "contoso.edu", "shared"],
    ["ada@contoso.onmicrosoft.com", "contoso.edu", "shared"],
    ["ada@fabrikam.edu", "contoso.edu", "other-domain"],
    ["ada@fabrikam.ac.uk", "contoso.ac.uk", "other-domain"],
    ["ada@gmail.com", "", "shared"],
  ])("%s does not go with %j: %s", (email, website, problem) => {
    expect(educationEmailProblem(email, website)).toBe(problem);
  });

  it.each([
    ["ada", "contoso.edu"],
    ["ada@contoso.edu", ""],
  ])("%s and %j are left to other rules", (email, website) => {
    expect(educationEmailProblem(email, website)).toBeNull();
  });
});

describe("a school that is added", () => {
  it("is told to Microsoft by its kind and the domain of its website", () => {
    const input = readCustomerInput({ educationSegment: "K12", educationWebsite: "https://www.Contoso.edu/about" });
    expect(educationOf(input)).toEqual({ segment: "K12", website: "contoso.edu" });
  });

  it("is none where nobody chose it, nor in a request from before there was a choice", () => {
    expect(educationOf(readCustomerInput({ educationWebsite: "contoso.edu" }))).toBeNull();
    expect(educationOf({ companyName: "Fabrikam" } as CustomerInput)).toBeNull();
  });
});
