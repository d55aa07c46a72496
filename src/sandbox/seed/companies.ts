/** A company that the partner sells to. */
export interface Company {
  companyName: string;
  /** Before ".onmicrosoft.com"; no two companies share it. */
  domainPrefix: string;
  country: string;
  city: string;
  state?: string;
  postalCode: string;
}

interface Country {
  country: string;
  legalForm: string;
  families: string[];
  places: [Place, ...Place[]];
}
type Place = [city: string, postalCode: string, state?: string];

const words = (text: string): string[] => text.split(" ");

const countries: Country[] = [
  {
    country: "US",
    legalForm: "LLC",
    families: words("Ashford Brookline Calloway Dunmore Easton Fairbanks Granger Holloway"),
    places: [
      ["Portland", "97204", "OR"],
      ["Denver", "80202", "CO"],
      ["Boston", "02110", "MA"],
    ],
  },
  {
    country: "CA",
    legalForm: "Inc.",
    families: words("Bellefleur Cartwright Dufresne Kingsley Laurier Muskoka Ouellet Tremont"),
    places: [
      ["Toronto", "M5H 2N2", "ON"],
      ["Halifax", "B3J 1S9", "NS"],
    ],
  },
  {
    country: "GB",
    legalForm: "Ltd",
    families: words("Ainsworth Blackwell Cotswold Harrington Kestrel Merriton Thornbury Whitcombe"),
    places: [
      ["Leeds", "LS1 4AP"],
      ["Bristol", "BS1 5TR"],
    ],
  },
  {
    country: "DE",
    legalForm: "GmbH",
    families: words("Ahlers Bergmann Dietz Falkner Hansen Lindner Reuter Steinbach"),
    places: [
      ["Hamburg", "20095"],
      ["München", "80331"],
    ],
  },
  {
    country: "FR",
    legalForm: "SARL",
    families: words("Aubert Charpentier Delorme Fontaine Girard Lemaire Moulin Rousselle"),
    places: [
      ["Lyon", "69002"],
      ["Nantes", "44000"],
    ],
  },
  {
    country: "NL",
    legalForm: "B.V.",
    families: words("Bakker Dijkstra Haverkamp Kuipers Molenaar Oosterhuis Veldman Zwart"),
    places: [
      ["Utrecht", "3511 AX"],
      ["Rotterdam", "3011 AA"],
    ],
  },
  {
    country: "PL",
    legalForm: "Sp. z o.o.",
    families: words("Borkowski Dąbrowa Gajewski Jaworski Kalina Malinowski Sikora Wiśniewski"),
    places: [
      ["Kraków", "31-042"],
      ["Gdańsk", "80-831"],
    ],
  },
  {
    country: "SE",
    legalForm: "AB",
    families: words("Almgren Björk Ekström Forsberg Hedlund Lindqvist Sandberg Åkerman"),
    places: [
      ["Göteborg", "411 03"],
      ["Uppsala", "753 20"],
    ],
  },
  {
    country: "ES",
    legalForm: "S.L.",
    families: words("Alarcón Benavides Castellanos Echeverría Ibáñez Montero Quintana Salvatierra"),
    places: [
      ["Valencia", "46002"],
      ["Bilbao", "48009"],
    ],
  },
  {
    country: "BR",
    legalForm: "Ltda.",
    families: words("Almeida Barreto Cavalcanti Figueiredo Guimarães Nogueira Peixoto Siqueira"),
    places: [
      ["Curitiba", "80020-310", "PR"],
      ["Recife", "50030-230", "PE"],
    ],
  },
  {
    country: "IN",
    legalForm: "Pvt. Ltd.",
    families: words("Agarwal Bhandari Chatterjee Deshmukh Kulkarni Menon Rathore Venkatesh"),
    places: [
      ["Pune", "411001", "MH"],
      ["Chennai", "600002", "TN"],
    ],
  },
  {
    country: "AU",
    legalForm: "Pty Ltd",
    families: words("Banksia Coolabah Dalwood Eildon Jindera Kurrajong Macquarrie Wattle"),
    places: [
      ["Brisbane", "4000", "QLD"],
      ["Hobart", "7000", "TAS"],
    ],
  },
];

const trades = words(
  "Architects Bakery Brewing Ceramics Chemicals Construction Consulting Dental Electronics Energy Engineering Foods " +
    "Furniture Glass Interiors Legal Logistics Machinery Marine Media Optics Packaging Pharma Plastics Print Robotics " +
    "Seeds Shipping Steel Textiles Tools Travel",
);

/** How many different companies there are at most. */
export const mostCompanies = countries.length * 8 * trades.length;

/** Always the same companies, in an order that mixes countries and trades; fewer are the beginning of more. */
export function companies(count: number): Company[] {
  const random = pseudoRandom(20_261_125);
  return countries
    .flatMap((country) =>
      country.families.flatMap((family) => trades.map((trade) => companyOf(country, `${family} ${trade}`, random()))),
    )
    .map((company) => ({ company, place: random() }))
    .sort((one, other) => one.place - other.place)
    .slice(0, count)
    .map(({ company }) => company);
}

/** `chance`: from 0 up to 1, chooses the place. */
function companyOf({ country, legalForm, places }: Country, name: string, chance: number): Company {
  const place = places[Math.floor(chance * places.length)] ?? places[0];
  const [city, postalCode, state] = place;
  return {
    companyName: `${name} ${legalForm}`,
    domainPrefix: plainLetters(name),
    country,
    city,
    ...(state === undefined ? {} : { state }),
    postalCode,
  };
}

const plainLetters = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replace(/[^a-z0-9]/g, "");

/** Numbers from 0 up to 1, the same ones each time: a linear congruential generator modulo 2^32. */
function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
