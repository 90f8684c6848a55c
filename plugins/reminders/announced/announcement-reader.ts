import type { Clock } from 'alphapy';
import type {
  AnnouncedMessage,
  Announcement,
  NoneReason,
  ProposalReason,
} from '../domain/announcement/announcement.js';
import { type Excerpt, excerptsOf } from '../domain/announcement/excerpts.js';
import { readAnnouncement } from '../domain/announcement/read-announcement.js';
import { titleOf } from '../domain/announcement/wording.js';
import { momentsAfter } from '../domain/plan/plan.js';
import type { WhenReader, ZoneFinder } from '../when-reader.js';
import type { DraftOption } from '../wishes/draft.entity.js';
import { optionOf } from '../wishes/draft.store.js';

/** What a message announces, as plain data. */
export interface AnnouncementReading {
  /** Create: sure enough, and the only option is it. Propose: a person has to choose. None: nothing to remind of. */
  readonly kind: Announcement['kind'];
  readonly why: ProposalReason | NoneReason | null;
  /** The earliest first; all of them lie ahead. */
  readonly options: readonly DraftOption[];
  /** What the message begins with, whatever it announces. */
  readonly title: string | null;
  readonly location: string | null;
  /** From 0 to 1; null where nothing is created. */
  readonly confidence: number | null;
  readonly excerpts: readonly Excerpt[];
}

export interface AnnouncementContext {
  /** Whose clock counts, where they have chosen one. */
  readonly authorId: string;
  /** The guild's language, as Discord names it. */
  readonly locale: string;
  /** When the words were written: their "tomorrow" is the day after. */
  readonly writtenAt: Temporal.Instant;
}

/** Reads announcements for who watches them. Creates nothing. */
export class AnnouncementReader {
  constructor(
    private readonly clock: Clock,
    private readonly timeZones: ZoneFinder,
    private readonly whenReader: WhenReader,
  ) {}

  async read(
    guildId: string,
    message: AnnouncedMessage,
    { authorId, locale, writtenAt }: AnnouncementContext,
  ): Promise<AnnouncementReading> {
    const zone = await this.timeZones.of(guildId, authorId);
    const language = locale.startsWith('nl') ? 'nl' : 'en';
    const announcement = readAnnouncement(message, { now: writtenAt, zone, locale: language });
    return this.#plain(message, announcement);
  }

  /**
   * Reads what a person types in place of what was read.
   *
   * @throws a refusal when the words are no moment ahead
   */
  async readWhen(guildId: string, userId: string, when: string, locale: string): Promise<DraftOption[]> {
    const reading = await this.whenReader.read(guildId, userId, when, locale);
    return (reading.kind === 'ask' ? reading.options : [reading]).map(optionOf);
  }

  /** The option, or its next time where it repeats; null when it is over. */
  ahead(option: DraftOption): DraftOption | null {
    const dueAt = Temporal.Instant.from(option.dueAt);
    const now = this.clock.now();
    if (Temporal.Instant.compare(dueAt, now) > 0) return option;
    const [next] = momentsAfter({ ...option, dueAt }, now, 1);
    return next ? { ...option, dueAt: next.toString() } : null;
  }

  #plain(message: AnnouncedMessage, announcement: Announcement): AnnouncementReading {
    const excerpts = excerptsOf(message, announcement.spans);
    const nothing = { options: [], title: titleOf(message), location: null, confidence: null, excerpts };
    if (announcement.kind === 'none') return { ...nothing, kind: 'none', why: announcement.why };
    const { kind, title, location } = announcement;
    const readings = kind === 'create' ? [announcement.reading] : announcement.options;
    const options = readings.map(optionOf).flatMap((option) => this.ahead(option) ?? []); // the words may be old
    if (readings.length > 0 && options.length === 0) return { ...nothing, kind: 'none', why: 'past' };
    const why = kind === 'create' ? null : announcement.why;
    const confidence = kind === 'create' ? announcement.confidence : null;
    return { kind, why, options, title, location, confidence, excerpts };
  }
}
