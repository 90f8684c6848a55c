import { type DateTime, IANAZone } from 'luxon';
import { occurrencesAfter } from '../../../../../plugins/reminders/domain/recurrence/occurrences.js';
import { parseRule } from '../../../../../plugins/reminders/domain/recurrence/parse-rule.js';
import { dayOf, instantOf, type Kind } from './luxon-oracle.js';

export interface Comparison {
  readonly differences: string[];
  compared: number;
  gaps: number;
  overlaps: number;
}

export interface Series {
  readonly kind: Kind;
  readonly zone: string;
  readonly time: Time;
}

export interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** The part of a series that is compared, as days in UTC. */
export interface Window {
  readonly from: DateTime;
  readonly to: DateTime;
}

/** Every series begins on the first day of the ten years. */
export const TEN_YEARS: Window = { from: dayOf(2026, 1, 1), to: dayOf(2036, 1, 1) };

/** Every zone that this runtime knows. */
export const ZONES = Intl.supportedValuesOf('timeZone');

export function emptyComparison(): Comparison {
  return { differences: [], compared: 0, gaps: 0, overlaps: 0 };
}

/** Compares the occurrences of a window with Luxon's, and notes the first that differs. */
export function compare(series: Series, { from, to }: Window, comparison: Comparison): void {
  const zone = IANAZone.create(series.zone);
  const expected = daysOf(series.kind)
    .filter((day) => day >= from && day < to)
    .map((day) => instantOf(day, series.time, zone));
  const found = ours(series, from, expected.length);
  for (const [index, moment] of expected.entries()) {
    comparison.compared++;
    if (moment.clocks === 'gap') comparison.gaps++;
    if (moment.clocks === 'overlap') comparison.overlaps++;
    if (found[index] === moment.epochMilliseconds) continue;
    const { kind, time } = series;
    comparison.differences.push(
      `${kind.rule} ${series.zone} ${time.hour}:${time.minute}: ` +
        `${iso(found[index])}, Luxon has ${iso(moment.epochMilliseconds)}`,
    );
    return;
  }
}

const knownDays = new Map<Kind, DateTime[]>();

/** The days of a kind of rule over the ten years; they depend on no zone. */
function daysOf(kind: Kind): DateTime[] {
  const known = knownDays.get(kind);
  if (known) return known;
  const days: DateTime[] = [];
  for (let day = kind.firstDay(TEN_YEARS.from); day < TEN_YEARS.to; day = kind.nextDay(day)) days.push(day);
  knownDays.set(kind, days);
  return days;
}

function ours({ kind, zone, time }: Series, from: DateTime, n: number): number[] {
  const { rule } = parseRule(kind.rule);
  if (!rule) throw new Error(`unreadable rule ${kind.rule}`);
  const start = Temporal.PlainDateTime.from({ year: TEN_YEARS.from.year, month: 1, day: 1, ...time });
  const midnight = Temporal.PlainDate.from(from.toISODate() ?? '').toZonedDateTime(zone);
  const after = midnight.toInstant().subtract({ nanoseconds: 1 });
  return occurrencesAfter(rule, start, zone, after, n).map(({ epochMilliseconds }) => epochMilliseconds);
}

function iso(epochMilliseconds: number | undefined): string {
  return epochMilliseconds === undefined ? 'nothing' : new Date(epochMilliseconds).toISOString();
}
