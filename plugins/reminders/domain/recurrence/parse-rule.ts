import { type Frequency, type Rule, type RuleWeekday, ruleOf, WEEKDAY_CODES, type Weekday } from './rule.js';
import { problemOf, type RuleProblem } from './rule-problem.js';

export type ParsedRule =
  | { readonly rule: Rule; readonly problem?: never }
  | { readonly problem: RuleProblem; readonly rule?: never };

const LONGEST_RULE = 500;

/** Reads RRULE text, with or without its `RRULE:` in front. A rule outside the subset is a problem, never half read. */
export function parseRule(text: string): ParsedRule {
  const body = text.trim().replace(/^RRULE:/i, '');
  if (body === '' || body.length > LONGEST_RULE) return { problem: 'not-a-rule' };

  const read: Read = {};
  const seen = new Set<string>();
  for (const part of body.toUpperCase().split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const readPart = PARTS[name];
    if (!readPart) return { problem: value ? 'unknown-part' : 'not-a-rule' };
    if (seen.has(name)) return { problem: 'repeated-part' };
    seen.add(name);
    if (rest.length > 0 || !readPart(read, value)) return { problem: 'bad-value' };
  }
  if (!read.frequency) return { problem: 'not-a-rule' };

  const rule = ruleOf({ ...read, frequency: read.frequency });
  const problem = problemOf(rule);
  return problem ? { problem } : { rule };
}

type Read = { -readonly [Part in keyof Rule]?: Rule[Part] };

/** Each part's reader; it answers whether the value made sense. */
const PARTS: Readonly<Record<string, (read: Read, value: string) => boolean>> = {
  FREQ: (read, value) => isSet(read, 'frequency', FREQUENCIES[value]),
  INTERVAL: (read, value) => isSet(read, 'interval', numberIn(value)),
  COUNT: (read, value) => isSet(read, 'count', numberIn(value)),
  UNTIL: (read, value) => isSet(read, 'until', untilIn(value)),
  BYMONTH: (read, value) => isSet(read, 'months', each(value, numberIn)),
  BYMONTHDAY: (read, value) => isSet(read, 'monthDays', each(value, numberIn)),
  BYDAY: (read, value) => isSet(read, 'weekdays', each(value, ruleWeekdayIn)),
  WKST: (read, value) => isSet(read, 'weekStart', weekdayIn(value)),
};

const FREQUENCIES: Readonly<Record<string, Frequency>> = {
  MINUTELY: 'minutely',
  HOURLY: 'hourly',
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  YEARLY: 'yearly',
};

function isSet<Part extends keyof Rule>(read: Read, part: Part, value: Rule[Part] | undefined): boolean {
  if (value === undefined) return false;
  read[part] = value;
  return true;
}

function each<Item>(value: string, readOne: (text: string) => Item | undefined): Item[] | undefined {
  const items = value.split(',').map(readOne);
  return items.every((item): item is Item => item !== undefined) ? items : undefined;
}

function numberIn(text: string): number | undefined {
  return /^[+-]?\d{1,5}$/.test(text) ? Number(text) : undefined;
}

function weekdayIn(text: string): Weekday | undefined {
  const index = (WEEKDAY_CODES as readonly string[]).indexOf(text);
  // The index of seven codes, plus one, is 1 to 7.
  return index === -1 ? undefined : ((index + 1) as Weekday);
}

function ruleWeekdayIn(text: string): RuleWeekday | undefined {
  const [, ordinal, code = ''] = /^([+-]?\d)?(\w\w)$/.exec(text) ?? [];
  const weekday = weekdayIn(code);
  if (!weekday) return undefined;
  return ordinal === undefined ? { weekday } : { weekday, ordinal: Number(ordinal) };
}

function untilIn(text: string): Temporal.PlainDate | Temporal.Instant | undefined {
  const [, date, time] = /^(\d{8})(T\d{6}Z)?$/.exec(text) ?? [];
  if (!date) return undefined;
  try {
    // Temporal reads ISO 8601's basic format, which is what RFC 5545 uses.
    return time ? Temporal.Instant.from(text) : Temporal.PlainDate.from(date);
  } catch {
    return undefined; // eight digits that are no day, such as the 31st of February
  }
}
