import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asJudged, customerFields, fieldLimits, readCustomerInput } from "../../../src/core/customer/fields.ts";

describe("readCustomerInput", () => {
  it("takes what is missing, or no text, for not given", () => {
    const nothing = readCustomerInput({ companyName: 7, address: {}, domainPrefix: null });
    expect(nothing).toEqual({
      companyName: "",
      address: { country: "", line1: "", line2: "", city: "", state: "", postalCode: "" },
      registrationId: "",
      domainPrefix: "",
      educationSegment: "",
      educationWebsite: "",
      contact: { firstName: "", lastName: "", email: "", phone: "" },
      culture: "",
      resellerId: "",
      defaultGdap: true,
      agreementAccepted: false,
    });
    expect(readCustomerInput({})).toEqual(nothing);
  });

  it("sees every text without its hidden characters and odd blanks", () => {
    const input = readCustomerInput({
      companyName: " Con\u200btoso\u00a0Ltd ",
      contact: { firstName: "Ana\t", email: "ana＠contoso.com" },
      address: { city: "São\u3000Paulo" },
      registrationId: "１１",
    });
    expect(input.companyName).toBe("Contoso Ltd");
    expect(input.contact).toMatchObject({ firstName: "Ana", email: "ana@contoso.com" });
    expect(input.address.city).toBe("São Paulo");
    expect(input.registrationId).toBe("11");
  });

  it("keeps names and addresses as they are written, and shows the rules their plain form", () => {
    const written = readCustomerInput({
      companyName: "Ｃontoso™",
      address: { line1: "nº 1", line2: "2ª ½", city: "Ⅳ", state: "ＷＡ", postalCode: "０１" },
      contact: { firstName: "Ａna", lastName: "ﬁrth", phone: "＋55" },
    });
    expect(written).toMatchObject({
      companyName: "Ｃontoso™",
      address: { line1: "nº 1", line2: "2ª ½", city: "Ⅳ", state: "WA", postalCode: "01" },
      contact: { firstName: "Ａna", lastName: "ﬁrth", phone: "+55" },
    });
    expect(asJudged(written)).toEqual({
      ...written,
      companyName: "ContosoTM",
      address: { ...written.address, line1: "no 1", line2: "2a 1⁄2", city: "IV" },
      contact: { ...written.contact, firstName: "Ana", lastName: "firth" },
    });
  });

  it("writes the country in capitals and the domain in small letters, without the common end", () => {
    const read = (domainPrefix: string): string => readCustomerInput({ domainPrefix }).domainPrefix;
    expect(readCustomerInput({ address: { country: "br" } }).address.country).toBe("BR");
    expect(read("Contoso")).toBe("contoso");
    expect(read("Contoso.OnMicrosoft.com")).toBe("contoso");
    expect(read("contoso.onmicrosoft.com.br")).toBe("contoso.onmicrosoft.com.br");
  });

  it.each([
    ["K12", "K12", "contoso.edu"],
    ["HigherEducation", "HigherEducation", "contoso.edu"],
    ["none", "", ""],
    ["k12", "", ""],
    [undefined, "", ""],
  ])("takes %j for the kind of school %j, and the website of a school alone", (typed, educationSegment, website) => {
    const input = readCustomerInput({ educationSegment: typed, educationWebsite: " contoso.edu " });
    expect(input).toMatchObject({ educationSegment, educationWebsite: website });
  });

  it("keeps a no to default GDAP", () => {
    expect(readCustomerInput({ defaultGdap: false }).defaultGdap).toBe(false);
  });

  it("reads what it has read once more the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = readCustomerInput({ companyName: text, address: { country: text }, contact: { email: text } });
        expect(readCustomerInput(once)).toEqual(once);
      }),
    );
  });
});

it("every limit belongs to a field", () => {
  for (const field of Object.keys(fieldLimits)) expect(customerFields).toContain(field);
});
