/** Slack's mrkdwn as elements. Nothing that somebody wrote is ever read as HTML. */
import { slackDate } from "./dates.js";
import { withEmoji } from "./emoji.js";
import { h } from "./render.js";
import { goTo, store } from "./state.js";

/** A text object, or undefined. */
export function textObject(text) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text) : plain(text);
}

/** @returns {string} */
export function plain(text) {
  if (!text) return "";
  return text.emoji === false ? text.text : withEmoji(text.text);
}

/** @param {string} text */
export function mrkdwn(text) {
  return text.split(/```/).map((part, index, all) => {
    const isCode = index % 2 === 1 && index < all.length - 1;
    if (isCode) return h("pre", null, inAngles(part.replace(/^\n/, ""), unescape));
    if (index % 2 === 1) return lines("```" + part);
    return lines(index > 0 ? part.replace(/^\n/, "") : part);
  });
}

function lines(text) {
  if (text === "") return [];
  const groups = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    const last = groups.at(-1);
    if (last && last.isQuote === (quoted !== null)) last.lines.push(quoted ? quoted[1] : line);
    else groups.push({ isQuote: quoted !== null, lines: [quoted ? quoted[1] : line] });
  }
  return groups.map((group, index) => {
    const content = group.lines.map((line, at) => [at > 0 ? h("br") : null, inline(line)]);
    if (group.isQuote) return h("blockquote", null, content);
    const next = groups[index + 1];
    return [content, next && !next.isQuote ? h("br") : null];
  });
}

function inline(text) {
  return text.split(/(`[^`\n]+`)/).map((part) => {
    if (/^`[^`]+`$/.test(part)) return h("code", null, inAngles(part.slice(1, -1), unescape));
    return styled(part);
  });
}

const marks = [
  { mark: "*", tag: "strong" },
  { mark: "_", tag: "em" },
  { mark: "~", tag: "s" },
];

/** Angle brackets are taken out first: the underscores of a link are no italics. */
function styled(text) {
  const angles = [];
  const covered = text.replace(/<[^<>\n]+>/g, (whole) => `\uE000${angles.push(whole) - 1}\uE001`);
  return emphasis(covered, (piece) =>
    piece.split(/(\uE000\d+\uE001)/).map((part) => {
      const index = /^\uE000(\d+)\uE001$/.exec(part)?.[1];
      return index === undefined ? withEmoji(unescape(part)) : angle(angles[Number(index)]);
    }),
  );
}

function emphasis(text, leaf) {
  const match = /(^|[^\p{L}\p{N}])([*_~])(\S(?:.*?\S)??)\2(?![\p{L}\p{N}])/u.exec(text);
  if (!match) return text === "" ? [] : leaf(text);
  const [whole, before, mark, content] = match;
  const { tag } = marks.find((one) => one.mark === mark);
  return [
    leaf(text.slice(0, match.index) + before),
    h(tag, null, emphasis(content, leaf)),
    emphasis(text.slice(match.index + whole.length), leaf),
  ];
}

function inAngles(text, leaf) {
  return text.split(/(<[^<>\n]+>)/).map((part) => (/^<.+>$/.test(part) ? angle(part) : leaf(part)));
}

function angle(whole) {
  const [target, ...rest] = whole.slice(1, -1).split("|");
  const label = rest.join("|");
  if (target.startsWith("@")) return mention(personName(target.slice(1), label), target.slice(1) === store.as);
  if (target.startsWith("#")) return channelLink(target.slice(1), label);
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!subteam^")) return mention(groupName(target.slice(9), label), false);
  if (target.startsWith("!")) return mention(`@${label || target.slice(1)}`, false);
  if (/^(https?|mailto|tel):/.test(target)) {
    const shown = label === "" ? target.replace(/^(mailto|tel):/, "") : label;
    return h("a", { href: unescape(target), target: "_blank", rel: "noreferrer" }, withEmoji(unescape(shown)));
  }
  return unescape(whole);
}

function mention(name, isYou) {
  return h("span", { class: isYou ? "mention you" : "mention" }, name);
}

export function personName(id, fallback = "") {
  if (id === "USLACKBOT") return "Slackbot";
  const person = store.state?.people.find((one) => one.id === id);
  if (person) return `@${person.name}`;
  return id === store.state?.app.user_id ? `@${store.state.app.name}` : `@${fallback || id}`;
}

function groupName(id, fallback) {
  const group = store.state?.user_groups.find((one) => one.id === id);
  return group ? `@${group.handle}` : fallback || "@group";
}

function channelLink(id, fallback) {
  const found = store.state?.conversations.find((one) => one.id === id);
  const name = `#${found?.name ?? (fallback || "private channel")}`;
  if (!found) return mention(name, false);
  return h("button", { type: "button", class: "link", onclick: () => goTo(id) }, name);
}

function date(target, fallback) {
  const [, seconds, pattern, link] = target.split("^");
  if (!/^\d+$/.test(seconds ?? "") || pattern === undefined) return unescape(fallback);
  const words = slackDate(Number(seconds), unescape(pattern));
  const time = h(
    "time",
    { datetime: new Date(Number(seconds) * 1000).toISOString(), title: unescape(fallback) },
    words,
  );
  return link ? h("a", { href: unescape(link), target: "_blank", rel: "noreferrer" }, time) : time;
}

function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
