import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, cleanBlock, refuse, timestamp } from 'alphapy';
import type { DeliveryService } from './delivery/delivery.service.js';
import { LONGEST_TEXT } from './domain/longest-text.js';
import { readWhen } from './domain/reading/read-when.js';
import type { Ask, Assumption, Once } from './domain/reading/reading.js';
import { Reminder } from './reminder.entity.js';

/** How many reminders a member may have waiting in one guild. */
export const MOST_REMINDERS = 25;

/** For how long a reminder is kept after it arrived. */
const KEPT_DAYS = 30;

/** Nobody's time zone is known yet. */
const ZONE = 'UTC';

export interface Wish {
  readonly channelId: string;
  /** As typed. */
  readonly when: string;
  readonly what: string;
  /** The owner's language, as Discord names it. */
  readonly locale: string;
}

export interface Created {
  readonly reminder: Reminder;
  /** What the words left open and was filled in. */
  readonly assumptions: readonly Assumption[];
}

/** What members want of their reminders. */
export class ReminderService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    readonly deliveries: DeliveryService,
  ) {}

  /** @throws a refusal when the words are not one moment ahead, or the member has too many reminders */
  async create(guildId: string, userId: string, wish: Wish): Promise<Created> {
    const { instant, assumptions } = this.#read(wish);
    const text = readText(wish.what);
    const reminder = await this.em.transactional(async (em) => {
      await refuseOneTooMany(em, guildId, userId);
      const { channelId, locale } = wish;
      const createdAt = this.clock.now();
      return em.create(Reminder, { guildId, channelId, userId, text, dueAt: instant, locale, createdAt });
    });
    return { reminder, assumptions };
  }

  /** Those that wait and those that failed; the earliest first. */
  async list(guildId: string, userId: string): Promise<Reminder[]> {
    return this.em
      .fork()
      .find(Reminder, { guildId, userId, state: { $ne: 'sent' } }, { orderBy: { dueAt: 'asc', id: 'asc' } });
  }

  /** @throws a refusal when it is not the member's own, or has arrived already */
  async delete(guildId: string, userId: string, id: string): Promise<Reminder> {
    return this.em.transactional(async (em) => {
      const reminder = isId(id) ? await em.findOne(Reminder, { id, guildId, userId }) : null;
      if (!reminder)
        throw refuse('reminders.unknown', 'You have no such reminder here. Pick one from the list.');
      if (reminder.state === 'sent')
        throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
      em.remove(reminder);
      return reminder;
    });
  }

  /** Forgets what arrived long ago. Returns how many there were. */
  async tidy(): Promise<number> {
    const old = this.clock.now().subtract({ hours: 24 * KEPT_DAYS });
    return this.em.fork().nativeDelete(Reminder, { state: 'sent', dueAt: { $lt: old } });
  }

  #read({ when, locale }: Wish): Once {
    const language = locale.startsWith('nl') ? 'nl' : 'en';
    const reading = readWhen(when, { now: this.clock.now(), zone: ZONE, locale: language });
    switch (reading.kind) {
      case 'at':
        return reading;
      case 'repeat':
        throw notYetRepeating();
      case 'ask':
        throw refuseChoice(reading, language);
      case 'refuse':
        throw refuse(`reminders.when.${reading.reason}`, `That moment is ${reading.reason}.`);
    }
  }
}

function notYetRepeating() {
  return refuse('reminders.repeats', 'I cannot repeat reminders yet. Give one moment.');
}

function refuseChoice({ options }: Ask, language: string) {
  const moments = options.flatMap((option) => (option.kind === 'at' ? [timestamp(option.instant, 'F')] : []));
  if (moments.length < options.length) return notYetRepeating();
  const either = new Intl.ListFormat(language, { type: 'disjunction' }).format(moments);
  return refuse('reminders.ambiguous', `That could be ${either}. Say which one.`, { options: either });
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

/** The lock makes one member's requests take turns, in whichever process they arrive, until the transaction ends. */
async function refuseOneTooMany(em: EntityManager, guildId: string, userId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `reminders:${guildId}:${userId}`,
  ]);
  const count = await em.count(Reminder, { guildId, userId, state: { $ne: 'sent' } });
  if (count < MOST_REMINDERS) return;
  throw refuse('reminders.tooMany', `You already have ${MOST_REMINDERS} reminders here. Delete one first.`, {
    most: MOST_REMINDERS,
  });
}

/** The option takes whatever is typed, and a button's id can be forged. */
function isId(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text);
}
