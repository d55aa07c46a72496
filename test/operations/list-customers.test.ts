import { describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { customerStatuses } from "../../src/core/customer/lifecycle.ts";
import { customersOnPage, listCustomers, type PageWish } from "../../src/operations/list-customers.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";

const database = useDatabase();

const add = (...names: string[]) =>
  database.db.insert(customers).values(names.map((companyName) => customerRow({ companyName })));
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `Customer ${String(from + index).padStart(4, "0")}`);

async function read(wish: PageWish) {
  const page = await listCustomers({ db: database.db, actor: { kind: "person", id: "U0HENK" } }, wish);
  if (!page.ok) throw new Error(page.failure.kind);
  return { ...page.value, names: page.value.customers.map(({ companyName }) => companyName) };
}

/** Page after page to the end; `between` happens after each. */
async function readAll(text: string, between: (page: number) => Promise<unknown> = () => Promise.resolve()) {
  const seen: string[] = [];
  let page = await read({ text });
  for (let turned = 1; ; turned += 1) {
    seen.push(...page.names);
    const last = page.customers.at(-1);
    if (!page.hasMore || !last) return { seen, last: page };
    await between(turned);
    page = await read({ text, after: last });
  }
}

describe("The pages of /csp customers", () => {
  it("show each of 500 customers once", async () => {
    await startTestDesk(database);
    await add(...names(0, 500).toReversed());
    expect((await readAll("")).seen).toEqual(names(0, 500));
  });

  it("show the same customers on the way back", async () => {
    await startTestDesk(database);
    await add(...names(0, 50).toReversed());
    const { last } = await readAll("");
    const back = [...last.names];
    let page = last;
    for (let first = page.customers[0]; page.hasEarlier && first; first = page.customers[0]) {
      page = await read({ text: "", before: first });
      expect(page.hasMore).toBe(true);
      back.unshift(...page.names);
    }
    expect(back).toEqual(names(0, 50));
  });

  it("leave none out and show none twice when customers are added while somebody turns them", async () => {
    await startTestDesk(database);
    await add(...names(100, 130));
    const { seen } = await readAll("customer", (page) => add(`Customer 000${page}`, `Customer 9${page}`));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(names(100, 130)));
    expect(seen).not.toContain("Customer 0001");
    expect(seen).toContain("Customer 91");
  });

  it("tell customers of the same name apart", async () => {
    await startTestDesk(database);
    const count = 2 * customersOnPage + 1;
    await add(...Array.from({ length: count }, () => "Contoso"));
    const ids = new Set<string>();
    let page = await read({ text: "contoso" });
    for (const size of [customersOnPage, customersOnPage, 1]) {
      expect(page.customers).toHaveLength(size);
      page.customers.forEach(({ id }) => ids.add(id));
      const last = page.customers.at(-1);
      page = await read({ text: "contoso", ...(last && { after: last }) });
    }
    expect(ids.size).toBe(count);
  });

  it("hold customers of now and before, and companies that were asked; requests in progress are left out", async () => {
    await startTestDesk(database);
    const rows = customerStatuses.map((status) => customerRow({ status, companyName: status }));
    await database.db.insert(customers).values(rows);
    expect((await read({ text: "" })).names).toEqual(["active", "prospect"]);
  });

  it.each([
    ["a part of the name", "wing"],
    ["the domain", "wingtip.onmicrosoft.com"],
    ["the customer ID", "6b0c1b3a-0000-4000-8000-000000000001"],
  ])("find a customer by %s", async (_, text) => {
    await startTestDesk(database);
    const tenantId = "6b0c1b3a-0000-4000-8000-000000000001";
    const wingtip = customerRow({ companyName: "Wingtip Toys", domain: "wingtip.onmicrosoft.com", tenantId });
    await database.db.insert(customers).values([wingtip, customerRow({ companyName: "Tailspin" })]);
    expect((await read({ text })).names).toEqual(["Wingtip Toys"]);
  });

  it("take signs of a search pattern as they are", async () => {
    await startTestDesk(database);
    await add("Tailspin");
    expect((await read({ text: "%" })).names).toEqual([]);
    expect((await read({ text: "_" })).names).toEqual([]);
  });
});
