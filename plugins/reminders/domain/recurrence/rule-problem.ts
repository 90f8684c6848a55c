import { LEAST_MINUTES, type Rule } from './rule.js';

/** Why a rule is refused; the end of an error identifier. */
export type RuleProblem =
  | 'not-a-rule'
  | 'unknown-part'
  | 'repeated-part'
  | 'bad-value'
  | 'parts-do-not-fit'
  | 'until-and-count';

/** Longer series and rarer rules are typing errors, and each would cost the search for its next occurrence. */
const MOST = { interval: 1_000, count: 10_000 };

/** What is wrong with a rule whose parts are readable, or `undefined`. */
export function problemOf(rule: Rule): RuleProblem | undefined {
  const least = rule.frequency === 'minutely' ? LEAST_MINUTES : 1;
  if (!isBetween(rule.interval, least, MOST.interval)) return 'bad-value';
  if (rule.count !== undefined && !isBetween(rule.count, 1, MOST.count)) return 'bad-value';
  if (!rule.months.every((month) => isBetween(month, 1, 12))) return 'bad-value';
  if (!rule.monthDays.every((day) => isBetween(Math.abs(day), 1, 31))) return 'bad-value';
  if (!rule.weekdays.every(({ ordinal = 1 }) => isBetween(Math.abs(ordinal), 1, 5))) return 'bad-value';
  if (rule.count !== undefined && rule.until !== undefined) return 'until-and-count';
  return partsFit(rule) ? undefined : 'parts-do-not-fit';
}

/** Which part may stand beside which frequency: RFC 5545's table, and narrower where nobody needs more. */
function partsFit(rule: Rule): boolean {
  const hasOrdinal = rule.weekdays.some(({ ordinal }) => ordinal !== undefined);
  switch (rule.frequency) {
    case 'minutely':
    case 'hourly':
      return rule.weekdays.length + rule.monthDays.length + rule.months.length === 0;
    case 'daily':
      return !hasOrdinal;
    case 'weekly':
      return !hasOrdinal && rule.monthDays.length === 0;
    case 'monthly':
      return true;
    case 'yearly':
      // Without a month the RFC counts ordinals and weekdays within the whole year; nobody asks for that.
      return rule.months.length > 0 || rule.weekdays.length + rule.monthDays.length === 0;
  }
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
