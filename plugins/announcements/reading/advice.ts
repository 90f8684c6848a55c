import type { ILogger } from '@sapphire/framework';
import { MOST_IN_A_ROW as MOST_OPTIONS } from '../domain/gathered.js';
import { quotedIn } from '../domain/quotes.js';
import { keyOf } from '../domain/same-reading.js';
import type { SeenMessage } from '../domain/seen-message.js';
import type { AnnouncementReading, Reminders } from '../reminders.js';
import { type Advisor, spokenText } from './advisor.js';

const TIMEOUT_MILLISECONDS = 15_000;

/**
 * Asks an AI service where the reader does not know. It can only point at words of the message: they are read by the same
 * reader, and what comes of it is a question to a person, never a reminder.
 */
export class Advice {
  constructor(
    private readonly reminders: Reminders,
    /** Null where no plugin offers one. */
    private readonly advisor: Advisor | null,
    private readonly logger: Pick<ILogger, 'warn'>,
  ) {}

  async on(
    guildId: string,
    message: SeenMessage,
    reading: AnnouncementReading,
    locale: string,
  ): Promise<AnnouncementReading> {
    if (!this.advisor || !isWorthAsking(reading)) return reading;
    const text = spokenText(message);
    const { writtenAt, author } = message;
    const question = { guildId, authorId: author.id, text, writtenAt, locale };
    try {
      const answer = await this.advisor.quoteTime(question, AbortSignal.timeout(TIMEOUT_MILLISECONDS));
      const quoted = quotedIn(text, answer);
      if (!quoted) return reading;
      const options = await this.reminders.announcements.readWhen(guildId, author.id, quoted.words, locale);
      const known = new Set(options.map(keyOf));
      const others = reading.options.filter((option) => !known.has(keyOf(option)));
      const all = [...options, ...others].slice(0, MOST_OPTIONS);
      return { ...reading, kind: 'propose', options: all, excerpts: quoted.excerpts, advised: true };
    } catch (error) {
      // Refused words, a service that is away: without advice it is as if there were none.
      this.logger.warn(`No advice on an announcement in guild ${guildId}`, error);
      return reading;
    }
  }
}

/** Something about a time was read, and it was not enough. Most messages are about no time at all, and cost nothing. */
function isWorthAsking({ why }: AnnouncementReading): boolean {
  return why === 'no-time' || why === 'no-day' || why === 'unclear';
}
