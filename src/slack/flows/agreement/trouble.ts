import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { earlierPurchases, type EarlierPurchase } from "../../../core/agreement/earlier-purchases.ts";
import type { AgreementWay } from "../../../core/agreement/ways.ts";
import { getActing } from "../../../operations/get-acting.ts";
import { actions, button, fieldBlock, modal, option, readAnswers, section } from "../../form.ts";
import { dialogOf, openMoment, showView, whoSetsUp } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

const words = copy.agreement;
const troubleForm = "agreement-trouble";
const bought = "bought";

/** "They cannot accept": one question, and the way that helps. */
export const trouble: Flow = {
  register(on, desk) {
    on.action("agreement-trouble", async ({ ack, body, payload }) => {
      await ack();
      const id = dialogOf(body) ?? (await openMoment(desk, body.trigger_id, words.troubleTitle)).id;
      await showView(desk, id, troubleView(valueOf(payload)));
    });
    on.submission(troubleForm, async ({ ack, body, view }) => {
      const answer = earlierPurchases.find((one) => one === readAnswers(view)[bought]) ?? "none";
      const { settings } = await getActing(desk.db, body.user.id);
      const customerId = view.private_metadata;
      const way = settings?.partnerType === "indirect-reseller" ? "provider" : (settings?.agreementWay ?? null);
      await ack({
        response_action: "update",
        view: outcomeView({ customerId, answer, way, admins: await whoSetsUp(desk) }),
      });
    });
  },
};

export function troubleView(customerId: string): View {
  const options = earlierPurchases.map((one) => option(words.trouble.options[one], one));
  return modal({
    callbackId: troubleForm,
    title: words.troubleTitle,
    submit: copy.invitation.next,
    close: copy.invitation.close,
    metadata: customerId,
    blocks: [
      fieldBlock({
        path: bought,
        label: words.trouble.question,
        live: false,
        element: { type: "radio_buttons", options },
      }),
    ],
  });
}

export interface Outcome {
  customerId: string;
  answer: EarlierPurchase;
  /** How the desk is set up; for an indirect reseller it is the provider who attests. */
  way: AgreementWay | "provider" | null;
  /** Who can choose another way, as mentions. */
  admins: readonly string[];
}

/** What helps, as a button where the desk can do it as it is set up. */
export function outcomeView({ customerId, answer, way, admins }: Outcome): View {
  const { invite, record } = words.buttons;
  const canAttest = way === "enhanced-attestation";
  const otherwise = way === "provider" ? words.trouble.reseller : words.trouble.otherWay(admins);
  return modal({
    callbackId: "notice",
    title: words.troubleTitle,
    close: copy.invitation.close,
    blocks: [
      section(words.trouble.outcomes[answer]),
      ...(canAttest ? [] : [section(otherwise)]),
      actions([
        ...(canAttest ? [button(record, "attest-agreement", customerId, { style: "primary" })] : []),
        button(invite, "invite-to-agreement", customerId),
      ]),
    ],
  });
}
