import type { Clock, Services } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';
import { isEcho, linkedMessages } from '../domain/echo.js';
import { isRead, saysNothing } from '../domain/is-read.js';
import { messageLink } from '../domain/reminder-text.js';
import { isSameReading } from '../domain/same-reading.js';
import type { SeenMessage } from '../domain/seen-message.js';
import { type AnnouncementLedger, type Begun, isOpen } from '../ledger/announcement-ledger.js';
import type { AnnouncementNotes } from '../ledger/announcement-notes.js';
import { fingerprintOf } from '../ledger/fingerprint.js';
import type { ReminderOfAnnouncement } from '../ledger/reminder-of-announcement.js';
import type { MessageReader } from '../reading/message-reader.js';
import { heardOf } from './heard.js';
import { ReadingPace } from './reading-pace.js';

/** So long an edit may make an announcement of a message that was none. Later it is the scoreboard of some bot. */
const NEWS = { hours: 1 };

export interface HearingParts {
  readonly clock: Clock;
  readonly settings: Services['settings'];
  readonly tips: Services['tips'];
  readonly reader: MessageReader;
  readonly ledger: AnnouncementLedger;
  readonly reminder: ReminderOfAnnouncement;
  readonly notes: AnnouncementNotes;
}

/** Hears what becomes of messages. Hearing of it twice, late, or in two processes at once does nothing more. */
export class Hearing {
  readonly #pace: ReadingPace;

  constructor(private readonly parts: HearingParts) {
    this.#pace = new ReadingPace(parts.clock, parts.notes);
  }

  /** A message was written. */
  async message(guildId: string, message: SeenMessage): Promise<void> {
    const link = messageLink(guildId, message.channelId, message.id);
    const begun = await this.#begin(guildId, message, () => this.#pace.mayRead(guildId, link));
    if (begun === 'begun') await this.parts.tips.tell(guildId, 'announcements.tips.first');
  }

  /** A message was written while the bot was away. How many of them are heard is bounded by who finds them. */
  async missed(guildId: string, message: SeenMessage): Promise<void> {
    await this.#begin(guildId, message, () => true);
  }

  /** A message was changed. One that says the same as before costs one look at its row, and of a flood not even that. */
  async edit(guildId: string, message: SeenMessage): Promise<void> {
    if (this.#pace.mayLookUp(guildId)) await this.#edited(guildId, message, this.#pace);
  }

  /** A message was looked at, and may have been changed meanwhile. How many of them are is bounded by who looks. */
  async looked(guildId: string, message: SeenMessage): Promise<void> {
    await this.#edited(guildId, message, { mayCompare: () => true });
  }

  async #edited(guildId: string, message: SeenMessage, pace: Pick<ReadingPace, 'mayCompare'>): Promise<void> {
    const { ledger } = this.parts;
    if (saysNothing(message)) return;
    const [known] = await ledger.find(guildId, [message.id]);
    if (known) return this.#compare(guildId, message, known, pace);
    // What this bot has written and not announced is never news, and an old message is none any more.
    if (message.author.kind === 'self' || this.#isOld(message)) return;
    const begun = await this.#begin(guildId, message, () => pace.mayCompare(guildId));
    if (begun !== 'known') return;
    // It was taken in meanwhile, perhaps as it was before this edit.
    const [other] = await ledger.find(guildId, [message.id]);
    if (other) await this.#compare(guildId, message, other, pace);
  }

  /** Messages were deleted. */
  async deletion(guildId: string, messageIds: readonly string[]): Promise<void> {
    const known = await this.parts.ledger.find(guildId, messageIds);
    for (const { messageId } of known.filter(isOpen)) await this.parts.ledger.end(guildId, messageId);
  }

  async #begin(
    guildId: string,
    message: SeenMessage,
    mayRead: () => boolean | Promise<boolean>,
  ): Promise<Begun | 'nothing'> {
    const { settings, reader, ledger, reminder, notes } = this.parts;
    const wishes = await settings.read(guildId, 'announcements');
    if (!isRead(message, wishes) || !(await mayRead())) return 'nothing';
    if (await this.#isEcho(guildId, message)) return 'nothing';
    const reading = await reader.read(guildId, message, wishes.advice);
    const link = messageLink(guildId, message.channelId, message.id);
    if (reading.kind === 'none') {
      await notes.passed(guildId, link, reading.why);
      return 'nothing';
    }
    const heard = heardOf(message, await reminder.valuesOf(guildId, message, reading));
    const begun = await ledger.begin(guildId, heard, wishes.perHour);
    if (begun === 'full') await this.#pace.tellFull(guildId, link);
    return begun;
  }

  /** Whether what an announcement says now is something else than what is known of it. */
  async #compare(
    guildId: string,
    message: SeenMessage,
    known: Announcement,
    pace: Pick<ReadingPace, 'mayCompare'>,
  ): Promise<void> {
    const { settings, reader, ledger, reminder } = this.parts;
    if (!isOpen(known) || known.fingerprint === fingerprintOf(message)) return;
    if (!pace.mayCompare(guildId)) {
      if (!known.lookWanted) await ledger.lookLater(guildId, known.messageId);
      return;
    }
    const { advice } = await settings.read(guildId, 'announcements');
    const asWritten = await reader.readAsWritten(guildId, message);
    const reading = isSameReading(asWritten, known.reading)
      ? asWritten
      : await reader.read(guildId, message, advice);
    const values = await reminder.valuesOf(guildId, message, reading);
    if (isSameReading(reading, known.reading)) await ledger.retell(guildId, message.id, values);
    else await ledger.change(guildId, message.id, values);
  }

  #isOld({ writtenAt }: SeenMessage): boolean {
    return Temporal.Instant.compare(writtenAt.add(NEWS), this.parts.clock.now()) < 0;
  }

  /** Whether it comes from a reminder of ours, directly or through another bot. */
  async #isEcho(guildId: string, message: SeenMessage): Promise<boolean> {
    if (message.author.kind === 'person') return false;
    if (isEcho(message)) return true;
    const linked = linkedMessages(message);
    return linked.length > 0 && (await this.parts.ledger.find(guildId, linked)).length > 0;
  }
}
