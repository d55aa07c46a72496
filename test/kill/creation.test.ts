import { expect, test } from "vitest";
import { withKillTest } from "./kill-test.ts";
import { rowOf, tableHead } from "./table.ts";
import { creationAndFirstCard } from "./walk.ts";

test("wherever the desk is killed while it creates a customer and posts its card, one customer and one card stand at the end", async () => {
  await withKillTest(async ({ listed, complaints, killAt }) => {
    expect(complaints).toEqual([]);
    const points = creationAndFirstCard(listed.points);
    const seen = points.map(({ what }) => what);
    expect(seen).toEqual(
      expect.arrayContaining(["POST /v1/customers", "insert secrets", "insert events", "commit", "insert cards"]),
    );

    // What leaves the process, and every third of the rest; `npm run kill` takes them all.
    const tried = points.filter(({ what }, index) => what.includes("/") || what === "commit" || index % 3 === 0);
    const kills = await killAt(tried, () => undefined);
    console.log([tableHead, ...kills.map(rowOf)].join("\n"));
    expect(kills).toHaveLength(2 * tried.length);
    expect(kills.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  });
});
