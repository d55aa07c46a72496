import { fieldLimits } from "./fields.ts";

/** No text that is put to a pattern is longer (`isRefusedBy`). */
const longestText = fieldLimits.registrationId;
const mostWays = 1_000_000;
const groupStart = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;
const atom = /\\(?:[pPu]\{[^}]*\}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|[^()|]/suy;
const quantifier = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y;

/** True when a pattern that JavaScript compiles may try a text in so many ways that the process would stand still. */
export const mayTakeForever = (source: string): boolean => !(waysToTry(source) <= mostWays);

/**
 * In how many ways a text is tried at most before a pattern gives up: what may be repeated counts for each number of
 * times, alternatives add up, what follows multiplies.
 */
function waysToTry(source: string): number {
  let at = 0;
  const read = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(source);
    if (found !== null) at = expression.lastIndex;
    return found;
  };

  function alternatives(): number {
    let ways = 0;
    do ways += sequence();
    while (read(/\|/y));
    return ways;
  }

  function sequence(): number {
    let ways = 1;
    for (;;) {
      const isGroup = read(groupStart) !== null;
      if (!isGroup && read(atom) === null) return ways;
      const inner = isGroup ? alternatives() : 1;
      if (isGroup) read(/\)/y);
      ways *= repeated(inner, isGroup);
    }
  }

  function repeated(inner: number, isGroup: boolean): number {
    const found = read(quantifier);
    if (found === null) return inner;
    const [sign, least, range, most] = found;
    const from = least === undefined ? (sign.startsWith("+") ? 1 : 0) : Number(least);
    const isOpen = least === undefined ? !sign.startsWith("?") : range !== undefined && most === "";
    const to = Math.min(isOpen ? Infinity : Number(most ?? least ?? 1), from + longestText);
    // One character more or less is one way more. A group may be empty, so each of its turns costs.
    if (!isGroup) return to - from + 1;
    let ways = 1;
    for (let times = 1; times <= to && ways <= mostWays; times += 1) ways += inner ** times;
    return ways;
  }

  return alternatives();
}
