/** One character of Microsoft's table, and which dated copies of the table have it. */
export interface SpecialCharacter {
  character: string;
  codePoint: string;
  name: string;
  copies: readonly ("2021" | "2023" | "newest")[];
}

export const specialCharactersSource =
  "Partner Center, validate-names-addresses (English, stored 23 October 2023), compared with the 2021 article " +
  "(002_713d6d2573c77612.txt), five translations of 2021 and a third-party copy of the newest text";

/** Table A: a company name of nothing but these is refused. Inside a longer name they are fine. */
export const specialCharacters: readonly SpecialCharacter[] = [
  { character: "~", codePoint: "U+007E", name: "TILDE", copies: ["2021", "2023", "newest"] },
  { character: "-", codePoint: "U+002D", name: "HYPHEN-MINUS", copies: ["2021", "2023", "newest"] },
  { character: "=", codePoint: "U+003D", name: "EQUALS SIGN", copies: ["2021", "2023", "newest"] },
  { character: "_", codePoint: "U+005F", name: "LOW LINE", copies: ["2021", "2023", "newest"] },
  { character: "#", codePoint: "U+0023", name: "NUMBER SIGN", copies: ["2021", "2023", "newest"] },
  { character: ".", codePoint: "U+002E", name: "FULL STOP", copies: ["2021", "2023", "newest"] },
  { character: "%", codePoint: "U+0025", name: "PERCENT SIGN", copies: ["2021", "2023", "newest"] },
  { character: "+", codePoint: "U+002B", name: "PLUS SIGN", copies: ["2021", "2023", "newest"] },
  { character: ":", codePoint: "U+003A", name: "COLON", copies: ["2021", "2023", "newest"] },
  { character: "^", codePoint: "U+005E", name: "CIRCUMFLEX ACCENT", copies: ["2021", "2023", "newest"] },
  { character: "[", codePoint: "U+005B", name: "LEFT SQUARE BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "$", codePoint: "U+0024", name: "DOLLAR SIGN", copies: ["2021", "2023", "newest"] },
  { character: "–", codePoint: "U+2013", name: "EN DASH", copies: ["2021", "2023"] },
  { character: "&", codePoint: "U+0026", name: "AMPERSAND", copies: ["2021", "2023", "newest"] },
  { character: "]", codePoint: "U+005D", name: "RIGHT SQUARE BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "@", codePoint: "U+0040", name: "COMMERCIAL AT", copies: ["2021", "2023", "newest"] },
  { character: "—", codePoint: "U+2014", name: "EM DASH", copies: ["2021", "2023"] },
  { character: "*", codePoint: "U+002A", name: "ASTERISK", copies: ["2021", "2023", "newest"] },
  { character: "(", codePoint: "U+0028", name: "LEFT PARENTHESIS", copies: ["2021", "2023", "newest"] },
  { character: ",", codePoint: "U+002C", name: "COMMA", copies: ["2021", "2023"] },
  { character: ")", codePoint: "U+0029", name: "RIGHT PARENTHESIS", copies: ["2021", "2023", "newest"] },
  { character: '"', codePoint: "U+0022", name: "QUOTATION MARK", copies: ["2023", "newest"] },
  { character: "”", codePoint: "U+201D", name: "RIGHT DOUBLE QUOTATION MARK", copies: ["2021"] },
  { character: "⟩", codePoint: "U+27E9", name: "MATHEMATICAL RIGHT ANGLE BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "`", codePoint: "U+0060", name: "GRAVE ACCENT", copies: ["2021", "2023", "newest"] },
  { character: "<", codePoint: "U+003C", name: "LESS-THAN SIGN", copies: ["2021", "2023", "newest"] },
  { character: "!", codePoint: "U+0021", name: "EXCLAMATION MARK", copies: ["2021", "2023", "newest"] },
  { character: "\\", codePoint: "U+005C", name: "REVERSE SOLIDUS", copies: ["2021", "2023", "newest"] },
  { character: ">", codePoint: "U+003E", name: "GREATER-THAN SIGN", copies: ["2021", "2023", "newest"] },
  { character: "“", codePoint: "U+201C", name: "LEFT DOUBLE QUOTATION MARK", copies: ["2021"] },
  { character: "/", codePoint: "U+002F", name: "SOLIDUS", copies: ["2021", "2023", "newest"] },
  { character: "{", codePoint: "U+007B", name: "LEFT CURLY BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "‘", codePoint: "U+2018", name: "LEFT SINGLE QUOTATION MARK", copies: ["2021", "2023"] },
  { character: "|", codePoint: "U+007C", name: "VERTICAL LINE", copies: ["2021", "2023", "newest"] },
  { character: "}", codePoint: "U+007D", name: "RIGHT CURLY BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "،", codePoint: "U+060C", name: "ARABIC COMMA", copies: ["2021", "2023"] },
  { character: ";", codePoint: "U+003B", name: "SEMICOLON", copies: ["2021", "2023", "newest"] },
  { character: "⟨", codePoint: "U+27E8", name: "MATHEMATICAL LEFT ANGLE BRACKET", copies: ["2021", "2023", "newest"] },
  { character: "'", codePoint: "U+0027", name: "APOSTROPHE", copies: ["2023", "newest"] },
  { character: "’", codePoint: "U+2019", name: "RIGHT SINGLE QUOTATION MARK", copies: ["2021"] },
  { character: "?", codePoint: "U+003F", name: "QUESTION MARK", copies: ["2021", "2023", "newest"] },
];
