import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { agreementWays } from "../../../core/agreement/ways.ts";
import { linkFields, mostLinkText } from "../../../core/relationship/own-links.ts";
import { fieldBlock, option } from "../../form.ts";
import { setupModal, type Drawing } from "./drawing.ts";

const words = copy.setup.fields;

/**
 * Step 2: where the desk writes, whether a second person always decides, and how customers accept the agreement; of an
 * indirect reseller its links too.
 */
export function channelsView(drawing: Drawing): View {
  const { answers } = drawing.page;
  const ownApproval = option(words.ownApproval.option, "yes");
  const ways = agreementWays.map((way) => option(copy.names.agreementWays[way], way, copy.setup.agreementWays[way]));
  const chosenWay = ways.find(({ value }) => value === answers["agreementWay"]) ?? ways[0];
  const channelBlock = (path: "approvalsChannel" | "statusChannel") => {
    const chosen = answers[path];
    return fieldBlock({
      path,
      ...words[path],
      element: {
        type: "conversations_select",
        // Channels shared with other companies would show them a customer's data.
        filter: { include: ["public", "private"], exclude_external_shared_channels: true, exclude_bot_users: true },
        ...(chosen ? { initial_conversation: chosen } : {}),
      },
    });
  };
  return setupModal("channels", drawing, [
    channelBlock("approvalsChannel"),
    channelBlock("statusChannel"),
    fieldBlock({
      path: "ownApproval",
      label: words.ownApproval.label,
      hint: words.ownApproval.hint,
      optional: true,
      element: {
        type: "checkboxes",
        options: [ownApproval],
        ...(answers["ownApproval"] === "yes" ? { initial_options: [ownApproval] } : {}),
      },
    }),
    fieldBlock({
      path: "agreementWay",
      ...words.agreementWay,
      element: { type: "radio_buttons", options: ways, initial_option: chosenWay },
    }),
    ...(answers["partnerType"] === "indirect-reseller" ? linkFields.map((path) => linkBlock(path, answers[path])) : []),
  ]);
}

const linkBlock = (path: (typeof linkFields)[number], typed: string | null | undefined) =>
  fieldBlock({
    path,
    ...words[path],
    optional: true,
    element: {
      type: "plain_text_input",
      multiline: path === "providerLinks",
      max_length: mostLinkText,
      ...(typed ? { initial_value: typed } : {}),
    },
  });
