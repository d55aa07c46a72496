import { copy } from "../../../copy/index.ts";
import { retryAttestation } from "../../../operations/retry-attestation.ts";
import { withdrawLinks } from "../../../operations/withdraw-links.ts";
import { as } from "../../desk.ts";
import { readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import { explain, noticeView, dialogOf, openMoment, showView, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { attestAgreementView, attestForm, beginAnew, readAttestView } from "./attest-view.ts";
import { attestationForm } from "./attest.ts";

const words = copy.agreement.attest;

/** What goes on with an attestation that Microsoft has not confirmed, or whose page waits in vain. */
export const stuckAttestation: Flow = {
  register(on, desk) {
    on.action("retry-attestation", async ({ ack, body, payload }) => {
      await ack();
      await refreshPerson(desk, body.user.id);
      const retried = await retryAttestation(as(desk, body.user.id), { attestationId: valueOf(payload) });
      const text = retried.ok ? words.sentAgain : await explain(desk, retried.failure);
      const dialog = dialogOf(body);
      if (dialog !== null) await showView(desk, dialog, noticeView(words.title, text));
      else await tellInChannel(desk, body, text);
    });
    on.action(beginAnew, async ({ ack, body, payload }) => {
      await ack();
      const customerId = valueOf(payload);
      const id = dialogOf(body) ?? (await openMoment(desk, body.trigger_id, words.title)).id;
      await refreshPerson(desk, body.user.id);
      const given = await withdrawLinks(as(desk, body.user.id), { customerId });
      if (!given.ok) {
        await showView(desk, id, noticeView(words.title, await explain(desk, given.failure)));
        return;
      }
      const note = words.givenUp;
      if (body.view?.callback_id === attestForm) {
        const view = { ...readAttestView(body.view.private_metadata), answers: readAnswers(body.view) };
        await showView(desk, id, attestAgreementView(view, { note }));
      } else {
        await showView(desk, id, await attestationForm(desk, body.user.id, { customerId, proposesToday: false, note }));
      }
    });
  },
};
