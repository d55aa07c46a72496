import { nameKey } from "../text.ts";
import { abbreviations } from "./abbreviations.ts";

const keys = (list: string): readonly string[] =>
  list
    .trim()
    .split(/\s*[,\n]\s*/)
    .map(nameKey);

/**
 * Forms that stand behind a name, as `nameKey` has them. Source: Microsoft's table of abbreviations, and common ones of
 * ISO 20275 (entity legal forms); which of them is Partner Desk's choice.
 */
export const closingForms: ReadonlySet<string> = new Set([
  ...abbreviations.map(({ text }) => nameKey(text)),
  ...keys(`
    Co., L.P., Public Limited Company, Limited Liability Company, PLLC
    mbH, gGmbH, AG, KG, KGaA, OHG, GbR, UG, UG (haftungsbeschränkt), e.K., e.V., eG, SE, Gesellschaft mbH
    Gesellschaft mit beschränkter Haftung, Aktiengesellschaft, Kommanditgesellschaft, Ges.m.b.H., Sagl
    S.A., S.A.S., SASU, EURL, SNC, Société Anonyme, Société par actions simplifiée, Société à responsabilité limitée
    S.p.A., S.r.l., S.r.l.s., S.n.c., Società per azioni, Società a responsabilità limitata
    S.L., S.L.U., S.A.U., Ltda., EIRELI, S.A. de C.V., S. de R.L. de C.V., S.A.P.I. de C.V., Sociedad Anónima
    Sociedad Limitada, Sociedade Anónima, Limitada
    B.V., N.V., V.O.F., C.V., BVBA, Besloten Vennootschap, Naamloze Vennootschap
    AB, A/S, ASA, ApS, Oy, Oyj, hf., ehf., Aktiebolag, Aktieselskab, Anpartsselskab, Osakeyhtiö, OÜ
    Sp. z o.o., Spółka z o.o., Spółka z ograniczoną odpowiedzialnością, S.K.A., Sp. k., Sp. j., Spółka Akcyjna
    s.r.o., spol. s r.o., a.s., v.o.s., k.s., Bt., Nyrt., d.o.o., d.d., A.Ş., Ltd. Şti., Ltd. A.Ş.
    Bhd, K.K., G.K., FZCO, FZE, FZ-LLC, JSC, PJSC, OJSC
    ООО, АО, ПАО, ОАО, ЗАО, ТОВ, ТОО, ООД, ЕООД, АД, ЕАД, Д.О.О., Ε.Π.Ε., Α.Ε.
  `),
]);

/** Forms that stand before a name. */
export const openingForms: ReadonlySet<string> = new Set(
  keys("ООО, АО, ПАО, ОАО, ЗАО, ТОВ, ТОО, OOO, UAB, SIA, PT, SARL"),
);

/** Forms that stand before or behind a name without a blank; a longer one before those that it ends in. */
export const unspacedForms: readonly string[] = keys(
  "株式会社, 有限会社, 合同会社, 股份有限公司, 有限责任公司, 有限責任公司, 有限公司, 주식회사, 유한회사",
);
