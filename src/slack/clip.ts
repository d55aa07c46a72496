/** Shortens what people wrote to what Slack takes there, with an ellipsis; never within a character. */
export function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}

/** The same for mrkdwn: never within an escaped sign, a mention or a link. */
export function clipMrkdwn(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/(?:&[a-z]{0,3}|<[^<>]*)$/, "")}…`;
}
