import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { isProvided } from "../../../core/agreement/lifecycle.ts";
import { keepForm, openForm, type OpenedForm } from "../../../operations/keep-form.ts";
import { openAttestation, type OpenedAttestation } from "../../../operations/open-attestation.ts";
import { proposingToday } from "../../cards/agreement-buttons.ts";
import { agreementLine } from "../../cards/agreement-lines.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import { dialogOf, explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import { sendAttestationForm } from "./attest-send.ts";
import { attestAgreementView, attestForm, backToAttest, confirmForm, readAttestView } from "./attest-view.ts";
import { draftOffer } from "./draft-offer.ts";

const words = copy.agreement.attest;
const pickFor = { word: "attest", text: copy.agreement.buttons.record, actionId: "attest-agreement" };

/** Records who accepted the agreement; in the ways that tell Microsoft, the desk does so afterwards. */
export const attest: Flow = {
  command: {
    word: "attest",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return open(desk, { person: user_id, trigger_id }, picked.customerId);
      const offer = picked.isNobody ? await draftOffer(desk, user_id, rest) : null;
      await respond({ response_type: "ephemeral", replace_original: false, ...checked(offer ?? picked.message) });
    },
  },
  register(on, desk) {
    on.action("attest-agreement", async ({ ack, body, payload }) => {
      await ack();
      const [customerId = "", flag] = valueOf(payload).split(" ");
      const where = { person: body.user.id, trigger_id: body.trigger_id, viewId: dialogOf(body) ?? undefined };
      await open(desk, where, customerId, flag === proposingToday);
    });
    on.action(backToAttest, async ({ ack, body }) => {
      await ack();
      if (!body.view) return;
      await showView(desk, body.view.id, attestAgreementView(readAttestView(body.view.private_metadata)));
    });
    on.input(attestForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId, opening } = readAttestView(body.view.private_metadata);
      const answers = readAnswers(body.view);
      const typed = { form: attestForm, subject: customerId, opening, answers, actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), typed);
    });
    on.submission(attestForm, async (args) => {
      const view = readAttestView(args.view.private_metadata);
      await sendAttestationForm(desk, args, { ...view, answers: readAnswers(args.view) }, []);
    });
    on.submission(confirmForm, async (args) => {
      const view = readAttestView(args.view.private_metadata);
      const ticked = readAnswers(args.view);
      const confirmed = Object.keys(ticked).filter((field) => ticked[field] === "yes");
      await sendAttestationForm(desk, args, view, confirmed);
    });
  },
};

interface Where {
  person: string;
  trigger_id: string;
  /** Left out: in a window of its own. */
  viewId?: string | undefined;
}

async function open(
  desk: Desk,
  { person, trigger_id, viewId }: Where,
  customerId: string,
  proposesToday = false,
): Promise<void> {
  const id = viewId ?? (await openMoment(desk, trigger_id, words.title)).id;
  await refreshPerson(desk, person);
  await showView(desk, id, await attestationForm(desk, person, { customerId, proposesToday }));
}

/** The form as this person left it, or with the customer's primary contact. `note`: what has just happened, as mrkdwn. */
export async function attestationForm(
  desk: Desk,
  person: string,
  { customerId, proposesToday, note }: { customerId: string; proposesToday: boolean; note?: string },
): Promise<View> {
  const who = as(desk, person);
  const opened = await openAttestation(who, { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const form = await openForm(who, { form: attestForm, subject: customerId });
  const day = proposesToday ? opened.value.today : null;
  return attestAgreementView(viewOf(opened.value, form, day), note === undefined ? {} : { note });
}

function viewOf(
  { customer, way, contact, agreement }: OpenedAttestation,
  { opening, kept }: OpenedForm,
  day: string | null,
) {
  const isThere = agreement !== null && isProvided(agreement.status);
  const line = isThere ? agreementLine({ agreement, createdAt: null, invitation: null, attestations: [] }) : null;
  const answers = kept ?? {
    "contact.firstName": contact?.firstName ?? null,
    "contact.lastName": contact?.lastName ?? null,
    "contact.email": contact?.email ?? null,
    "contact.phone": contact?.phone ?? null,
  };
  return {
    customerId: customer.id,
    companyName: customer.companyName,
    way,
    hasContact: contact !== null,
    provided: line,
    opening,
    answers: { ...answers, acceptedOn: answers["acceptedOn"] ?? day },
  };
}
