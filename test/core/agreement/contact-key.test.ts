import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactKey } from "../../../src/core/agreement/contact-key.ts";
import { attestationWith } from "../../support/attestation-input.ts";

type Contact = Parameters<typeof contactKey>[0];
const ana: Contact = {
  firstName: "Ana Lúcia",
  lastName: "Souza-Brandt",
  email: "ana@contoso.example",
  phone: "+551191234567",
};
/** As the form is read, then keyed. */
const keyOf = (given: Partial<Contact>) => contactKey(attestationWith({ contact: { ...ana, ...given } }).contact);

describe("Who accepted", () => {
  it.each<[string, Partial<Contact>]>([
    ["in capital letters", { firstName: "ANA LÚCIA", lastName: "SOUZA-BRANDT", email: "ANA@CONTOSO.EXAMPLE" }],
    ["without marks", { firstName: "Ana Lucia" }],
    ["with marks of their own", { firstName: "Ana Lu\u0301cia" }],
    ["with other blanks and hyphens", { firstName: " Ana\u00a0 Lúcia", lastName: "Souza – Brandt" }],
    ["with signs that nobody sees", { firstName: "Ana\u200b Lúcia", email: "ana@contoso\u200b.example" }],
    ["in wide letters", { lastName: "Ｓｏｕｚａ-Ｂｒａｎｄｔ", email: "ana＠contoso.example" }],
    ["with blanks around the e-mail", { email: "  ana@contoso.example\n" }],
    ["with a phone number in groups", { phone: "+55 (11) 9123-4567" }],
    ["with a phone number in other groups", { phone: "+55.11.91 23 45 67" }],
  ])("is the same person written %s", (_, given) => expect(keyOf(given)).toBe(keyOf({})));

  it.each<[string, Partial<Contact>]>([
    ["first name", { firstName: "Anna Lúcia" }],
    ["last name", { lastName: "Souza" }],
    ["e-mail", { email: "ana.souza@contoso.example" }],
    ["e-mail at another company", { email: "ana@contoso.example.com" }],
    ["phone number", { phone: "+551191234568" }],
    ["phone number, and none", { phone: "" }],
    ["country code", { phone: "551191234567" }],
    ["order of names", { firstName: ana.lastName, lastName: ana.firstName }],
  ])("is another person with another %s", (_, given) => expect(keyOf(given)).not.toBe(keyOf({})));

  it("is not mixed up when letters move from one field to the next", () => {
    expect(keyOf({ firstName: "Ana Souza", lastName: "Lima" })).not.toBe(
      keyOf({ firstName: "Ana", lastName: "Souza Lima" }),
    );
    expect(keyOf({ lastName: "Souza|ana" })).not.toBe(keyOf({ email: "ana|ana@contoso.example" }));
  });

  const word = (letters: string, minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength, maxLength });
  const contacts: fc.Arbitrary<Contact> = fc.record({
    firstName: word("abcdeéñøßłžабвЖ山田", 1, 10),
    lastName: word("abcdeéñøßłžабвЖ山田", 1, 10),
    email: fc.tuple(word("abcxyz019.-_|", 1, 10), word("abc", 1, 8)).map(([box, host]) => `${box}@${host}.example`),
    phone: fc.oneof(
      fc.constant(""),
      word("0123456789", 4, 12).map((digits) => `+${digits}`),
    ),
  });
  const noise = fc.record({
    isLoud: fc.boolean(),
    blank: fc.constantFrom("", " ", "\u00a0", "\t ", "\u200b"),
    between: fc.constantFrom("", " ", "-", ".", "/", ") ("),
  });

  it("is the same however anybody writes it down", () => {
    fc.assert(
      fc.property(contacts, noise, ({ firstName, lastName, email, phone }, { isLoud, blank, between }) => {
        const written = (text: string) => `${blank}${isLoud ? text.toUpperCase() : text}${blank}`;
        const other = {
          firstName: written(firstName),
          lastName: written(lastName),
          email: written(email),
          phone: `${blank}${Array.from(phone).join(between)}`,
        };
        expect(keyOf(other)).toBe(keyOf({ firstName, lastName, email, phone }));
      }),
    );
  });

  it("is another one as soon as any of the four parts is", () => {
    const part = fc.constantFrom<keyof Contact>("firstName", "lastName", "email", "phone");
    fc.assert(
      fc.property(contacts, part, word("qrstuv", 1, 4), (contact, changed, more) => {
        const other = changed === "phone" ? `${contact.phone}7` : `${more}${contact[changed]}`;
        expect(keyOf({ ...contact, [changed]: other })).not.toBe(keyOf(contact));
      }),
    );
  });
});
