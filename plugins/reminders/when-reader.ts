import { type Clock, refuse, type Services } from 'alphapy';
import { meansOnce } from './domain/none.js';
import { readTogether } from './domain/reading/read-together.js';
import { readWhen } from './domain/reading/read-when.js';
import type { Ask, Once, Reading, ReadingContext, Refuse, Repeat } from './domain/reading/reading.js';
import type { Reminder } from './reminder.entity.js';

/** Knows where somebody lives. */
export type ZoneFinder = Pick<Services['timeZones'], 'of'>;

/** Reads what a member typed, by the clocks where they live. */
export class WhenReader {
  constructor(
    private readonly clock: Clock,
    private readonly timeZones: ZoneFinder,
  ) {}

  /** @throws a refusal when the words are no moment ahead, or do not go with how often it shall be */
  async read(
    guildId: string,
    userId: string,
    when: string,
    locale: string,
    repeat?: string,
  ): Promise<Once | Repeat | Ask> {
    return this.#read(await this.zoneOf(guildId, userId), when, locale, repeat);
  }

  /** The same by the clocks of a zone that was chosen for these words, so that it is no assumption. */
  readIn(zone: string, when: string, locale: string, repeat?: string): Once | Repeat | Ask {
    return assumedNoZone(this.#read(zone, when, locale, repeat));
  }

  zoneOf(guildId: string, userId: string): Promise<string> {
    return this.timeZones.of(guildId, userId);
  }

  /**
   * How often something shall be that has a time already. It keeps that time, and its zone, unless the words give another.
   *
   * @throws a refusal when they do not say how often
   */
  async readRepeat(
    { guildId, userId, dueAt, zone }: Timed,
    repeat: string,
    locale: string,
  ): Promise<Once | Repeat | Ask> {
    const wallTime = dueAt.toZonedDateTimeISO(zone).toPlainDateTime();
    const has = wallTime.toString({ smallestUnit: 'second' }).replace('T', ' ');
    const kept = readWhen(`${has} ${repeat}`, this.#context(zone, locale));
    if (isRepeating(kept)) return assumedNoZone(kept);
    const reading = readWhen(repeat, this.#context(await this.zoneOf(guildId, userId), locale));
    if (isRepeating(reading)) return reading;
    throw reading.kind === 'refuse' && reading.detail ? unread(reading) : unreadRepeat();
  }

  #read(zone: string, when: string, locale: string, repeat?: string): Once | Repeat | Ask {
    const context = this.#context(zone, locale);
    if (repeat && !meansOnce(repeat)) return this.#readBoth(when, repeat, context);
    const reading = readWhen(when, context);
    if (repeat && isRepeating(reading)) throw apart();
    if (reading.kind === 'refuse') throw unread(reading);
    return reading;
  }

  #readBoth(when: string, repeat: string, context: ReadingContext): Once | Repeat | Ask {
    const together = readTogether(when, repeat, context);
    if (together.problem === undefined) return together.reading;
    switch (together.problem) {
      case 'apart':
        throw apart();
      case 'neither':
        throw refuse('reminders.when.neither', 'I can read neither `when` nor `repeat`.');
      case 'when':
        throw isUnclear(together.refusal)
          ? refuse('reminders.when.alone', 'I cannot read `when` as one moment.')
          : unread(together.refusal);
      case 'repeat':
        throw isUnclear(together.refusal) ? unreadRepeat() : unread(together.refusal);
    }
  }

  #context(zone: string, locale: string): ReadingContext {
    return { now: this.clock.now(), zone, locale: locale.startsWith('nl') ? 'nl' : 'en' };
  }
}

function unread({ reason, detail }: Refuse) {
  return refuse(`reminders.when.${detail ?? reason}`, `That moment is ${detail ?? reason}.`);
}

/** Whether no more can be said than that the words were not understood. */
function isUnclear({ reason, detail }: Refuse): boolean {
  return reason === 'unclear' && !detail;
}

function unreadRepeat() {
  return refuse(
    'reminders.repeats.unclear',
    'I cannot read how often that is, in `repeat`. Try: every 2 weeks on friday.',
  );
}

function apart() {
  return refuse('reminders.repeats.apart', 'I cannot read `when` and `repeat` as one. Say all in `when`.');
}

/** What has a time. */
type Timed = Pick<Reminder, 'guildId' | 'userId' | 'dueAt' | 'zone'>;

function isRepeating(reading: Reading): reading is Repeat | Ask {
  if (reading.kind === 'ask') return reading.options.every(({ kind }) => kind === 'repeat');
  return reading.kind === 'repeat';
}

function assumedNoZone(reading: Once | Repeat | Ask): Once | Repeat | Ask {
  if (reading.kind !== 'ask') return withoutZone(reading);
  return { ...reading, options: reading.options.map(withoutZone) };
}

function withoutZone<Reading extends Once | Repeat>(reading: Reading): Reading {
  return { ...reading, assumptions: reading.assumptions.filter((one) => one !== 'zone') };
}
