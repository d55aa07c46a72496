import { columns } from "../../src/cli/customer-table.ts";

const lines = [
  "Contoso Interiores {n} Ltda.,BR,Rua Augusta {n},,São Paulo,SP,01304-001,11.222.333/0001-81,contoso{n},Ana,Souza,ana@contoso{n}.com.br,+55 11 91234-5678",
  'Fabrikam Works {n} Inc.,US,"{n} Main Street, Suite 5",,Redmond,WA,98052,,fabrikam{n},Sam,Moss,sam@fabrikam{n}.com,(425) 555-0100',
  "Nordwind {n} GmbH,DE,Musterweg {n},,Berlin,,10115,,nordwind{n},Jörg,Müller,joerg@nordwind{n}.de,+49 30 901820",
  "999,PL,Prosta {n},,Warszawa,,00-850,,północ{n},Jan,Nowak,jan@microsoft.com,",
];

/** A table of as many customers as asked, in pieces; every fourth row has problems. */
export function* customersCsv(rows: number): Generator<string> {
  yield `${columns.join(",")}\n`;
  let piece = "";
  for (let n = 0; n < rows; n += 1) {
    piece += `${(lines[n % lines.length] ?? "").replaceAll("{n}", String(n))}\n`;
    if (piece.length > 100_000 || n === rows - 1) {
      yield piece;
      piece = "";
    }
  }
}
