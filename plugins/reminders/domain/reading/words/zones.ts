import { anyOf } from './pattern.js';

/** The offset that an abbreviation stands for by the letter, and the region whose time people mean by it. */
interface Abbreviation {
  readonly offset: string;
  readonly region: string;
}

const at = (offset: string, region: string): Abbreviation => ({ offset, region });

/** Several abbreviations are used in more than one part of the world. */
const ABBREVIATIONS: Readonly<Record<string, readonly Abbreviation[]>> = {
  UTC: [at('+00:00', 'UTC')],
  GMT: [at('+00:00', 'UTC')],
  WET: [at('+00:00', 'Europe/Lisbon')],
  WEST: [at('+01:00', 'Europe/Lisbon')],
  BST: [at('+01:00', 'Europe/London')],
  CET: [at('+01:00', 'Europe/Brussels')],
  CEST: [at('+02:00', 'Europe/Brussels')],
  MEZ: [at('+01:00', 'Europe/Berlin')],
  MESZ: [at('+02:00', 'Europe/Berlin')],
  EET: [at('+02:00', 'Europe/Helsinki')],
  EEST: [at('+03:00', 'Europe/Helsinki')],
  MSK: [at('+03:00', 'Europe/Moscow')],
  IST: [at('+05:30', 'Asia/Kolkata'), at('+01:00', 'Europe/Dublin'), at('+02:00', 'Asia/Jerusalem')],
  SGT: [at('+08:00', 'Asia/Singapore')],
  HKT: [at('+08:00', 'Asia/Hong_Kong')],
  JST: [at('+09:00', 'Asia/Tokyo')],
  KST: [at('+09:00', 'Asia/Seoul')],
  AWST: [at('+08:00', 'Australia/Perth')],
  AEST: [at('+10:00', 'Australia/Sydney')],
  AEDT: [at('+11:00', 'Australia/Sydney')],
  NZST: [at('+12:00', 'Pacific/Auckland')],
  NZDT: [at('+13:00', 'Pacific/Auckland')],
  AST: [at('-04:00', 'America/Halifax')],
  EST: [at('-05:00', 'America/New_York')],
  EDT: [at('-04:00', 'America/New_York')],
  CST: [at('-06:00', 'America/Chicago'), at('+08:00', 'Asia/Shanghai')],
  CDT: [at('-05:00', 'America/Chicago')],
  MST: [at('-07:00', 'America/Denver')],
  MDT: [at('-06:00', 'America/Denver')],
  PST: [at('-08:00', 'America/Los_Angeles')],
  PDT: [at('-07:00', 'America/Los_Angeles')],
  AKST: [at('-09:00', 'America/Anchorage')],
  HST: [at('-10:00', 'Pacific/Honolulu')],
};

/** Region names that carry no offset of their own. Capitals only: "et" and "pt" are words elsewhere. */
const SHORT_REGIONS: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

export const ZONE_ABBREVIATION = anyOf([...Object.keys(ABBREVIATIONS), ...Object.keys(SHORT_REGIONS)]);

/** What an abbreviation stands for, all of it where it is used in several parts of the world. */
export function abbreviated(text: string): readonly Abbreviation[] | { readonly id: string } | undefined {
  const region = SHORT_REGIONS[text];
  if (region) return { id: region };
  // small letters are accepted where no word of either language is spelled so
  return text === text.toUpperCase() || !WORDS.has(text.toLowerCase())
    ? ABBREVIATIONS[text.toUpperCase()]
    : undefined;
}

const WORDS = new Set(['et', 'ct', 'mt', 'pt', 'est', 'ist', 'west', 'wet', 'met', 'best']);

const REGIONS: Readonly<Record<string, string>> = {
  dutch: 'Europe/Amsterdam',
  nederlandse: 'Europe/Amsterdam',
  amsterdamse: 'Europe/Amsterdam',
  nl: 'Europe/Amsterdam',
  belgian: 'Europe/Brussels',
  belgische: 'Europe/Brussels',
  brusselse: 'Europe/Brussels',
  vlaamse: 'Europe/Brussels',
  uk: 'Europe/London',
  british: 'Europe/London',
  engelse: 'Europe/London',
  london: 'Europe/London',
  londense: 'Europe/London',
  german: 'Europe/Berlin',
  duitse: 'Europe/Berlin',
  french: 'Europe/Paris',
  franse: 'Europe/Paris',
  'central european': 'Europe/Brussels',
  'central european summer': 'Europe/Brussels',
  'eastern european': 'Europe/Helsinki',
  ny: 'America/New_York',
  nyc: 'America/New_York',
  eastern: 'America/New_York',
  'us eastern': 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  'us pacific': 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  california: 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  antwerp: 'Europe/Brussels',
  antwerpen: 'Europe/Brussels',
  gent: 'Europe/Brussels',
  ghent: 'Europe/Brussels',
  brussel: 'Europe/Brussels',
  rotterdam: 'Europe/Amsterdam',
  utrecht: 'Europe/Amsterdam',
  londen: 'Europe/London',
  parijs: 'Europe/Paris',
  berlijn: 'Europe/Berlin',
  munich: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  lissabon: 'Europe/Lisbon',
  indian: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  japanese: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
  beijing: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  kyiv: 'Europe/Kiev',
};

const CITIES: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
    zone,
  ]),
);

/** Every place that `placeNamed` knows. */
export const PLACES: readonly string[] = [...Object.keys(REGIONS), ...CITIES.keys()];

/** "Amsterdam", "New York", "Nederlandse", "Pacific": a place whose clocks are meant. */
export function placeNamed(text: string): string | undefined {
  const name = text.toLowerCase().replace(/ (?:standard|daylight|summer|winter)$/, '');
  return REGIONS[name] ?? CITIES.get(name);
}
