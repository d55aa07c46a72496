import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { setTimeout as later } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columns } from "../../src/cli/customer-table.ts";
import { validate } from "../../src/cli/validate.ts";

const header = columns.join(",");
const good =
  "Contoso Interiores Ltda.,BR,Rua Augusta 1500,,São Paulo,SP,01304-001,11.222.333/0001-81,contoso,Ana,Souza,ana@contoso.com.br,+55 11 91234-5678";
const bad = "LLC,BR,Rua Augusta 1500,,São Paulo,SP,01304-001,,contoso,Ana,Souza,ana@contoso.com.br,+55 11 91234-5678";
const doubtful = good.replace("Contoso Interiores Ltda.", "Contoso.com");

interface Told {
  row: number;
  ok: boolean;
  issues: { field: string; code: string; severity: string; message: string }[];
}

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function run(table: string | Buffer | Iterable<Buffer>, ...args: string[]) {
  const bytes = typeof table === "string" || Buffer.isBuffer(table) ? [Buffer.from(table)] : table;
  const [stdout, stderr] = [new Sink(), new Sink()];
  const code = await validate(["-", ...args], { stdin: Readable.from(bytes), stdout, stderr });
  const told = (): Told[] =>
    stdout.text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Told);
  return { code, out: stdout.text, err: stderr.text, told };
}

describe("a table of customers", () => {
  it("without a problem ends with 0 and its count", async () => {
    expect(await run(`${header}\n${good}\n${good}\n`)).toMatchObject({
      code: 0,
      out: "2 rows checked: 0 with errors, 0 to confirm.\n",
      err: "",
    });
  });

  it("with errors ends with 1 and names row, field, rule and sentence of each", async () => {
    const { code, out, err } = await run(`${header}\n${good}\n${bad}\n`);
    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      "Row 2  companyName  company-name-abbreviation  Only a legal form stands here. Write the full legal name, for example Contoso LLC.",
      "Row 2  registrationId  registration-id-required  Brazil needs the company's CNPJ. Partner Center refuses the customer without it.",
      "2 rows checked: 1 with errors, 0 to confirm.",
      "",
    ]);
    expect(err).toBe("");
  });

  it("with something to confirm alone ends with 0", async () => {
    const { code, out } = await run(`${header}\n${doubtful}`);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Row 1 {2}companyName {2}company-name-domain-ending {2}.*\n1 row checked: 0 with errors, 1 to confirm\.\n$/,
    );
  });

  it("as JSON is one object a row, with the count on standard error", async () => {
    const { code, told, err } = await run(`${header}\n${good}\n${bad}\n${doubtful}\n`, "--json");
    expect(code).toBe(1);
    expect(told()).toEqual([
      { row: 1, ok: true, issues: [] },
      {
        row: 2,
        ok: false,
        issues: [
          {
            field: "companyName",
            code: "company-name-abbreviation",
            severity: "error",
            message: "Only a legal form stands here. Write the full legal name, for example Contoso LLC.",
          },
          {
            field: "registrationId",
            code: "registration-id-required",
            severity: "error",
            message: "Brazil needs the company's CNPJ. Partner Center refuses the customer without it.",
          },
        ],
      },
      {
        row: 3,
        ok: true,
        issues: [
          {
            field: "companyName",
            code: "company-name-domain-ending",
            severity: "acknowledge",
            message:
              "The name ends in .com, like an internet address. Write the legal name, or confirm that this is it.",
          },
        ],
      },
    ]);
    expect(err).toBe("3 rows checked: 1 with errors, 1 to confirm.\n");
  });

  it("may have its columns in any order, a byte order mark, Windows line ends and quoted cells", async () => {
    const turned = [...columns].reverse();
    const cells = good.split(",").reverse();
    cells[turned.indexOf("address.line1")] = '"Rua ""Augusta"",\r\n1500"';
    const { code, told } = await run(`\ufeff${turned.join(",")}\r\n${cells.join(",")}\r\n`, "--json");
    expect(told()).toEqual([{ row: 1, ok: true, issues: [] }]);
    expect(code).toBe(0);
  });

  it("may come in pieces that part a letter", async () => {
    const bytes = Buffer.from(`${header}\n${bad.replace("LLC", "Søren ü 中 😀")}\n`);
    const pieces = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await run(pieces, "--json")).toMatchObject({
      code: 1,
      err: "1 row checked: 1 with errors, 0 to confirm.\n",
    });
  });

  it("without a row is in order", async () => {
    expect(await run(`${header}\n`)).toMatchObject({ code: 0, out: "0 rows checked: 0 with errors, 0 to confirm.\n" });
  });

  it.each([
    ["one cell too many", `${good},more`, 14],
    ["one cell too few", good.slice(0, good.lastIndexOf(",")), 12],
    ["nothing", "", 0],
  ])("tells of a row with %s, and goes on", async (_, row, found) => {
    const { code, told } = await run(`${header}\n${good}\n${row}\n${good}\n`, "--json");
    expect(code).toBe(1);
    expect(told().map(({ row, ok }) => [row, ok])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
    expect(told()[1]?.issues).toEqual([
      {
        field: "row",
        code: "row-shape",
        severity: "error",
        message: `This row has ${found} cells and the header 13. Put text with commas in quotation marks.`,
      },
    ]);
  });

  it("does not take empty lines at its end for rows", async () => {
    expect((await run(`${header}\n${good}\n\n\n\r\n`, "--json")).told()).toEqual([{ row: 1, ok: true, issues: [] }]);
  });
});

describe("a file that cannot be read ends with 2", () => {
  const quoted = `"${good.replaceAll(",", '","')}"`;
  it.each<[string, string | Buffer, RegExp]>([
    ["an unknown column", `${header},note\n${good},x\n`, /Unknown: "note"\./],
    [
      "a misspelt column",
      `${header.replace("companyName", "companyname")}\n${good}\n`,
      /Unknown: "companyname"\. Missing: companyName\./,
    ],
    ["a missing column", `${header.replace("address.line2,", "")}\n`, /Missing: address\.line2\./],
    ["a repeated column", `${header},contact.phone\n`, /More than once: contact\.phone\./],
    ["no header", `${good}\n`, /Unknown: "Contoso.*Missing: companyName, /],
    ["semicolons", `${header.replaceAll(",", ";")}\n`, /separated by commas/],
    ["nothing in it", "", /Missing: companyName, .*contact\.phone\./],
    ["a quotation mark that nobody closes", `${header}\n${good}\n"${good}\n`, /quotation mark at line 3/],
    ["a quotation mark inside a cell", `${header}\n${good.replace("Rua", 'R"ua')}\n`, /quotation mark at line 2/],
    [
      "text after a closing quotation mark",
      `${header}\n${quoted.replace('Ltda."', 'Ltda."x')}\n`,
      /quotation mark at line 2/,
    ],
    [
      "a mark that swallows a million characters",
      `${header}\n"${`${good}\n`.repeat(9000)}`,
      /more than a million characters/,
    ],
    ["Latin 1", Buffer.from(`${header}\n${good}\n`, "latin1"), /not UTF-8/],
    ["UTF-16", Buffer.from(`\ufeff${header}\n${good}\n`, "utf16le"), /not UTF-8/],
    [
      "half a letter at its end",
      Buffer.concat([Buffer.from(`${header}\n`), Buffer.from("é").subarray(0, 1)]),
      /not UTF-8/,
    ],
  ])("%s", async (_, table, sentence) => {
    const { code, err } = await run(table, "--json");
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^Standard input .*[^\n]\n$/);
    expect(code).toBe(2);
  });

  it("and shows first what it had read of it", async () => {
    const { code, told } = await run(`${header}\n${good}\n"${good}\n`, "--json");
    expect([code, told()]).toEqual([2, [{ row: 1, ok: true, issues: [] }]]);
  });

  it("as do one that is not there and a folder", async () => {
    for (const [file, sentence] of [
      ["no-such-file.csv", "no-such-file.csv cannot be read: there is no such file.\n"],
      [tmpdir(), `${tmpdir()} cannot be read: it is a folder.\n`],
    ] as const) {
      const [stdout, stderr] = [new Sink(), new Sink()];
      expect(await validate([file], { stdin: Readable.from([]), stdout, stderr })).toBe(2);
      expect(stderr.text).toBe(sentence);
    }
  });
});

describe("the arguments", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "validate-"));
    await writeFile(join(folder, "customers.csv"), `${header}\n${good}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("name a file", async () => {
    const [stdout, stderr] = [new Sink(), new Sink()];
    expect(await validate([join(folder, "customers.csv")], { stdin: Readable.from([]), stdout, stderr })).toBe(0);
    expect(stdout.text).toContain("1 row checked");
  });

  it("name the partner's domains, as many as there are", async () => {
    const codes = async (...args: string[]): Promise<string[]> =>
      (await run(`${header}\n${good}\n`, "--json", ...args))
        .told()
        .flatMap(({ issues }) => issues.map(({ code }) => code));
    expect(await codes()).toEqual([]);
    expect(await codes("--partner-domain", "fabrikam.com")).toEqual([]);
    expect(await codes("--partner-domain", "fabrikam.com", "--partner-domain", "@Contoso.com.br")).toEqual([
      "contact-email-partner-domain",
    ]);
  });

  it("name the partner type; an indirect reseller is told who can add customers", async () => {
    expect((await run(`${header}\n${good}\n`, "--partner-type", "indirect-provider")).err).toBe("");
    const reseller = await run(`${header}\n${bad}\n`, "--partner-type=indirect-reseller");
    expect(reseller.err).toMatch(
      /^As an indirect reseller you cannot add customers; only your indirect provider can\./,
    );
    expect(reseller.code).toBe(1);
  });

  it.each([
    [[], /^Write which file to check/],
    [["a.csv", "b.csv"], /^Write which file to check/],
    [["-", "--jsn"], /^Write which file to check/],
    [["-", "--partner-type", "reseller"], /no partner type "reseller"/],
    [["-", "--partner-domain", "fabrikam"], /"fabrikam" is no domain/],
  ])("%j are explained, and nothing is read", async (args, sentence) => {
    const [stdout, stderr] = [new Sink(), new Sink()];
    const stdin = new Readable({ read: () => expect.unreachable("nothing is to be read") });
    expect(await validate(args, { stdin, stdout, stderr })).toBe(2);
    expect(stderr.text).toMatch(sentence);
    expect(stdout.text).toBe("");
  });
});

describe("the reader of the answers", () => {
  const many = `${header}\n${`${bad}\n`.repeat(5000)}`;

  it("is waited for: no more than two batches lie ready", async () => {
    let [most, lying] = [0, 0];
    const slow = new Writable({
      highWaterMark: 1000,
      write: (chunk: Buffer, _encoding, done) => {
        void later(1).then(() => {
          lying -= chunk.length;
          done();
        });
      },
    });
    const write = slow.write.bind(slow);
    Object.assign(slow, {
      write: (chunk: string, written: () => void) => {
        lying += Buffer.byteLength(chunk);
        most = Math.max(most, lying);
        return write(chunk, written);
      },
    });
    const code = await validate(["-", "--json"], {
      stdin: Readable.from([Buffer.from(many)]),
      stdout: slow,
      stderr: new Sink(),
    });
    expect(code).toBe(1);
    expect(most).toBeGreaterThan(65_536);
    expect(most).toBeLessThan(2 * 65_536);
  });

  it.each(["EPIPE", "ERR_STREAM_DESTROYED"])(
    "may leave (%s): nothing more is read, and nobody hears of an error",
    async (code) => {
      const gone = new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error("gone"), { code })),
      });
      let read = 0;
      const stdin = Readable.from(
        (function* () {
          yield Buffer.from(`${header}\n`);
          for (; read < 1000; read += 1) yield Buffer.from(`${bad}\n`.repeat(1000));
        })(),
      );
      const stderr = new Sink();
      expect(await validate(["-", "--json"], { stdin, stdout: gone, stderr })).toBe(2);
      expect(stderr.text).toBe("");
      expect(read).toBeLessThan(100);
    },
  );

  it("may fail otherwise, and that is not swallowed", async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("disk full"), { code: "ENOSPC" })),
    });
    await expect(
      validate(["-"], { stdin: Readable.from([Buffer.from(many)]), stdout: full, stderr: new Sink() }),
    ).rejects.toThrow("disk full");
  });
});
