export interface State {
  /** What Partner Center is sent: its address table allows two characters. */
  code: string;
  name: string;
}

export const statesSource =
  "US: Partner Center's own list (recorded answer of countryvalidationrules/US). CA, CN: ISO 3166-2. MX: the two-letter " +
  "codes of the national population register (RENAPO), since those of ISO 3166-2 have three letters and Partner " +
  "Center's address table (utility-resources) allows two. What Partner Center answers for a country wins over all of it";

const list = (rows: string): readonly State[] =>
  rows
    .trim()
    .split("\n")
    .map((row) => row.trim())
    .map((row) => ({ code: row.slice(0, 2), name: row.slice(3) }));

const states: ReadonlyMap<string, readonly State[]> = new Map([
  [
    "US",
    list(`
      AL Alabama
      AK Alaska
      AZ Arizona
      AR Arkansas
      CA California
      CO Colorado
      CT Connecticut
      DE Delaware
      DC District of Columbia
      FL Florida
      GA Georgia
      HI Hawaii
      ID Idaho
      IL Illinois
      IN Indiana
      IA Iowa
      KS Kansas
      KY Kentucky
      LA Louisiana
      ME Maine
      MD Maryland
      MA Massachusetts
      MI Michigan
      MN Minnesota
      MS Mississippi
      MO Missouri
      MT Montana
      NE Nebraska
      NV Nevada
      NH New Hampshire
      NJ New Jersey
      NM New Mexico
      NY New York
      NC North Carolina
      ND North Dakota
      OH Ohio
      OK Oklahoma
      OR Oregon
      PA Pennsylvania
      RI Rhode Island
      SC South Carolina
      SD South Dakota
      TN Tennessee
      TX Texas
      UT Utah
      VT Vermont
      VA Virginia
      WA Washington
      WV West Virginia
      WI Wisconsin
      WY Wyoming`),
  ],
  [
    "CA",
    list(`
      AB Alberta
      BC British Columbia
      MB Manitoba
      NB New Brunswick
      NL Newfoundland and Labrador
      NT Northwest Territories
      NS Nova Scotia
      NU Nunavut
      ON Ontario
      PE Prince Edward Island
      QC Quebec
      SK Saskatchewan
      YT Yukon`),
  ],
  [
    "CN",
    list(`
      AH Anhui
      BJ Beijing
      CQ Chongqing
      FJ Fujian
      GS Gansu
      GD Guangdong
      GX Guangxi
      GZ Guizhou
      HI Hainan
      HE Hebei
      HL Heilongjiang
      HA Henan
      HB Hubei
      HN Hunan
      NM Inner Mongolia
      JS Jiangsu
      JX Jiangxi
      JL Jilin
      LN Liaoning
      NX Ningxia
      QH Qinghai
      SN Shaanxi
      SD Shandong
      SH Shanghai
      SX Shanxi
      SC Sichuan
      TJ Tianjin
      XZ Tibet
      XJ Xinjiang
      YN Yunnan
      ZJ Zhejiang`),
  ],
  [
    "MX",
    list(`
      AS Aguascalientes
      BC Baja California
      BS Baja California Sur
      CC Campeche
      CS Chiapas
      CH Chihuahua
      DF Ciudad de México
      CL Coahuila
      CM Colima
      DG Durango
      MC Estado de México
      GT Guanajuato
      GR Guerrero
      HG Hidalgo
      JC Jalisco
      MN Michoacán
      MS Morelos
      NT Nayarit
      NL Nuevo León
      OC Oaxaca
      PL Puebla
      QT Querétaro
      QR Quintana Roo
      SP San Luis Potosí
      SL Sinaloa
      SR Sonora
      TC Tabasco
      TS Tamaulipas
      TL Tlaxcala
      VZ Veracruz
      YN Yucatán
      ZS Zacatecas`),
  ],
]);

/** The states that are known without asking Partner Center; empty for all but four countries. */
export function statesOf(country: string): readonly State[] {
  return states.get(country) ?? [];
}

/** Such as "Washington"; the code itself where no name is known. */
export function stateName(country: string, code: string): string {
  return statesOf(country).find((state) => state.code === code)?.name ?? code;
}
