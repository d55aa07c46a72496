import type { View } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { readStatus } from "../../operations/read-status.ts";
import type { Story } from "../../operations/read-story.ts";
import { registrationIdOf } from "../../core/reference/registration-ids.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { editButton } from "../cards/mending-buttons.ts";
import { oneLine } from "../cards/summary.ts";
import { as } from "../desk.ts";
import { escape, modal, section } from "../form.ts";
import { billingAccountOfCustomer, customerInPartnerCenter } from "../portal.ts";
import { explain, openMoment, noticeView, showView } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

const words = copy.status.findOut;

/** "How to find out": what to look at when Microsoft did not approve an account, or takes longer than usual. */
export const findOut: Flow = {
  register(on, desk) {
    on.action("how-to-find-out", async ({ ack, body, payload }) => {
      await ack();
      const { id } = await openMoment(desk, body.trigger_id, words.title);
      const story = await readStatus(as(desk, body.user.id), { customerId: valueOf(payload) });
      const view = story.ok ? stepsView(story.value) : noticeView(words.title, await explain(desk, story.failure));
      await showView(desk, id, view);
    });
  },
};

/** What to compare, and who can correct it. */
export function stepsView({ customer, settings }: Pick<Story, "customer" | "settings">): View {
  const { tenantId, details, companyName } = customer;
  const steps = words.steps({
    partnerCenter: tenantId === null ? null : customerInPartnerCenter(tenantId),
    billingAccount: billingAccountOfCustomer,
  });
  return modal({
    callbackId: "find-out",
    title: words.title,
    close: words.close,
    blocks: [
      section(words.intro(escape(companyName))),
      ...(details === null ? [] : [section(words.sent(escape(sentData(details))))]),
      ...steps.map((step, index) => section(`*${index + 1}.* ${step}`)),
      ...buttonRow(withPrimary(editButton({ customer, settings }))),
    ],
  });
}

function sentData({ companyName, address, registrationId }: NonNullable<Story["customer"]["details"]>): string {
  const id = registrationId ? `${registrationIdOf(address.country)?.name ?? "ID"} ${registrationId}` : null;
  return [companyName, id, oneLine(address)].filter(Boolean).join("  ·  ");
}
