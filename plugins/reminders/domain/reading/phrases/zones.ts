import { anyOf } from '../words/pattern.js';
import { abbreviated, PLACES, placeNamed, ZONE_ABBREVIATION } from '../words/zones.js';
import type { Meaning } from './meaning.js';
import { wordParser } from './word-parser.js';

/** "UTC+2", "GMT-05:30", and behind a clock also "+02:00", "+0200" and "Z". */
export const zoneOffset = wordParser(
  '(?:(?<name>utc|gmt) ?)?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?',
  ({ name, sign, hours = '', minutes = '00' }, _text, { before }) => {
    if (!name && !/:\d\d ?$/.test(before)) return undefined;
    if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
    return { kind: 'zone', zone: { id: `${sign}${hours.padStart(2, '0')}:${minutes}` } };
  },
);

/** "CET", "pst", "UTC". */
export const zoneAbbreviation = wordParser(
  `\\(?(?<name>${ZONE_ABBREVIATION})(?:/(?<other>${ZONE_ABBREVIATION}))?\\)?`,
  ({ name = '', other }, _text, { before }) => {
    // behind "8pm" small letters are a zone too: "8pm est"
    const found = abbreviated(/\d(?:[ap]| ?[ap]\.?m\.?) ?\(?$/i.test(before) ? name.toUpperCase() : name);
    if (!found) return undefined;
    if ('id' in found)
      return /(?:\d[ap]?|[ap]\.?m\.?|noon|midnight) ?$/i.test(before) ? zone({ id: found.id }) : undefined;
    const [first, ...others] = found;
    if (!first) return undefined;
    // "CET/CEST" says that the local time is meant, summer and winter
    if (other) return zone({ id: first.region });
    return zone(others.length === 0 ? first : { ...first, others });
  },
);

/** "Amsterdam time", "Nederlandse tijd", "tijd in Tokyo", "Europe/Brussels", "local time". */
export const placeTime = wordParser(
  '(?<own>(?:my|our|your|local|mijn|onze|lokale|plaatselijke) (?:local )?(?:time ?zone|time|tijdzone|tijd))' +
    '|(?<place>\\p{L}+(?: \\p{L}+){0,2}) (?:time|tijd)|(?:time|tijd) (?:in|of) (?<there>\\p{L}+(?: \\p{L}+)?)' +
    '|(?<iana>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_]+(?:/[A-Za-z_]+)?)',
  ({ own, place, there, iana }) => {
    if (own) return zone('own');
    if (iana) return isZone(iana) ? zone({ id: iana }) : undefined;
    const id = placeNamed(place ?? there ?? '');
    return id ? zone({ id }) : undefined;
  },
);

const PLACE = anyOf(PLACES.map((name) => name.replaceAll(/[^\p{L}\p{N} ]/gu, '.')));

/** "8pm in London", "20:00 (New York)", "6pm Pacific": behind a clock a place says whose clock it is. */
export const placeOfClock = wordParser(
  `(?:in (?<place>${PLACE})|(?<region>eastern|central|mountain|pacific|uk|nyc))`,
  ({ place, region }, _text, { before }) => {
    if (!/(?:\d|\d ?[ap]\.?m\.?|noon|midnight|uur|\du) ?\(?$/i.test(before)) return undefined;
    if (region && !/[ap]\.?m\.? ?\(?$/i.test(before)) return undefined;
    const id = placeNamed(place ?? region ?? '');
    return id ? zone(place ? { id, isPlace: true } : { id }) : undefined;
  },
);

type NamedZone = Extract<Meaning, { kind: 'zone' }>['zone'];

function zone(named: NamedZone): Meaning {
  return { kind: 'zone', zone: named };
}

const ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone').map((id) => id.toLowerCase()));

function isZone(text: string): boolean {
  return ZONES.has(text.toLowerCase());
}
