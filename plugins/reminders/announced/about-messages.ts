import type { Clock } from 'alphapy';
import type { AnnouncedMessage } from '../domain/announcement/announcement.js';
import { titleOf } from '../domain/announcement/wording.js';
import type { NameOf } from '../domain/mentions-as-names.js';
import { messageLink } from '../domain/message-link.js';
import type { Draft, DraftOption } from '../wishes/draft.entity.js';
import type { DraftStore } from '../wishes/draft.store.js';
import { settle } from '../wishes/settle.js';
import type { AnnouncementReader } from './announcement-reader.js';
import { beginningOf, shortened, withNames } from './beginning-of-message.js';

/** A message that somebody wants to be reminded of, as Discord has handed it over. */
export interface MessageAbout {
  readonly id: string;
  readonly channelId: string;
  /** The guild where it stands; none for somebody's direct messages. */
  readonly guildId: string | null;
  readonly authorId: string;
  readonly said: AnnouncedMessage;
  /** How its mentions are called. */
  readonly nameOf: NameOf;
  readonly writtenAt: Temporal.Instant;
}

/** Together with "another time" they fill a row of buttons. */
const MOST_OPTIONS = 4;

const MINUTES_BEFORE = 60;

/** Lets members be reminded of a message that somebody wrote. */
export class AboutMessages {
  constructor(
    private readonly clock: Clock,
    private readonly announcements: AnnouncementReader,
    private readonly drafts: DraftStore,
  ) {}

  /** Asks which of the moments that the message speaks of is meant; null when it speaks of none that is ahead. */
  async ask(guildId: string, userId: string, about: MessageAbout, locale: string): Promise<Draft | null> {
    const { authorId, said, writtenAt, nameOf } = about;
    const context = { authorId, locale, writtenAt };
    // It is read as it was written: the name of somebody is no time.
    const { options } = await this.announcements.read(guildId, said, context);
    const named = withNames(said, nameOf);
    const title = titleOf(named);
    const text = title === null ? beginningOf(named) : shortened(title);
    if (options.length === 0 || text === '') return null;
    const place = settle({ guildId, userId }, 'dm', { channelId: about.channelId, target: 'dm' });
    const question = { guildId, userId, ...place, text, link: linkOf(about), locale };
    return this.drafts.keep({ ...question, options: this.#offered(options) });
  }

  /** An event that happens once can be told of before, too. */
  #offered(options: readonly DraftOption[]): DraftOption[] {
    const [only] = options;
    if (!only || options.length > 1 || only.rule) return options.slice(0, MOST_OPTIONS);
    const before = Temporal.Instant.from(only.dueAt).subtract({ minutes: MINUTES_BEFORE });
    if (Temporal.Instant.compare(before, this.clock.now()) <= 0) return [only];
    return [only, { ...only, dueAt: before.toString(), minutesBefore: MINUTES_BEFORE }];
  }
}

export function linkOf({ guildId, channelId, id }: MessageAbout): string {
  return messageLink({ guildId, channelId, messageId: id });
}
