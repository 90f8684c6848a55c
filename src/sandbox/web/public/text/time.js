/** How Discord shows `<t:seconds:style>`. @see {@link https://discord.com/developers/docs/reference#message-formatting-timestamp-styles} */
const FORMATS = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `now` in milliseconds, as in `Date.now()`. */
export function formatTime(seconds, style, now, locale, timeZone) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  if (style === 'R') return formatRelative(seconds - now / 1000, locale);
  return new Intl.DateTimeFormat(locale, { ...(FORMATS[style] ?? FORMATS.f), timeZone }).format(date);
}

function formatRelative(difference, locale) {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(difference) >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(difference / size), unit);
}
