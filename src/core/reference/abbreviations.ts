/** One cell of Microsoft's table. `repair` tells what a translation had made of it and why the cell reads as it does. */
export interface Abbreviation {
  text: string;
  row: number;
  column: number;
  repair?: string;
}

export const abbreviationsSource =
  "Partner Center, validate-names-addresses (English, stored 23 October 2023), compared with the 2021 article " +
  "(002_713d6d2573c77612.txt) and five translations of 2021";

/** Table B: a company name of nothing but one of these is refused. Inside a longer name they are fine. */
export const abbreviations: readonly Abbreviation[] = [
  { text: "c p a", row: 1, column: 1 },
  { text: "c.p.a.", row: 2, column: 1 },
  { text: "l.l.p.", row: 3, column: 1 },
  { text: "c. p. a.", row: 4, column: 1 },
  { text: "l. l. p.", row: 5, column: 1 },
  { text: "l l c", row: 6, column: 1 },
  { text: "corp.", row: 7, column: 1 },
  { text: "llc.", row: 8, column: 1 },
  { text: "llp.", row: 9, column: 1 },
  { text: "pty", row: 1, column: 2 },
  { text: "pty ltd", row: 2, column: 2 },
  { text: "pte ltd", row: 3, column: 2 },
  {
    text: "private limited",
    row: 4,
    column: 2,
    repair:
      "nl 'beperkte privé', sv 'privat begränsad', pt 'privado limitado'; pl, tr and English keep private limited",
  },
  { text: "pvt", row: 5, column: 2 },
  { text: "pvt ltd", row: 6, column: 2 },
  { text: "zrt", row: 7, column: 2 },
  { text: "ooo", row: 8, column: 2 },
  { text: "llp", row: 9, column: 2 },
  { text: "l. l. c.", row: 1, column: 3 },
  { text: "l.l.c.", row: 2, column: 3 },
  { text: "l l p", row: 3, column: 3 },
  { text: "corp", row: 4, column: 3 },
  { text: "corporation", row: 5, column: 3, repair: "pt 'corporação'; all others corporation" },
  { text: "inc", row: 6, column: 3 },
  {
    text: "incorporated",
    row: 7,
    column: 3,
    repair: "nl 'opgenomen', pl 'włączone', pt 'incorporado', sv 'inkorporerat'; tr and English keep incorporated",
  },
  {
    text: "limited",
    row: 8,
    column: 3,
    repair: "nl 'beperkt', pl 'ograniczone', pt 'limitado', sv 'begränsad', tr 'sınırlı'; English limited",
  },
  { text: "llc", row: 9, column: 3 },
  { text: "gmbh", row: 1, column: 4 },
  {
    text: "plc",
    row: 2,
    column: 4,
    repair:
      'nl seed shows `".` ; nl-nl "group"; pl-pl "zajmij sie"; sv-se "mol"; tr-tr "olarak"; pt-pt and English agree on plc',
  },
  { text: "wll", row: 3, column: 4 },
  { text: "lda", row: 4, column: 4 },
  { text: "sarl", row: 5, column: 4 },
  { text: "kft", row: 6, column: 4 },
  { text: "ltd", row: 7, column: 4 },
  { text: "ltd.", row: 8, column: 4 },
  {
    text: "sdn bhd",
    row: 9,
    column: 4,
    repair: "nl seed 'sdn kunt u', nl-nl 'sdn pkd', sv 'sdn vida', tr 'sdn zamand'; pl, pt and English keep sdn bhd",
  },
];
