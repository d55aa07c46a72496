export const placeholderNamesSource =
  "000_9ab42d0cf67f2d98.txt, notes on data quality (no test names); Partner Center, validate-names-addresses (2024 and " +
  "later): placeholder, test or fake names. The words are Partner Desk's choice";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A company name is a placeholder when it has at least one of these and nothing else but `fillerWords` and digits. */
export const placeholderWords = words(`
  test tests testing tester demo sample example dummy fake placeholder tbd tba todo unknown none nil null undefined
  untitled asdf qwerty foo bar foobar xxx nobody anonymous temp temporary
  prueba teste teszt essai exemple ejemplo exemplo esempio beispiel muster musterfirma voorbeeld przykład przyklad
  örnek deneme тест тестовая пример テスト 测试 測試 테스트 اختبار`);

/** Words that name no company by themselves. */
export const fillerWords = words(`
  the a an my our your new this company companies customer client account tenant organisation organization business
  firm name corp corporation inc incorporated llc llp ltd limited plc gmbh ag bv nv sa sarl srl spa ltda pty pte pvt co`);

/** Whole names that say "there is none", as they read without signs and blanks. */
export const absentNames = words(
  "na notapplicable notavailable tobedefined tobeadded companyname customername nocompany",
);

/** Whole first or last names that are no person's. Names that people do bear, such as Sample, Na or Null, are left out. */
export const placeholderPersonNames = words(`
  test testing tester1 admin administrator nobody anonymous unknown none undefined tbd tba user username
  firstname lastname surname givenname name noname xxx asdf qwerty dummy fake placeholder`);
