import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { roles, type Role } from "../../../core/access.ts";
import { listOf } from "../../../core/customer/answers.ts";
import { holdersField, mostHolders } from "../../../core/setup-answers.ts";
import type { Holder } from "../../../operations/read-setup.ts";
import { searchHolders } from "../../../operations/search-holders.ts";
import type { Desk } from "../../desk.ts";
import { context, fieldBlock, option, plain, section } from "../../form.ts";
import { limits } from "../../limits.ts";
import type { Registrar } from "../../registrar.ts";
import { setupModal, type Drawing } from "./drawing.ts";

/** Step 3: who holds which role. */
export function peopleView(drawing: Drawing): View {
  const { hasGroups, leftOut } = drawing.page;
  return setupModal("people", drawing, [
    section(copy.setup.whoHolds),
    ...(hasGroups ? [] : [context(copy.setup.noGroups)]),
    ...(leftOut.length === 0 ? [] : [context(copy.setup.leftOut(leftOut.map(mention)))]),
    ...roles.map((role) => roleBlock(role, drawing)),
  ]);
}

function roleBlock(role: Role, { page }: Drawing) {
  const chosen = listOf(page.answers[holdersField(role)]).flatMap(
    (id) => page.holders.find((holder) => holder.id === id) ?? [],
  );
  return fieldBlock({
    path: holdersField(role),
    label: copy.setup.roles[role],
    hint: copy.setup.roleHints[role],
    optional: true,
    element: {
      type: "multi_external_select",
      min_query_length: 0,
      max_selected_items: mostHolders,
      placeholder: plain(copy.setup.holderSearch),
      ...(chosen.length === 0 ? {} : { initial_options: chosen.map(holderOption) }),
    },
  });
}

/** What the searchable choices offer. */
export function listenToHolderSearches(on: Registrar, desk: Desk): void {
  for (const role of roles) {
    on.options(holdersField(role), async ({ ack, payload }) => {
      const found = await searchHolders(desk, { typed: payload.value, most: limits.options });
      await ack({ options: found.map(holderOption) });
    });
  }
}

const holderOption = ({ id, kind, name }: Holder) => option(kind === "group" ? copy.setup.group(name) : name, id);

const mention = (id: string): string => (id.startsWith("S") ? `<!subteam^${id}>` : `<@${id}>`);
