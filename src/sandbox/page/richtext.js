/** `rich_text` and `markdown` blocks, read only. */
import { slackDate } from "./dates.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn, personName } from "./mrkdwn.js";
import { h } from "./render.js";
import { store } from "./state.js";

export function richText(block) {
  return (block.elements ?? []).map((part) => {
    if (part.type === "rich_text_preformatted") return h("pre", null, pieces(part.elements));
    if (part.type === "rich_text_quote") return h("blockquote", null, pieces(part.elements));
    if (part.type === "rich_text_list") {
      const items = part.elements.map((item) => h("li", null, pieces(item.elements)));
      return h(part.style === "ordered" ? "ol" : "ul", null, items);
    }
    return h("div", null, pieces(part.elements ?? []));
  });
}

function pieces(elements) {
  return elements.map((piece) => {
    switch (piece.type) {
      case "text":
        return dressed(piece.text, piece.style ?? {});
      case "link":
        return h("a", { href: piece.url, target: "_blank", rel: "noreferrer" }, piece.text ?? piece.url);
      case "emoji":
        return withEmoji(`:${piece.name}:`);
      case "user":
        return h("span", { class: "mention" }, personName(piece.user_id));
      case "channel": {
        const found = store.state?.conversations.find((one) => one.id === piece.channel_id);
        return h("span", { class: "mention" }, `#${found?.name ?? "private channel"}`);
      }
      case "date":
        return h("time", null, slackDate(piece.timestamp, piece.format));
      default:
        return "";
    }
  });
}

function dressed(text, style) {
  return Object.entries({ bold: "strong", italic: "em", strike: "s", code: "code" })
    .filter(([name]) => style[name])
    .reduce(
      (inner, [, tag]) => [h(tag, null, inner)],
      text.split("\n").flatMap((line, at) => (at ? [h("br"), line] : [line])),
    );
}

/** Enough of standard Markdown for messages: headings, bold, lists and links become mrkdwn. */
export function markdown(block) {
  const text = block.text
    .replace(/^#{1,6}\s+(.*)$/gm, "*$1*")
    .replace(/\*\*(.+?)\*\*/g, "*$1*")
    .replace(/^[-*]\s+/gm, "• ")
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>");
  return mrkdwn(text);
}
