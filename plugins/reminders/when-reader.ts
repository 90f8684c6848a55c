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
    const zone = await this.timeZones.of(guildId, userId);
    const language = locale.startsWith('nl') ? 'nl' : 'en';
    const reading = readWhen(when, { now: this.clock.now(), zone, locale: language });
    if (reading.kind !== 'refuse') return reading;
    throw refuse(`reminders.when.${reading.reason}`, `That moment is ${reading.reason}.`);
  }
}
