import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, type PluginContext, refuse } from 'alphapy';
import type { ClosedPlaces } from '../delivery/closed-places.js';
import { type Manner, PLAIN_MANNER } from '../domain/delivery/manner.js';
import { type Homed, isPersonal } from '../domain/home.js';
import { meansOnce } from '../domain/none.js';
import { firstPhase } from '../domain/plan/phases.js';
import { type Plan, planOf } from '../domain/plan/plan.js';
import { readNotices } from '../domain/plan/read-notices.js';
import type { Assumption } from '../domain/reading/reading.js';
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
      return { kind: 'asked', draft };
    }
    const reminder = await this.add(this.#em, owned, planOf(reading), image);
    return { kind: 'created', reminder, assumptions: reading.assumptions };
  }

  /** Changes what was given, and nothing else. Words that can be read in several ways are asked about. */
  async edit(guildId: string, userId: string, id: string, edit: Edit): Promise<Created | Asked> {
    const current = await findOwn(this.#em.fork(), guildId, userId, id);
    refuseOver(current);
    const {
      when,
      repeat = null,
      locale,
      channelId = current.channelId,
      mention = current.mention ?? null,
    } = edit;
    const target = edit.channelId ? 'channel' : current.target;
    const wished = readManner(edit.manner ?? {}, { ...current, target });
    const place = settle({ guildId, userId }, edit.manner?.target, { ...wished, channelId });
    const manner = { ...wished, ...place };
    await this.#reachAgain(current);
    const text = edit.what === undefined ? current.text : readText(edit.what);
    const reading = await this.#readEdit(current, edit);
    if (reading?.kind === 'ask') {
      const options = reading.options.map(optionOf);
      const owned = { guildId, userId, text, locale, mention, ...manner };
      const question = { ...owned, options, typed: when ?? null, repeat, reminderId: id };
      return { kind: 'asked', draft: await this.#drafts.keep(question) };
    }
    return this.#em.transactional(async (em) => {
      const own = await findOwn(em, guildId, userId, id);
      const changed = { text, mention, ...manner };
      const plan = reading ? planOf(reading) : planWithout(own, repeat);
      const meant = { plan, assumptions: reading?.assumptions ?? [] };
      return this.replan(em, own, changed, meant);
    });
  }

  /** Keeps a wish of which the time could not be read, so that nothing else need be said again. */
  async keep(guildId: string, userId: string, wish: Wish): Promise<Draft> {
    const { invite = null, image, when: typed, repeat } = wish;
    const owned = await this.#owned(guildId, userId, wish);
    return this.#drafts.keep({ ...owned, invite, typed, repeat: repeat ?? null, options: [] }, image);
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
    { plan, assumptions }: Meant,
  ): Promise<Created> {
    const wasSeries = own.rule !== null;
    const reminder = await replan(em, own, plan, changed, this.#clock.now());
    return { kind: 'edited', reminder, assumptions, isSeriesOver: wasSeries && reminder.rule === null };
  }

  async #read(guildId: string, userId: string, { when, repeat, writtenIn, locale }: Wish) {
    if (writtenIn) return this.#reader.readIn(writtenIn.zone, when, writtenIn.locale, repeat);
    return this.#reader.read(guildId, userId, when, locale, repeat);
  }

  /** The time that an edit gives; null when it gives none. */
  async #readEdit(current: Reminder, { when, repeat, locale }: Edit) {
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

/** What repeats comes once more, at the time that it had, where its owner wants that. */
function planWithout({ dueAt, zone, rule, state }: Reminder, repeat: string | null): Plan | null {
  if (!rule || repeat === null) return null;
  if (state === 'failed')
    throw refuse('reminders.when.past', 'That moment is over. Give one that lies ahead.');
  return { dueAt, zone };
}

/** When it shall come, and what of that was filled in; without a plan it comes when it came. */
interface Meant {
  readonly plan: Plan | null;
  readonly assumptions: readonly Assumption[];
}
