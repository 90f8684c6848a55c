import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, type PluginContext, refuse } from 'alphapy';
import type { AbsenceService } from './absence/absence.service.js';
import { AboutMessages } from './announced/about-messages.js';
import { AnnouncedReminders } from './announced/announced-reminders.js';
import type { AnnouncementReader } from './announced/announcement-reader.js';
import type { DeliveryService } from './delivery/delivery.service.js';
import { DeliveryAnswers } from './delivery/delivery-answers.js';
import { DeliveryHistory, type LastFailure } from './delivery/delivery-history.js';
import { SecondTries } from './delivery/second-tries.js';
import { momentsAfter } from './domain/plan/plan.js';
import { Followers } from './followers/followers.js';
import type { Images } from './images/images.js';
import { findOwn } from './own-reminders.js';
import type { Premium } from './premium.js';
import type { Presets } from './presets/presets.js';
import { Reminder } from './reminder.entity.js';
import { ReminderChanges } from './reminder-changes.js';
import type { RightsService } from './rights/rights.service.js';
import type { RightsChanges } from './rights/rights-changes.js';
import type { SettingsOf } from './settings.js';
import type { WhenReader } from './when-reader.js';
import type { Draft } from './wishes/draft.entity.js';
import { DraftStore } from './wishes/draft.store.js';
import { OpenQuestions } from './wishes/open-questions.js';
import { Quota } from './wishes/quota.js';
import { ReminderWishes } from './wishes/reminder-wishes.js';
import type { Asked, Created, Edit, Wish } from './wishes/wish.js';

/** For how long a reminder is kept after it arrived. */
const KEPT_DAYS = 30;

const PREVIEWED = 5;

export interface Preview {
  readonly reminder: Reminder;
  /** None while its last delivery is under way, or has failed. */
  readonly moments: readonly Temporal.Instant[];
  /** Whether there are no more. */
  readonly isEnd: boolean;
  /** Who is reminded, too. */
  readonly followerIds: readonly string[];
}

/** A member's reminders, and what went wrong with those that go on. */
export interface Overview {
  readonly reminders: readonly Reminder[];
  /** By the id of the reminder. */
  readonly failures: ReadonlyMap<string, LastFailure>;
  /** Those of their channels that were deleted. */
  readonly goneChannels: ReadonlySet<string>;
}

export interface ReminderServiceOptions extends Pick<PluginContext, 'em' | 'clock'> {
  readonly reader: WhenReader;
  readonly announcements: AnnouncementReader;
  readonly deliveries: DeliveryService;
  readonly absences: AbsenceService;
  readonly rights: RightsService;
  readonly premium: Premium;
  readonly images: Images;
  readonly presets: Presets;
  readonly settingsOf: SettingsOf;
}

/** What members want of their reminders. */
export class ReminderService {
  readonly deliveries: DeliveryService;
  readonly absences: AbsenceService;
  readonly changes: ReminderChanges;
  readonly answers: DeliveryAnswers;
  readonly history: DeliveryHistory;
  readonly secondTries: SecondTries;
  /** For the plugin that watches announcements. */
  readonly announcements: AnnouncementReader;
  readonly announced: AnnouncedReminders;
  readonly about: AboutMessages;
  readonly followers: Followers;
  readonly images: Images;
  readonly presets: Presets;
  readonly rightsChanges: RightsChanges;
  readonly questions: OpenQuestions;
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #drafts: DraftStore;
  readonly #wishes: ReminderWishes;

  constructor(options: ReminderServiceOptions) {
    const { em, clock, reader, announcements, deliveries, absences, rights, settingsOf, premium, images } =
      options;
    this.presets = options.presets;
    this.rightsChanges = rights.changes;
    this.#em = em;
    this.#clock = clock;
    this.#drafts = new DraftStore(em, clock);
    this.deliveries = deliveries;
    this.absences = absences;
    this.changes = new ReminderChanges(em, clock);
    const quota = new Quota(premium);
    this.images = images;
    this.answers = new DeliveryAnswers(em, clock, quota, rights, images, deliveries.closed);
    this.history = new DeliveryHistory(em);
    this.secondTries = new SecondTries(em, clock, quota, deliveries.closed);
    this.announcements = announcements;
    this.announced = new AnnouncedReminders(clock);
    this.followers = new Followers(em, clock);
    this.about = new AboutMessages(clock, announcements, this.#drafts);
    const [drafts, { closed }] = [this.#drafts, deliveries];
    this.#wishes = new ReminderWishes({ em, clock, reader, drafts, quota, closed, settingsOf });
    this.questions = new OpenQuestions({ em, clock, reader, drafts, images, wishes: this.#wishes });
  }

  /** @throws a refusal when the words are no moment ahead, or the member has too many reminders */
  create(guildId: string, userId: string, wish: Wish): Promise<Created | Asked> {
    return this.#wishes.create(guildId, userId, wish);
  }

  /** Changes what was given, and nothing else. Words that can be read in several ways are asked about. */
  edit(guildId: string, userId: string, id: string, edit: Edit): Promise<Created | Asked> {
    return this.#wishes.edit(guildId, userId, id, edit);
  }

  /** Keeps a wish of which the time could not be read, so that nothing else need be said again. */
  keep(guildId: string, userId: string, wish: Wish): Promise<Draft> {
    return this.#wishes.keep(guildId, userId, wish);
  }

  /** The same of what somebody wants changed. */
  keepEdit(guildId: string, userId: string, id: string, edit: Edit): Promise<Draft> {
    return this.#wishes.keepEdit(guildId, userId, id, edit);
  }

  /** One of the member's own, as it stands. */
  own(guildId: string, userId: string, id: string): Promise<Reminder> {
    return findOwn(this.#em.fork(), guildId, userId, id);
  }

  /** When a reminder comes next, five times at most. */
  async preview(guildId: string, userId: string, id: string): Promise<Preview> {
    const reminder = await findOwn(this.#em.fork(), guildId, userId, id);
    const waits = reminder.state === 'scheduled';
    const moments = waits ? [reminder.dueAt, ...momentsAfter(reminder, reminder.dueAt, PREVIEWED)] : [];
    const isEnd = moments.length <= PREVIEWED;
    return {
      reminder,
      moments: moments.slice(0, PREVIEWED),
      isEnd,
      followerIds: await this.followers.of(id),
    };
  }

  /** Those that wait and those that failed; the earliest first. */
  async list(guildId: string, userId: string): Promise<Reminder[]> {
    const own = { guildId, userId, announcementId: null, state: { $ne: 'sent' } } as const;
    const find = () => this.#em.fork().find(Reminder, own, { orderBy: { dueAt: 'asc', id: 'asc' } });
    const reminders = await find();
    if (reminders.every(({ state }) => state !== 'held')) return reminders;
    // Who asks is there.
    await this.absences.memberBack(guildId, userId);
    return find();
  }

  /** The same, with what went wrong the last time. */
  async overview(guildId: string, userId: string): Promise<Overview> {
    const reminders = await this.list(guildId, userId);
    const placed = reminders.filter(({ target }) => target === 'channel');
    const goneChannels = await this.deliveries.closed.gone(placed.map(({ channelId }) => channelId));
    return { reminders, failures: await this.history.lastFailures(reminders), goneChannels };
  }

  /** @throws a refusal when it is not the member's own, or has arrived already */
  async delete(guildId: string, userId: string, id: string): Promise<Reminder> {
    return this.#em.transactional(async (em) => {
      const reminder = await findOwn(em, guildId, userId, id);
      if (reminder.state === 'sent')
        throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
      em.remove(reminder);
      return reminder;
    });
  }

  /** Forgets what arrived long ago. Returns how many there were. */
  async tidy(): Promise<number> {
    await this.#drafts.tidy();
    await this.images.tidy();
    const old = this.#clock.now().subtract({ hours: 24 * KEPT_DAYS });
    await this.deliveries.tidy(old);
    await this.absences.erase();
    await this.rightsChanges.tidy();
    return this.#em.fork().nativeDelete(Reminder, { state: 'sent', dueAt: { $lt: old } });
  }
}
