import { type Clock, refuse, type Services } from 'alphapy';
import { readWhen } from './domain/reading/read-when.js';
import type { Ask, Once, Repeat } from './domain/reading/reading.js';

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
    const reading = this.#read(zone, when, locale, repeat);
    return reading.kind === 'ask'
      ? { ...reading, options: reading.options.map(withoutZone) }
      : withoutZone(reading);
  }

  zoneOf(guildId: string, userId: string): Promise<string> {
    return this.timeZones.of(guildId, userId);
  }

  /** When and how often are one sentence, and are read as one. */
  #read(zone: string, when: string, locale: string, repeat?: string): Once | Repeat | Ask {
    const context = { now: this.clock.now(), zone, locale: locale.startsWith('nl') ? 'nl' : 'en' } as const;
    const reading = readWhen(repeat ? `${when} ${repeat}` : when, context);
    if (reading.kind !== 'refuse') return reading;
    const isMeant = (words: string) => readWhen(words, context).kind !== 'refuse';
    if (repeat && isMeant(when) && isMeant(repeat))
      throw refuse('reminders.repeats.apart', 'I cannot read `when` and `repeat` as one. Say all in `when`.');
    throw refuse(`reminders.when.${reading.detail ?? reading.reason}`, `That moment is ${reading.reason}.`);
  }
}

function withoutZone<Reading extends Once | Repeat>(reading: Reading): Reading {
  return { ...reading, assumptions: reading.assumptions.filter((one) => one !== 'zone') };
}
