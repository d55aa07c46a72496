import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { drafts } from "../../db/schema/index.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { startDraft } from "../../src/operations/start-draft.ts";
import { submitCustomer } from "../../src/operations/submit-customer.ts";
import type { Result } from "../../src/core/result.ts";
import type { ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import type { TestDatabase } from "./database.ts";
import type { TestDesk } from "./desk.ts";
import { eventually } from "./eventually.ts";
import { approvalCard, contoso, type interiores } from "./requests.ts";

const typed = { ...contoso, "address.country": "US" };
type Answered = Partial<Record<keyof typeof interiores | "educationSegment" | "educationWebsite", string | null>>;
const by = (desk: { clock: Pick<TestDesk["clock"], "now"> }, { db }: TestDatabase, id: string) => ({
  db,
  now: desk.clock.now,
  actor: { kind: "person" as const, id },
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

export interface Asked {
  customerId: string;
  approvalId: string;
  card: ReadMessage;
}

/** A colleague's request with its card in the approvals channel, without walking through the form. */
export async function askFor(
  desk: { slack: TestDesk["slack"]; clock: Pick<TestDesk["clock"], "now"> },
  database: TestDatabase,
  { requester = "U0SAM", ...answers }: Answered & { requester?: string } = {},
): Promise<Asked> {
  const who = by(desk, database, requester);
  const draft = valueOf(await startDraft(who, { companyName: "" }));
  await database.db
    .update(drafts)
    .set({
      answers: { ...typed, ...answers },
      checks: [
        { check: "domain", result: "free" },
        { check: "countryRules", result: "read" },
        { check: "address", result: "good" },
      ],
    })
    .where(eq(drafts.id, draft.id));
  const sent = valueOf(await submitCustomer(who, { draftId: draft.id, revision: draft.revision, answers: {} }));
  const card = await approvalCard(desk.slack, sent.customer.companyName);
  return { customerId: sent.customer.id, approvalId: sent.approval.id, card };
}

/** The same, approved by Dana and created, with its card in the status channel. `tenantId` is Partner Center's. */
export async function addNow(
  desk: TestDesk,
  database: TestDatabase,
  answers: Parameters<typeof askFor>[2] = {},
): Promise<Asked & { tenantId: string }> {
  const asked = await askFor(desk, database, answers);
  valueOf(await decideApproval(by(desk, database, "U0DANA"), { approvalId: asked.approvalId, decision: "approve" }));
  const name = answers.companyName ?? typed.companyName;
  await eventually(() => {
    const card = desk.slack.channel("customer-status").messages.find(({ words }) => words.includes(name));
    expect(card?.words).not.toMatch(/Being looked up|undefined/);
  });
  const tenantId = desk.partnerCenter.customers.find((one) => one.companyName === name)?.id ?? "";
  return { ...asked, tenantId };
}
