import type { Weekday } from '../../recurrence/rule.js';
import type { Amounts, Clock, Meaning, NamedZone, PartOfDay } from '../phrases/meaning.js';

/** What a whole text asks for: its phrases sorted by the role they play in it, not yet related to any "now". */
export interface Request {
  /** Alternatives ("friday or saturday"); the first is empty when the text names no day. */
  readonly days: DaySpec[];
  readonly clocks: ClockSpec[];
  part?: PartOfDay;
  /** The day is named by its evening, which counts where no time is said. */
  isEve?: true;
  /** "in 2 hours" */
  duration?: Extract<Meaning, { kind: 'duration' }>;
  /** "an hour before …", "2 days after …" */
  shift?: { readonly amounts: Amounts; readonly direction: 1 | -1 };
  epochSeconds?: number;
  every?: Extract<Meaning, { kind: 'every' }>;
  readonly except: Weekday[];
  from?: DaySpec;
  until?: DaySpec & { readonly through: boolean };
  /** The end of a range of days. */
  lastDay?: Extract<Meaning, { kind: 'date' }>;
  lasting?: Amounts;
  count?: number;
  /** A range was given, of which the start counts. */
  isRange: boolean;
}

export interface DaySpec {
  date?: Extract<Meaning, { kind: 'date' }>;
  numbers?: Extract<Meaning, { kind: 'numbers' }>;
  holiday?: Extract<Meaning, { kind: 'holiday' }>;
  monthDays?: readonly number[];
  month?: Extract<Meaning, { kind: 'month' }>;
  weekdays?: Extract<Meaning, { kind: 'weekdays' }>;
  nthWeekdays?: Extract<Meaning, { kind: 'nthWeekdays' }>;
  relativeDay?: number;
  period?: Extract<Meaning, { kind: 'period' }>;
  /** "in 3 days", when a clock or a weekday goes with it. */
  ahead?: Amounts;
}

export interface ClockSpec {
  readonly clock: Clock;
  zone?: NamedZone;
}

export function emptyRequest(): Request {
  return { days: [{}], clocks: [], except: [], isRange: false };
}

export function isEmpty(spec: DaySpec | undefined): boolean {
  return !spec || Object.keys(spec).length === 0;
}

/** Whether the text asks for a series. */
export function repeats(request: Request): boolean {
  return (
    request.every !== undefined ||
    request.days.some(({ weekdays, nthWeekdays }) => weekdays?.always || nthWeekdays?.of === 'every-month')
  );
}
