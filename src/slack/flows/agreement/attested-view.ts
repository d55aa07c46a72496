import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { isProvided } from "../../../core/agreement/lifecycle.ts";
import type { Attested } from "../../../operations/attest-agreement.ts";
import { linkOf, stuckButtons } from "../../cards/agreement-buttons.ts";
import { nameOf } from "../../cards/agreement-lines.ts";
import { actions, button, escape, modal, section, type Button } from "../../form.ts";

const words = copy.agreement.attest;

/** What came of the form: it was recorded, or the same person had been before. */
export function attestedView(attested: Attested): View {
  const { attestation, wasThere, customer } = attested;
  const link = wasThere ? linkOf(attestation) : null;
  const buttons = wasThere ? stuckButtons(attestation) : nextButtons(attested);
  return modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [
      section(wasThere ? saidBefore(attested) : recorded(attested, escape(customer.companyName))),
      ...(link === null ? [] : [section(words.linkWaits(escape(link)))]),
      ...(buttons.length === 0 ? [] : [actions(buttons)]),
    ],
  });
}

const saidBefore = ({ attestation }: Attested): string =>
  words.wasThere(
    escape(nameOf(attestation)),
    `<@${attestation.recordedBy}>`,
    copy.moment(attestation.recordedAt),
    copy.names.attestationStatuses[attestation.status],
  );

const recorded = ({ attestation: { way }, agreement }: Attested, name: string): string =>
  way === "direct-acceptance" && isProvided(agreement) ? words.doneBesides(name) : words.done[way](name);

function nextButtons({ attestation, agreement, customer }: Attested): Button[] {
  if (attestation.way !== "direct-acceptance" || isProvided(agreement)) return [];
  return [button(copy.agreement.buttons.invite, "invite-to-agreement", customer.id, { style: "primary" })];
}
