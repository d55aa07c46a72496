/** What a select has to offer for what was typed: its own options, the server's, people or conversations. */
import { plain } from "./mrkdwn.js";
import { act, store } from "./state.js";
import { settled, surfaceOf } from "./typed.js";

/**
 * @returns {{ label: string, offers: import("./select.js").Offer[] }[]} groups with something in them
 */
export function offersOf(place, block, element, ui, found) {
  if (searchesServer(element)) return fromServer(place, block, element, ui, found);
  const kind = element.type.replace("multi_", "");
  if (kind === "users_select") return matching([{ label: "", offers: people() }], ui);
  if (kind === "conversations_select" || kind === "channels_select") {
    return matching([{ label: "", offers: conversations(element, kind) }], ui);
  }
  return matching(groupsOf(element), ui);
}

export function searchesServer(element) {
  return element.type.endsWith("external_select");
}

function groupsOf({ options, option_groups }) {
  const offers = (list) =>
    list.map((raw) => ({ label: plain(raw.text), description: plain(raw.description), value: raw.value, raw }));
  if (option_groups)
    return option_groups.map((group) => ({ label: plain(group.label), offers: offers(group.options) }));
  return [{ label: "", offers: offers(options ?? []) }];
}

function matching(groups, ui) {
  const query = fold(ui.query);
  const kept = groups
    .map((group) => ({ ...group, offers: group.offers.filter((offer) => fold(offer.label).includes(query)) }))
    .filter((group) => group.offers.length > 0);
  if (ui.startAt !== undefined) {
    const index = kept.flatMap((group) => group.offers).findIndex((offer) => offer.value === ui.startAt);
    if (index >= 0) ui.active = index;
    ui.startAt = undefined;
  }
  return kept;
}

/** Without case and accents: "sao" finds "São Paulo". */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function fromServer(place, block, element, ui, found) {
  const isAsked = ui.query.length >= (element.min_query_length ?? 3);
  if (isAsked && ui.asked !== ui.query) void search(place, block, element, ui, found);
  return isAsked && ui.answered ? ui.answered.filter((group) => group.offers.length > 0) : [];
}

async function search(place, block, element, ui, found) {
  const { query } = ui;
  ui.asked = query;
  ui.isSearching = true;
  await settled(place);
  const answer = await act({
    do: "options",
    surface: surfaceOf(place),
    block_id: block.block_id,
    action_id: element.action_id,
    query,
  });
  if (ui.query !== query) return;
  ui.isSearching = false;
  ui.problem = answer.ok ? null : answer.error;
  ui.answered = answer.ok ? groupsOf(answer) : [];
  found();
}

function people() {
  return (store.state?.people ?? [])
    .filter((one) => !one.deleted)
    .map((one) => ({ label: one.real_name, description: `@${one.name}`, value: one.id, raw: one.id }));
}

const includes = { public: "channel", private: "private", im: "dm" };

function conversations(element, kind) {
  const wanted =
    kind === "channels_select"
      ? ["channel"]
      : (element.filter?.include ?? ["public", "private", "im"]).map((one) => includes[one]);
  return (store.state?.conversations ?? [])
    .filter((one) => wanted.includes(one.kind))
    .map((one) => ({
      label: one.kind === "dm" ? one.name : `#${one.name}`,
      description: "",
      value: one.id,
      raw: one.id,
    }));
}
