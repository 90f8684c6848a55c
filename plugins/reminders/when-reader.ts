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

  /** @throws a refusal when the words are no moment ahead */
  async read(guildId: string, userId: string, when: string, locale: string): Promise<Once | Repeat | Ask> {
    return this.#read(await this.zoneOf(guildId, userId), when, locale);
  }

  /** The same by the clocks of a zone that was chosen for these words, so that it is no assumption. */
  readIn(zone: string, when: string, locale: string): Once | Repeat | Ask {
    const reading = this.#read(zone, when, locale);
    return reading.kind === 'ask'
      ? { ...reading, options: reading.options.map(withoutZone) }
      : withoutZone(reading);
  }

  zoneOf(guildId: string, userId: string): Promise<string> {
    return this.timeZones.of(guildId, userId);
  }

  #read(zone: string, when: string, locale: string): Once | Repeat | Ask {
    const language = locale.startsWith('nl') ? 'nl' : 'en';
    const reading = readWhen(when, { now: this.clock.now(), zone, locale: language });
    if (reading.kind !== 'refuse') return reading;
    throw refuse(`reminders.when.${reading.detail ?? reading.reason}`, `That moment is ${reading.reason}.`);
  }
}

function withoutZone<Reading extends Once | Repeat>(reading: Reading): Reading {
  return { ...reading, assumptions: reading.assumptions.filter((one) => one !== 'zone') };
}
