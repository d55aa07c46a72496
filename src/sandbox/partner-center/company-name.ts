const SPECIAL = "~-=_#.%+:^[$–&]@—*(,)\"”“⟩`<!\\>/{'‘’|}،;⟨?";

const ABBREVIATIONS = new Set([
  ...["c p a", "c.p.a.", "c. p. a.", "corp", "corp.", "corporation", "gmbh", "inc", "incorporated", "kft", "lda"],
  ...["limited", "l l c", "l. l. c.", "l.l.c.", "llc", "llc.", "l l p", "l. l. p.", "l.l.p.", "llp", "llp.", "ltd"],
  ...["ltd.", "ooo", "plc", "private limited", "pte ltd", "pty", "pty ltd", "pvt", "pvt ltd", "sarl", "sdn bhd"],
  ...["wll", "zrt"],
]);

/** What the service says against a company name; undefined when nothing. The name comes trimmed. */
export function refuseCompanyName(name: string): string | undefined {
  const characters = Array.from(name);
  const visible = characters.filter((character) => character.trim() !== "");
  const tokens = name.split(/\s+/);
  if (characters.length < 2) return "must be longer than one character";
  if (characters.length > 255) return "must be shorter than 256 characters";
  if (visible.every((character) => SPECIAL.includes(character))) return "must not consist of special characters";
  if (visible.length >= 3 && new Set(name.toLowerCase()).size === 1) return "must not repeat a single character";
  const singles = tokens.length > 1 && tokens.every((token) => Array.from(token).length === 1);
  if (singles && !/\p{Script=Han}/u.test(name)) return "must not consist of single characters";
  if (ABBREVIATIONS.has(name.toLowerCase())) return "must not be an abbreviation alone";
  return undefined;
}
