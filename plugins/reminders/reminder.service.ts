import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, cleanBlock, type PluginContext, refuse } from 'alphapy';
import type { DeliveryService } from './delivery/delivery.service.js';
import { DeliveryAnswers } from './delivery/delivery-answers.js';
import { LONGEST_TEXT } from './domain/longest-text.js';
import { momentsAfter, type Plan, planOf } from './domain/plan/plan.js';
import type { Assumption, Once, Repeat } from './domain/reading/reading.js';
import type { Draft, DraftOption } from './draft.entity.js';
import { DraftStore } from './draft.store.js';
import { findOwn, refuseOneTooMany } from './own-reminders.js';
import { Reminder } from './reminder.entity.js';
import { ReminderChanges } from './reminder-changes.js';
import type { WhenReader } from './when-reader.js';

/** For how long a reminder is kept after it arrived. */
const KEPT_DAYS = 30;

const PREVIEWED = 5;

export interface Wish {
  readonly channelId: string;
  /** As typed. */
  readonly when: string;
  readonly what: string;
  /** The owner's language, as Discord names it. */
  readonly locale: string;
}

export interface Created {
  readonly kind: 'created';
  readonly reminder: Reminder;
  /** What the words left open and was filled in. */
  readonly assumptions: readonly Assumption[];
}

/** The words can be read in several ways; nothing is set before one of them is chosen. */
export interface Asked {
  readonly kind: 'asked';
  readonly draft: Draft;
}

export interface Preview {
  readonly reminder: Reminder;
  /** None while its last delivery is under way, or has failed. */
  readonly moments: readonly Temporal.Instant[];
}

export interface ReminderServiceOptions extends Pick<PluginContext, 'em' | 'clock'> {
  readonly reader: WhenReader;
  readonly deliveries: DeliveryService;
}

/** What members want of their reminders. */
export class ReminderService {
  readonly deliveries: DeliveryService;
  readonly changes: ReminderChanges;
  readonly answers: DeliveryAnswers;
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #reader: WhenReader;
  readonly #drafts: DraftStore;

  constructor({ em, clock, reader, deliveries }: ReminderServiceOptions) {
    this.#em = em;
    this.#clock = clock;
    this.#reader = reader;
    this.#drafts = new DraftStore(em, clock);
    this.deliveries = deliveries;
    this.changes = new ReminderChanges(em, clock);
    this.answers = new DeliveryAnswers(em, clock);
  }

  /** @throws a refusal when the words are no moment ahead, or the member has too many reminders */
  async create(guildId: string, userId: string, wish: Wish): Promise<Created | Asked> {
    const { channelId, when, locale } = wish;
    const reading = await this.#reader.read(guildId, userId, when, locale);
    const text = readText(wish.what);
    if (reading.kind === 'ask') {
      const options = reading.options.map(optionOf);
      const draft = await this.#drafts.keep({ guildId, userId, channelId, text, locale, options });
      return { kind: 'asked', draft };
    }
    const reminder = await this.#em.transactional((em) =>
      this.#add(em, { guildId, userId, channelId, text, locale }, planOf(reading)),
    );
    return { kind: 'created', reminder, assumptions: reading.assumptions };
  }

  /**
   * In which channel the reminder of a question would come.
   *
   * @throws a refusal when it is no open question of the member's
   */
  async channelOfDraft(guildId: string, userId: string, id: string): Promise<string> {
    return (await this.#drafts.read(this.#em.fork(), guildId, userId, id)).channelId;
  }

  /** Sets the reminder that was asked about, as the member says it was meant. */
  async choose(guildId: string, userId: string, id: string, number: number): Promise<Created> {
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      const option = draft.options[number];
      const dueAt = option && Temporal.Instant.from(option.dueAt);
      if (!dueAt || Temporal.Instant.compare(dueAt, this.#clock.now()) <= 0)
        throw refuse('reminders.when.past', 'That moment is over. Give one that lies ahead.');
      await this.#drafts.end(em, draft);
      const { channelId, text, locale } = draft;
      const { zone, rule, startsAt, assumptions } = option;
      const owned = { guildId, userId, channelId, text, locale };
      const reminder = await this.#add(em, owned, { dueAt, zone, rule, startsAt });
      return { kind: 'created', reminder, assumptions };
    });
  }

  /** When a reminder comes next, five times at most. */
  async preview(guildId: string, userId: string, id: string): Promise<Preview> {
    const reminder = await findOwn(this.#em.fork(), guildId, userId, id);
    const waits = reminder.state === 'scheduled';
    const moments = waits ? [reminder.dueAt, ...momentsAfter(reminder, reminder.dueAt, PREVIEWED - 1)] : [];
    return { reminder, moments };
  }

  /** Those that wait and those that failed; the earliest first. */
  async list(guildId: string, userId: string): Promise<Reminder[]> {
    return this.#em
      .fork()
      .find(Reminder, { guildId, userId, state: { $ne: 'sent' } }, { orderBy: { dueAt: 'asc', id: 'asc' } });
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
    const old = this.#clock.now().subtract({ hours: 24 * KEPT_DAYS });
    await this.deliveries.tidy(old);
    return this.#em.fork().nativeDelete(Reminder, { state: 'sent', dueAt: { $lt: old } });
  }

  async #add(em: EntityManager, owned: Owned, plan: Plan): Promise<Reminder> {
    await refuseOneTooMany(em, owned.guildId, owned.userId);
    return em.create(Reminder, { ...owned, ...plan, createdAt: this.#clock.now() });
  }
}

/** Whose reminder of what, and where. */
type Owned = Pick<Reminder, 'guildId' | 'userId' | 'channelId' | 'text' | 'locale'>;

function optionOf(reading: Once | Repeat): DraftOption {
  const { dueAt, ...plan } = planOf(reading);
  return { ...plan, dueAt: dueAt.toString(), assumptions: reading.assumptions };
}

function readText(what: string): string {
  const text = cleanBlock(what);
  if (text === '')
    throw refuse('reminders.empty', 'There is nothing in that text. Say what to remind you of.');
  if (text.length > LONGEST_TEXT)
    throw refuse('reminders.tooLong', `A reminder has at most ${LONGEST_TEXT} characters.`, {
      most: LONGEST_TEXT,
    });
  return text;
}
