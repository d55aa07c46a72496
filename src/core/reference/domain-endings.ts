export const domainEndingsSource =
  "Partner Center, validate-names-addresses (English, stored 23 October 2023), compared with the 2021 article " +
  "(002_713d6d2573c77612.txt) and five translations of 2021";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Table C as Microsoft printed it, without the three endings that it repeats (.tc .uz .мкд). */
const printed = words(`
  .ac .ad .ae .af .ag .ai .al .am .an .ao .aq .ar .as .at .au .aw .ax .az .ec .ee .eg .eh .er .gs .gt .gu .ie .il
  .im .in .io .iq .ir .is .it .je .jm .jo .jp .ke .kg .kh .ki .km .kn .kp .kr .kw .ky .sb .sc .sd .se .sg .sh .si
  .sj .sk .sl .sm .sn .so .sr .ss .st .su .sv .sx .sy .tc .ba .bb .bd .be .bf .bg .bh .bi .bj .bl .bm .bn .bo .bq
  .br .bs .bt .bv .bw .by .bz .es .et .gw .gy .hk .kz .la .lb .lc .li .lk .lr .ls .lt .lu .lv .ly .ma .mc .md .me
  .mf .mg .mh .mk .ml .mm .mn .tf .tg .th .tj .tk .tl .tm .tn .to .tp .tr .tt .tv .tw .tz .ua .ug .uk .um .us .uz
  .ca .cc .cd .cf .cg .ch .ci .ck .cl .cm .cn .co .cr .cu .cv .cw .cx .cy .cz .eu .fi .fj .fk .hm .hn .hr .mo .mp
  .mq .mr .ms .mt .mu .mv .mw .mx .my .mz .na .nc .ne .nf .ng .ni .nl .no .np .nr .nu .vc .ve .vg .vi .vn .vu .wf
  .ws .ಭಾರತ .한국 .ଭାରତ .ভাৰত .ভারত .சிங்கப்பூர் .sz .বাংলা .қаз .срб .бг .бел .мкд .de .dj .dk .dm .do .dz .fm .fo
  .fr .ga .gb .gd .ge .gf .gg .gh .gi .gl .gm .gn .gp .gq .gr .ht .hu .id .nz .om .pa .pe .pf .pg .ph .pk .pl .pm
  .pn .pr .ps .pt .pw .py .qa .re .ro .rs .ru .rw .sa .中国 .中國 .భారత్ .ලංකා .ભારત .भारतम् .भारत .भारोत .укр .香港 .台湾
  .台灣 .мон .td .va .ею .uy
`);

/** Named in the sentence above Microsoft's table, not in the table. */
const namedInTheRule = words(".com .org .edu .club");

/** Partner Desk's: generic endings as common as the four above. */
const equallyCommon = words(".net .info .biz");

/** Country endings that the table lacks, perhaps because the repeated ones took their cells. */
const missing = words(".ye .yt .za .zm .zw");

/** Cells that the stored text of 2021 had lost to machine translation. */
export const repairedEndings: readonly { row: number; column: number; read: string; ending: string }[] = [
  { row: 7, column: 2, read: ".kunt u", ending: ".bh" },
  { row: 9, column: 2, read: ".kunt u", ending: ".bj" },
  { row: 18, column: 2, read: ".nl", ending: ".bv" },
  { row: 25, column: 2, read: ".der", ending: ".gy" },
  { row: 32, column: 2, read: ".", ending: ".lk" },
  { row: 19, column: 3, read: ". gaan", ending: ".cz" },
  { row: 35, column: 3, read: ".", ending: ".mw" },
  { row: 69, column: 4, read: "Uy", ending: ".uy" },
];

/** Endings that make a company name look like an internet domain; lower case, with the dot. */
export const domainEndings: ReadonlySet<string> = new Set([
  ...printed,
  ...namedInTheRule,
  ...equallyCommon,
  ...missing,
]);
