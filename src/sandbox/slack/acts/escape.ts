import type { World } from "../world.ts";

const URL_TEXT = /https?:\/\/[^\s<>|]+/.source;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.source;
const DOMAIN = /(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|de|fr|uk|br|in|it|nl|eu|co|us)(?![\w.-])/.source;
const LINK = new RegExp(`${URL_TEXT}|${EMAIL}|${DOMAIN}`, "gi");

/** What Slack makes of the three signs that mean something in its texts. */
export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What Slack makes of a command's text when the manifest asks for `should_escape`: people, channels and links. */
export function escapeCommandText(world: World, text: string, shouldEscape: boolean): string {
  const safe = escapeText(text);
  if (!shouldEscape) return safe;
  return linked(safe)
    .replace(/(?<![\w|])@([\w.-]+)/g, (whole, name: string) => {
      const person = [...world.people.values()].find((one) => one.name === name);
      return person ? `<@${person.id}|${person.name}>` : whole;
    })
    .replace(/(?<![\w&|])#([\w-]+)/g, (whole, name: string) => {
      const channel = [...world.conversations.values()].find((one) => one.kind !== "dm" && one.name === name);
      return channel ? `<#${channel.id}|${channel.name}>` : whole;
    });
}

function linked(text: string): string {
  return text.replace(LINK, (found) => {
    if (/^https?:/i.test(found)) return `<${found}>`;
    return found.includes("@") ? `<mailto:${found}|${found}>` : `<http://${found}|${found}>`;
  });
}
