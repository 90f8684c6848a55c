import type { Clock, Services } from 'alphapy';
import { afterEdit } from '../domain/after-edit.js';
import type { SeenMessage } from '../domain/seen-message.js';
import type { AnnouncementReading, Reminders } from '../reminders.js';
import type { Advice } from './advice.js';

/** Reads messages as their author meant them, by the author's own clock or the guild's. */
export class MessageReader {
  constructor(
    private readonly clock: Clock,
    private readonly reminders: Reminders,
    private readonly languages: Services['languages'],
    private readonly advice: Advice,
  ) {}

  /**
   * As it is to be understood now. A message that was changed is read at both times, and may be asked about.
   *
   * @param isAdvised whether an AI service may be asked
   */
  async read(guildId: string, message: SeenMessage, isAdvised: boolean): Promise<AnnouncementReading> {
    const reading = await this.#readAtBothTimes(guildId, message);
    return isAdvised ? this.advice.on(guildId, message, reading, await this.languages.of(guildId)) : reading;
  }

  /** As if it had always said what it says now. */
  readAsWritten(guildId: string, message: SeenMessage): Promise<AnnouncementReading> {
    return this.#readAt(guildId, message, message.writtenAt);
  }

  async #readAtBothTimes(guildId: string, message: SeenMessage): Promise<AnnouncementReading> {
    const asWritten = await this.readAsWritten(guildId, message);
    if (!message.editedAt) return asWritten;
    return afterEdit(asWritten, await this.#readAt(guildId, message, message.editedAt));
  }

  async #readAt(
    guildId: string,
    message: SeenMessage,
    writtenAt: Temporal.Instant,
  ): Promise<AnnouncementReading> {
    const context = {
      authorId: message.author.id,
      locale: await this.languages.of(guildId),
      writtenAt: earlier(writtenAt, this.clock.now()),
    };
    return this.reminders.announcements.read(guildId, message, context);
  }
}

/** Discord's clock may be ahead of ours. */
function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
