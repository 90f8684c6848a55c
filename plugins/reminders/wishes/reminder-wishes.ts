import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, type PluginContext, refuse } from 'alphapy';
import type { ClosedPlaces } from '../delivery/closed-places.js';
import { type Manner, PLAIN_MANNER } from '../domain/delivery/manner.js';
import { type Homed, isPersonal } from '../domain/home.js';
import { meansOnce } from '../domain/none.js';
import { firstPhase } from '../domain/plan/phases.js';
import { type Plan, planOf } from '../domain/plan/plan.js';
import { readNotices } from '../domain/plan/read-notices.js';
import type { Ask, Assumption, Once, Repeat } from '../domain/reading/reading.js';
import { findOwn } from '../own-reminders.js';
import type { Reminder } from '../reminder.entity.js';
import { type Changed, refuseOver, replan } from '../reminder-changes.js';
import type { ReminderSettings, SettingsOf } from '../settings.js';
import type { WhenReader } from '../when-reader.js';
import { addReminder, type Owned } from './add-reminder.js';
import type { Draft } from './draft.entity.js';
import { type DraftStore, optionOf } from './draft.store.js';
import { type Quota, tooMany } from './quota.js';
import { readManner } from './read-manner.js';
import { readText } from './read-text.js';
import { settle } from './settle.js';
import type { Asked, Created, Edit, Wish } from './wish.js';

export interface ReminderWishesParts extends Pick<PluginContext, 'em' | 'clock'> {
  readonly reader: WhenReader;
  readonly drafts: DraftStore;
  readonly quota: Quota;
  readonly closed: ClosedPlaces;
  readonly settingsOf: SettingsOf;
}

/** From what members say to a reminder that is set, changed, or asked about first. */
export class ReminderWishes {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #reader: WhenReader;
  readonly #drafts: DraftStore;
  readonly #quota: Quota;
  readonly #closed: ClosedPlaces;
  readonly #settingsOf: SettingsOf;

  constructor({ em, clock, reader, drafts, quota, closed, settingsOf }: ReminderWishesParts) {
    this.#em = em;
    this.#clock = clock;
    this.#reader = reader;
    this.#drafts = drafts;
    this.#quota = quota;
    this.#closed = closed;
    this.#settingsOf = settingsOf;
  }

  /** @throws a refusal when the words are no moment ahead, or the member has too many reminders */
  async create(guildId: string, userId: string, wish: Wish): Promise<Created | Asked> {
    const { invite = null, image, when: typed, repeat = null } = wish;
    const reading = await this.#read(guildId, userId, wish);
    const owned = await this.#owned(guildId, userId, wish);
    if (reading.kind === 'ask') {
      const options = reading.options.map(optionOf);
      const draft = await this.#drafts.keep({ ...owned, invite, typed, repeat, options }, image);
      return { kind: 'asked', draft, isClash: reading.isClash };
    }
    const reminder = await this.add(this.#em, owned, planOf(reading), image);
    return { kind: 'created', reminder, assumptions: reading.assumptions };
  }

  /** Changes what was given, and nothing else. Words that can be read in several ways are asked about. */
  async edit(guildId: string, userId: string, id: string, edit: Edit): Promise<Created | Asked> {
    const current = await this.#changeable(guildId, userId, id);
    const changed = changedBy(current, edit);
    await this.#reachAgain(current);
    const reading = await this.readEdit(current, edit);
    if (reading?.kind === 'ask') {
      const draft = await this.#keepEdit(current, edit, changed, reading.options);
      return { kind: 'asked', draft, isClash: reading.isClash };
    }
    const { repeat = null } = edit;
    return this.#em.transactional(async (em) => {
      const own = await findOwn(em, guildId, userId, id);
      const plan = reading ? planOf(reading) : planWithout(own, repeat);
      return this.replan(em, own, changed, { plan, repeat, assumptions: reading?.assumptions ?? [] });
    });
  }

  /** Keeps a wish of which the time could not be read, so that nothing else need be said again. */
  async keep(guildId: string, userId: string, wish: Wish): Promise<Draft> {
    const { invite = null, image, when: typed, repeat } = wish;
    const owned = await this.#owned(guildId, userId, wish);
    return this.#drafts.keep({ ...owned, invite, typed, repeat: repeat ?? null, options: [] }, image);
  }

  /** The same of what somebody wants changed. */
  async keepEdit(guildId: string, userId: string, id: string, edit: Edit): Promise<Draft> {
    const current = await this.#changeable(guildId, userId, id);
    return this.#keepEdit(current, edit, changedBy(current, edit), []);
  }

  /** Sets a reminder, within a transaction if there is one. */
  async add(em: EntityManager, owned: Owned, plan: Plan, image?: Uint8Array): Promise<Reminder> {
    const most = await this.#quota.most(owned.guildId, owned.userId);
    const createdAt = this.#clock.now();
    const nextPhase = firstPhase(plan.dueAt, owned.notices, createdAt);
    const reminder = await addReminder(em, { ...owned, ...plan, nextPhase, createdAt }, most, image);
    if (reminder) return reminder;
    throw tooMany(most);
  }

  /** Changes a reminder, within the transaction of somebody who has asked whose it is. */
  async replan(
    em: EntityManager,
    own: Reminder,
    changed: Changed,
    { plan, repeat, assumptions }: Meant,
  ): Promise<Created> {
    const wasSeries = own.rule !== null;
    const reminder = await replan(em, own, plan, changed, this.#clock.now());
    if (!wasSeries || reminder.rule !== null) return { kind: 'edited', reminder, assumptions };
    const seriesOver = repeat !== null && meansOnce(repeat) ? 'as-wished' : 'unsaid';
    return { kind: 'edited', reminder, assumptions, seriesOver };
  }

  async #read(guildId: string, userId: string, { when, repeat, writtenIn, locale }: Wish) {
    if (writtenIn) return this.#reader.readIn(writtenIn.zone, when, writtenIn.locale, repeat);
    return this.#reader.read(guildId, userId, when, locale, repeat);
  }

  /** @throws a refusal when it has arrived */
  async #changeable(guildId: string, userId: string, id: string): Promise<Reminder> {
    const current = await findOwn(this.#em.fork(), guildId, userId, id);
    refuseOver(current);
    return current;
  }

  #keepEdit(
    { id: reminderId, guildId, userId }: Reminder,
    edit: Edit,
    changed: Changed,
    options: readonly (Once | Repeat)[],
  ): Promise<Draft> {
    const { when: typed = null, repeat = null, locale } = edit;
    const said = { ...changed, locale, typed, repeat };
    return this.#drafts.keep({ guildId, userId, reminderId, ...said, options: options.map(optionOf) });
  }

  /** The time that an edit gives; null when it gives none. */
  async readEdit(
    current: Reminder,
    { when, repeat, locale }: Pick<Edit, 'when' | 'repeat' | 'locale'>,
  ): Promise<Once | Repeat | Ask | null> {
    const { guildId, userId } = current;
    if (when !== undefined) return this.#reader.read(guildId, userId, when, locale, repeat);
    if (repeat === undefined || meansOnce(repeat)) return null;
    return this.#reader.readRepeat(current, repeat, locale);
  }

  /** What a wish says beside the time, by what is usual where it says nothing. */
  async #owned(guildId: string, userId: string, wish: Wish): Promise<Owned> {
    const { locale, link = null, mention = null, channelId } = wish;
    const text = readText(wish.what);
    const usual = { ...usualManner(await this.#settingsOf(guildId)), ...wish.usual };
    const manner = readManner(wish.manner ?? {}, usual);
    const place = settle({ guildId, userId }, wish.manner?.target, { ...manner, channelId });
    const owned = { guildId, userId, text, link, locale, mention, ...manner, ...place };
    await this.#reachAgain(owned);
    return owned;
  }

  /** Who sets a personal reminder is there, perhaps again: nobody need wait before they are written to. */
  async #reachAgain(home: Homed): Promise<void> {
    if (isPersonal(home)) await this.#closed.open([home.userId]);
  }
}

/** What is usual in a guild, for what somebody does not say. */
function usualManner({ notices, late }: ReminderSettings): Manner {
  const read = readNotices(notices);
  return { ...PLAIN_MANNER, late, notices: 'minutes' in read ? [...read.minutes] : [] };
}

/** A reminder as an edit wants it, beside its time. */
function changedBy(current: Reminder, edit: Edit): Changed {
  const { guildId, userId } = current;
  const { channelId = current.channelId, mention = current.mention ?? null } = edit;
  const target = edit.channelId ? 'channel' : current.target;
  const manner = readManner(edit.manner ?? {}, { ...current, target });
  const place = settle({ guildId, userId }, edit.manner?.target, { ...manner, channelId });
  const text = edit.what === undefined ? current.text : readText(edit.what);
  return { text, mention, ...manner, ...place };
}

/** What repeats comes once more, at the time that it had, where its owner wants that. */
export function planWithout({ dueAt, zone, rule, state }: Reminder, repeat: string | null): Plan | null {
  if (!rule || repeat === null) return null;
  if (state === 'failed')
    throw refuse('reminders.when.past', 'That moment is over. Give one that lies ahead.');
  return { dueAt, zone };
}

/** When it shall come, and what of that was filled in; without a plan it comes when it came. */
export interface Meant {
  readonly plan: Plan | null;
  /** How often, as it was said. */
  readonly repeat: string | null;
  readonly assumptions: readonly Assumption[];
}
