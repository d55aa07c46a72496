import { describe, expect, it } from "vitest";
import { toNewCustomer } from "../../src/partner-center/new-customer.ts";
import { customerInputWith } from "../support/customer-input.ts";

const brazil = { defaultCulture: "pt-BR" };

describe("what is sent to create a customer", () => {
  it("is everything that was given, in Partner Center's words", () => {
    expect(toNewCustomer(customerInputWith({ address: { line2: "Sala 2" } }), brazil)).toEqual({
      enableGDAPByDefault: true,
      companyProfile: {
        domain: "contosointeriores.onmicrosoft.com",
        organizationRegistrationNumber: "11.222.333/0001-81",
      },
      billingProfile: {
        culture: "pt-BR",
        language: "pt",
        email: "ana@contosointeriores.com.br",
        companyName: "Contoso Interiores Ltda.",
        firstName: "Ana",
        lastName: "Souza",
        defaultAddress: {
          firstName: "Ana",
          lastName: "Souza",
          addressLine1: "Rua Augusta 1500",
          addressLine2: "Sala 2",
          city: "São Paulo",
          state: "SP",
          postalCode: "01304-001",
          country: "BR",
          phoneNumber: "+55 11 91234-5678",
        },
      },
    });
  });

  it("leaves out what was not given, a registration ID above all", () => {
    const input = customerInputWith({
      registrationId: "",
      address: { city: "", state: "", postalCode: "" },
      contact: { phone: "" },
    });
    const body = toNewCustomer(input, brazil);
    expect(Object.keys(body)).not.toContain("associatedPartnerId");
    expect(Object.keys(body.companyProfile)).toEqual(["domain"]);
    expect(Object.keys(body.billingProfile.defaultAddress)).toEqual([
      "firstName",
      "lastName",
      "addressLine1",
      "country",
    ]);
  });

  it("always says whether default GDAP is wanted", () => {
    expect(toNewCustomer(customerInputWith({ defaultGdap: false }), brazil)).toHaveProperty(
      "enableGDAPByDefault",
      false,
    );
  });

  it("names the indirect reseller when one was chosen", () => {
    const body = toNewCustomer(customerInputWith({ resellerId: "a-tenant" }), brazil);
    expect(body.associatedPartnerId).toBe("a-tenant");
  });

  it.each([
    ["es-MX", "pt-BR", "es-MX", "es"],
    ["", "pt-BR", "pt-BR", "pt"],
    ["", null, "en-US", "en"],
    ["zh-Hant-TW", null, "zh-Hant-TW", "zh"],
  ])("speaks %j, else the country's %j", (culture, defaultCulture, sentCulture, language) => {
    const { billingProfile } = toNewCustomer(customerInputWith({ culture }), { defaultCulture });
    expect(billingProfile).toMatchObject({ culture: sentCulture, language });
  });

  it("never chooses a password for the customer", () => {
    expect(toNewCustomer(customerInputWith(), brazil)).not.toHaveProperty("userCredentials");
  });
});
