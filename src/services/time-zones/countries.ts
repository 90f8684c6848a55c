/** The languages in which people type the name of a country here. */
const LANGUAGES = ['en', 'nl'];

/** How countries are called that neither language calls so in full. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  NL: ['Holland'],
  GB: ['Great Britain', 'Groot-Brittannië', 'England', 'Engeland', 'Scotland', 'Schotland', 'Wales'],
  US: ['USA', 'VS', 'America', 'Amerika'],
};

interface Country {
  /** `NL` */
  readonly code: string;
  /** As they are compared: `nederland`, `netherlands`, `holland`. */
  readonly names: readonly string[];
}

let known: readonly Country[] | undefined;

/** The zones of countries that are called so, or whose name begins so: those of whole names first. None for one letter. */
export function zonesOfCountries(typed: string): string[] {
  const wanted = comparable(typed);
  if (wanted.length < 2) return [];
  known ??= allCountries();
  const exact = known.filter(({ code, names }) => code.toLowerCase() === wanted || names.includes(wanted));
  const begun = known.filter(
    (country) => !exact.includes(country) && country.names.some((name) => name.startsWith(wanted)),
  );
  return [...new Set([...exact, ...begun].flatMap(zonesIn))];
}

/** The zone of the country that is called so; undefined when there is no such country, or it has several. */
export function onlyZoneOf(typed: string): string | undefined {
  const zones = zonesOfCountry(typed);
  return zones.length === 1 ? zones[0] : undefined;
}

/** All zones of the country that is called so. */
export function zonesOfCountry(typed: string): string[] {
  const wanted = comparable(typed);
  known ??= allCountries();
  return known.filter(({ names }) => names.includes(wanted)).flatMap(zonesIn);
}

/** TypeScript's library does not know the method yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones(): string[] | undefined };

/** Cities before parts of states, of which a large country has many. */
function zonesIn({ code }: Country): string[] {
  const locale = new Intl.Locale(`und-${code}`) as LocaleWithZones;
  const zones = locale.getTimeZones() ?? [];
  const depth = (zone: string) => zone.split('/').length;
  return zones.toSorted((a, b) => depth(a) - depth(b) || a.localeCompare(b));
}

/** Codes are two letters. One that is no longer used stands for a country that has another. */
function allCountries(): Country[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const naming = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    ),
  );
  return [...letters].flatMap((first) =>
    [...letters].flatMap((second) => {
      const code = `${first}${second}`;
      if (new Intl.Locale(`und-${code}`).region !== code) return [];
      const names = naming.flatMap((one) => one.of(code) ?? []);
      if (names.length === 0) return [];
      return { code, names: [...new Set([...names, ...(ALSO_CALLED[code] ?? [])].map(comparable))] };
    }),
  );
}

/** Capitals, accents, and what stands between words make no difference. */
function comparable(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
