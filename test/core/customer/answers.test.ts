import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersFromInput, inputFromAnswers, type Answers } from "../../../src/core/customer/answers.ts";
import { customerFields, isBox, readCustomerInput } from "../../../src/core/customer/fields.ts";
import { customerInputWith } from "../../support/customer-input.ts";

const unanswered = Object.fromEntries(customerFields.map((field) => [field, null]));

describe("The answers of a form", () => {
  it("are no customer's data yet while nothing was touched, but for the ticked box", () => {
    expect(inputFromAnswers({})).toEqual(readCustomerInput({}));
    expect(inputFromAnswers({}).defaultGdap).toBe(true);
  });

  it("become the customer's data, field by field", () => {
    const ofSchools = ["educationSegment", "educationWebsite"];
    for (const field of customerFields.filter((one) => !isBox(one) && !ofSchools.includes(one))) {
      const input = inputFromAnswers({ [field]: "de" });
      const texts = { ...input, ...input.address, ...input.contact };
      const given = Object.entries(texts).filter(([, value]) => typeof value === "string" && value !== "");
      expect(given).toEqual([[field.split(".").at(-1), field === "address.country" ? "DE" : "de"]]);
    }
  });

  it("are a school's as long as it is chosen: the website that was typed is kept in the form alone", () => {
    const school = { educationSegment: "K12", educationWebsite: "https://contoso.edu" };
    expect(inputFromAnswers(school)).toMatchObject(school);
    const changedMind = inputFromAnswers({ ...school, educationSegment: "none" });
    expect(changedMind).toEqual(readCustomerInput({}));
    expect(answersFromInput(changedMind)).toMatchObject({ educationSegment: null, educationWebsite: null });
  });

  it("keep a group's other fields", () => {
    const input = inputFromAnswers({ "address.line1": "Rua Augusta 1500", "address.city": "São Paulo" });
    expect(input.address).toMatchObject({ line1: "Rua Augusta 1500", city: "São Paulo", state: "" });
  });

  it("are normalised, and what was emptied is not given", () => {
    const input = inputFromAnswers({ companyName: " Contoso\u00a0Ltd ", registrationId: null, "contact.phone": null });
    expect(input).toMatchObject({ companyName: "Contoso Ltd", registrationId: "", contact: { phone: "" } });
  });

  it.each<[Answers, boolean]>([
    [{}, true],
    [{ defaultGdap: "yes" }, true],
    [{ defaultGdap: null }, false],
    [{ defaultGdap: "no" }, false],
  ])("%j opts in to default GDAP: %s", (answers, isTicked) => {
    expect(inputFromAnswers(answers).defaultGdap).toBe(isTicked);
  });

  it.each<[Answers, boolean]>([
    [{}, false],
    [{ agreementAccepted: "yes" }, true],
    [{ agreementAccepted: null }, false],
  ])("%j says that the agreement is accepted: %s", (answers, isTicked) => {
    expect(inputFromAnswers(answers).agreementAccepted).toBe(isTicked);
  });

  it("say nothing by other names, such as a choice in the review", () => {
    const answers = { addressChoice: "keep", "acknowledge.companyName.x": "yes", address: "x", contact: "y" };
    expect(inputFromAnswers(answers)).toEqual(readCustomerInput({}));
  });
});

describe("A customer's data in a form", () => {
  it("fills every field, with null for what was not given", () => {
    expect(answersFromInput(readCustomerInput({ defaultGdap: false }))).toEqual(unanswered);
    expect(answersFromInput(customerInputWith())).toEqual({
      companyName: "Contoso Interiores Ltda.",
      "address.country": "BR",
      "address.line1": "Rua Augusta 1500",
      "address.line2": null,
      "address.city": "São Paulo",
      "address.state": "SP",
      "address.postalCode": "01304-001",
      registrationId: "11.222.333/0001-81",
      domainPrefix: "contosointeriores",
      educationSegment: null,
      educationWebsite: null,
      "contact.firstName": "Ana",
      "contact.lastName": "Souza",
      "contact.email": "ana@contosointeriores.com.br",
      "contact.phone": "+55 11 91234-5678",
      culture: null,
      resellerId: null,
      defaultGdap: "yes",
      agreementAccepted: null,
    });
  });

  it("comes back the same from the form, whatever was typed", () => {
    const answer = fc.oneof(fc.constant(null), fc.constant("yes"), fc.string({ unit: "binary" }));
    const typed = fc.dictionary(fc.constantFrom(...customerFields), answer);
    fc.assert(
      fc.property(typed, (answers) => {
        const input = inputFromAnswers(answers);
        expect(inputFromAnswers(answersFromInput(input))).toEqual(input);
      }),
    );
  });
});
