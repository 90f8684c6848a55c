import { expect } from 'chai';
import fc from 'fast-check';
import { readWhen } from '../../../../../plugins/reminders/domain/reading/read-when.js';
import type {
  Once,
  Reading,
  ReadingContext,
  Repeat,
} from '../../../../../plugins/reminders/domain/reading/reading.js';
import { parseRule } from '../../../../../plugins/reminders/domain/recurrence/parse-rule.js';
import type { Rule } from '../../../../../plugins/reminders/domain/recurrence/rule.js';

const ONE_DAY = [
  ...['tomorrow', 'tmrw', 'today', 'friday', 'next monday', 'this sat', 'wed', 'the 15th', 'the 31st', '3/4'],
  ...[
    '12 march',
    'feb 29',
    '31 december',
    '2028-02-29',
    '24.12.2027',
    'next week',
    'end of the month',
    'christmas',
  ],
  ...[
    'morgen',
    'overmorgen',
    'vrijdag',
    'volgende week di',
    'komende zo',
    'de 5e',
    '1 november',
    'eerste maandag',
  ],
  ...[
    'laatste vrijdag van de maand',
    'pinkstermaandag',
    'two fridays from now',
    'in 3 days',
    'over 2 weken',
    'yesterday',
  ],
  ...[
    'friday week',
    'monday am',
    'easter',
    'friday the 13th',
    'in 300 years',
    '30 feb',
    'oudjaar',
    'next month',
    'dertig oktober',
  ],
];
const SERIES = [
  ...[
    'every day',
    'every weekday',
    'every monday',
    'every mon and thu',
    'every other tuesday',
    'every 3 days',
  ],
  ...[
    'every 2 weeks on tue and thu',
    'every first monday',
    'every last friday of the month',
    'every month on the 31st',
  ],
  ...[
    'every 15th',
    'mondays',
    'daily',
    'weekly on sunday',
    'every 29 february',
    'every 6 hours',
    'every 90 minutes',
    'every friday the 13th',
    'every quarter',
  ],
  ...[
    'elke dag',
    'elke ma, wo en vr',
    'om de week op dinsdag',
    'elke eerste en derde donderdag',
    'dagelijks',
  ],
  ...[
    'elke laatste dag van de maand',
    'elke werkdag behalve vrijdag',
    'elk weekend',
    'every day except sunday',
  ],
];
const CLOCK = [
  ...[
    '',
    'at 9',
    '8pm',
    'at 20:00',
    '02:30',
    'at noon',
    'midnight',
    'half acht',
    'kwart over 8',
    '19u30',
    'om 8u',
  ],
  ...[
    '3-5pm',
    '20:00 CET',
    '9am EST',
    '8pm in London',
    'in the evening',
    "'s ochtends",
    '9-5',
    '23:59',
    '00:00',
  ],
];
const END = [
  '',
  '',
  '',
  'until june',
  'tot kerst',
  'for 3 weeks',
  '5 times',
  'starting 1 march',
  'except next friday',
];

const texts = fc
  .tuple(
    fc.constantFrom(...ONE_DAY, ...SERIES),
    fc.constantFrom(...CLOCK),
    fc.constantFrom(...END),
    fc.boolean(),
  )
  .map(([day, clock, end, isClockFirst]) =>
    [...(isClockFirst ? [clock, day] : [day, clock]), end].filter((part) => part !== '').join(' '),
  );

const contexts = fc.record<ReadingContext>({
  // 2026 to 2036
  now: fc
    .integer({ min: 1_767_225_600, max: 2_082_758_400 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
  zone: fc.constantFrom(
    ...['Europe/Brussels', 'Europe/London', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata'],
    ...['Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'],
  ),
  locale: fc.constantFrom('en', 'nl'),
});

const SEED = 20_261_126;

describe('whatever words of the grammar are put together', () => {
  it('what is read lies ahead and not beyond five years, and a series keeps to its rule', () => {
    const kinds = new Map<Reading['kind'], number>();
    fc.assert(
      fc.property(texts, contexts, (text, context) => {
        const reading = readWhen(text, context);
        kinds.set(reading.kind, (kinds.get(reading.kind) ?? 0) + 1);
        for (const one of readingsIn(reading)) {
          if (one.kind === 'at') liesAhead(one.instant, context);
          else keepsToItsRule(one, context);
        }
        if (reading.kind === 'ask') expect(reading.options.length).to.be.within(2, 5);
      }),
      { numRuns: 4_000, seed: SEED },
    );
    // a grammar of which nothing is read would prove nothing
    for (const kind of ['at', 'repeat', 'ask', 'refuse'] as const) {
      expect(kinds.get(kind), kind).to.be.at.least(200);
    }
  });
});

function readingsIn(reading: Reading): readonly (Once | Repeat)[] {
  if (reading.kind === 'refuse') return [];
  return reading.kind === 'ask' ? reading.options : [reading];
}

function liesAhead(instant: Temporal.Instant, { now, zone }: ReadingContext): void {
  expect(Temporal.Instant.compare(instant, now), `${instant} is over`).to.equal(1);
  const furthest = now.toZonedDateTimeISO(zone).add({ years: 5 }).toInstant();
  expect(Temporal.Instant.compare(instant, furthest), `${instant} is too far`).to.be.at.most(0);
}

function keepsToItsRule({ rule: text, next, start, zone }: Repeat, context: ReadingContext): void {
  const { rule } = parseRule(text);
  const [first] = next;
  if (!rule || !first) throw new Error(`${text} with ${next.length} times is no series`);
  liesAhead(first, context);
  for (const [index, instant] of next.entries()) {
    const before = next[index - 1];
    if (before) expect(Temporal.Instant.compare(instant, before), `${next}`).to.equal(1);
    const local = instant.toZonedDateTimeISO(zone);
    expect(isDayOf(rule, local), `${local} of ${text}`).to.equal(true);
    if (rule.frequency !== 'hourly' && rule.frequency !== 'minutely') expectClock(local, start.toPlainTime());
    if (rule.until instanceof Temporal.Instant)
      expect(Temporal.Instant.compare(instant, rule.until)).to.be.at.most(0);
  }
  if (rule.count === undefined && rule.until === undefined) expect(next.length).to.equal(5);
}

/** The wall time of the series, or where the clocks skip it, the one that stands for it. */
function expectClock(local: Temporal.ZonedDateTime, time: Temporal.PlainTime): void {
  const meant = local.toPlainDate().toZonedDateTime({ timeZone: local.timeZoneId, plainTime: time });
  expect(local.toString()).to.equal(meant.toString());
}

function isDayOf({ months, monthDays, weekdays }: Rule, local: Temporal.ZonedDateTime): boolean {
  const fromTheEnd = local.day - local.daysInMonth - 1;
  // which Monday of its month it is, from the front and from the back
  const ordinals = new Set([Math.ceil(local.day / 7), -Math.ceil(-fromTheEnd / 7)]);
  const isMonth = months.length === 0 || months.includes(local.month);
  const isMonthDay =
    monthDays.length === 0 || monthDays.includes(local.day) || monthDays.includes(fromTheEnd);
  const isWeekday =
    weekdays.length === 0 ||
    weekdays.some(
      ({ weekday, ordinal }) =>
        weekday === local.dayOfWeek && (ordinal === undefined || ordinals.has(ordinal)),
    );
  return isMonth && isMonthDay && isWeekday;
}
