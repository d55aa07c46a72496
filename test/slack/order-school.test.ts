import { describe, expect, it } from "vitest";
import { customers, qualifications } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { boughtFor, declare, next, openOrder, orderCard, orderingDesk } from "../support/ordering.ts";
import { eventually } from "../support/eventually.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const forSchools = "Microsoft 365 A3 for faculty";
const forSchoolsId = "SIMULATEDA3";

/** A customer that Microsoft has approved as a school. */
async function school() {
  const scene = await orderingDesk(database);
  const [customer] = await database.db.select().from(customers);
  const at = scene.desk.clock.now();
  await database.db.insert(qualifications).values({
    customerId: customer!.id,
    segment: "K12",
    website: "contoso.edu",
    status: "approved",
    requestedBy: "U0SAM",
    requestedAt: at,
    since: at,
  });
  return scene;
}

describe("A school that Microsoft approved", () => {
  it("gets what is sold to schools", async () => {
    const { desk, tenantId, sam, dana } = await school();
    await openOrder(sam);
    expect(sam.view?.words).not.toContain("does not let us sell");
    await sam.select("products", [forSchools]);
    await next(sam, "2 of 4");
    await sam.select(`offer.${forSchoolsId}`, "1 year, billed monthly");
    await sam.type(`licences.${forSchoolsId}`, "40");
    await next(sam, "3 of 4");
    await declare(sam);
    await next(sam, "4 of 4");
    expect(sam.view?.words).toContain(forSchools);
    await next(sam, "waits for approval");
    await press(dana, await orderCard(desk), "Approve");
    await eventually(() => expect(boughtFor(desk, tenantId)).toHaveLength(1));
  });

  it("gets what is sold to companies where the partner may not sell to schools, and whoever orders is told", async () => {
    const { desk, sam } = await school();
    const { fetch } = desk.partnerCenter;
    const closed = { code: 400030, description: "The segment is not open to this partner." };
    const isForSchools = ({ url }: Request) =>
      new URL(url).searchParams.get("targetSegment")?.toLowerCase() === "education";
    Object.assign(desk.partnerCenter, {
      fetch: async (request: Request) =>
        isForSchools(request) ? Response.json(closed, { status: 400 }) : fetch(request),
    });
    await openOrder(sam);
    expect(sam.view?.words).toContain("Partner Center does not let us sell what is for schools.");
    await sam.select("products", ["Microsoft 365 Business Basic"]);
    await next(sam, "2 of 4");
  });
});
