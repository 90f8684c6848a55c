import { type Rule, type RuleWeekday, WEEKDAY_CODES, type Weekday } from './rule.js';

/** The rule as RFC 5545 text, in one fixed order of its parts, so that equal rules are equal texts. */
export function formatRule(rule: Rule): string {
  const parts: (readonly [name: string, value: string])[] = [
    ['FREQ', rule.frequency.toUpperCase()],
    ['INTERVAL', rule.interval === 1 ? '' : String(rule.interval)],
    ['COUNT', rule.count === undefined ? '' : String(rule.count)],
    ['UNTIL', rule.until === undefined ? '' : formatUntil(rule.until)],
    ['BYMONTH', rule.months.join(',')],
    ['BYMONTHDAY', rule.monthDays.join(',')],
    ['BYDAY', rule.weekdays.map(formatWeekday).join(',')],
    ['WKST', rule.weekStart === 1 ? '' : codeOf(rule.weekStart)],
  ];
  const written = parts.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`);
  return `RRULE:${written.join(';')}`;
}

/** `20260531` or `20260531T215959Z`. */
function formatUntil(until: Temporal.PlainDate | Temporal.Instant): string {
  if (until instanceof Temporal.PlainDate) return until.toString().replaceAll('-', '');
  return until.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

function formatWeekday({ weekday, ordinal }: RuleWeekday): string {
  return `${ordinal ?? ''}${codeOf(weekday)}`;
}

function codeOf(weekday: Weekday): string {
  // A weekday is 1 to 7 by its type, and there are seven codes.
  return WEEKDAY_CODES[weekday - 1] as string;
}
