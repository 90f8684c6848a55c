import fc from 'fast-check';
import { type Rule, ruleOf, type Weekday } from '../../../../../plugins/reminders/domain/recurrence/rule.js';

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const plainDays = fc.uniqueArray(fc.record({ weekday }), {
  maxLength: 3,
  selector: ({ weekday }) => weekday,
});
const ordinalDays = fc.uniqueArray(fc.record({ weekday, ordinal: fc.constantFrom(1, 2, 3, 4, 5, -1, -2) }), {
  maxLength: 2,
  selector: ({ weekday, ordinal }) => `${ordinal}${weekday}`,
});
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 });
const monthDays = fc.uniqueArray(fc.constantFrom(1, 5, 15, 28, 29, 30, 31, -1, -2, -31), { maxLength: 2 });
const interval = fc.integer({ min: 1, max: 30 });
const end = fc.constantFrom<Pick<Rule, 'until' | 'count'>>(
  {},
  { count: 7 },
  { until: Temporal.PlainDate.from('2029-10-28') },
  { until: Temporal.Instant.from('2031-03-30T01:30:00Z') },
);

/** Any rule of the subset. */
export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  rule('hourly', {}),
  rule('minutely', {}, fc.integer({ min: 60, max: 1_000 })),
  rule('daily', { weekdays: plainDays, months }),
  rule('weekly', { weekdays: plainDays, months, weekStart: weekday }),
  rule('monthly', { monthDays, months }),
  rule('monthly', { weekdays: ordinalDays }),
  rule('yearly', {
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 }),
    monthDays,
  }),
  rule('yearly', {}),
);

function rule(
  frequency: Rule['frequency'],
  parts: { [Part in keyof Rule]?: fc.Arbitrary<Rule[Part]> },
  every = interval,
) {
  return fc
    .record({ interval: every, end, parts: fc.record(parts) })
    .map(({ interval, end, parts }) => ruleOf({ ...parts, ...end, frequency, interval }));
}
