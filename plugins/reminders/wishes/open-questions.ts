import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { planOf } from '../domain/plan/plan.js';
import type { Ask, Once, Repeat } from '../domain/reading/reading.js';
import type { Images } from '../images/images.js';
import { findOwn } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import type { WhenReader } from '../when-reader.js';
import type { Owned } from './add-reminder.js';
import type { Draft } from './draft.entity.js';
import { type DraftStore, optionOf } from './draft.store.js';
import { type Meant, planWithout, type ReminderWishes } from './reminder-wishes.js';
import type { Asked, Created } from './wish.js';

type Wishes = Pick<ReminderWishes, 'add' | 'replan' | 'readEdit'>;

/** What was typed for when, and for how often; null where that is left open. */
export interface Retyped {
  readonly typed: string | null;
  readonly repeat: string | null;
}

export interface OpenQuestionsParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly reader: WhenReader;
  readonly drafts: DraftStore;
  readonly images: Images;
  readonly wishes: Wishes;
}

/** What members answer when they are asked which time they mean. */
export class OpenQuestions {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #reader: WhenReader;
  readonly #drafts: DraftStore;
  readonly #images: Images;
  readonly #wishes: Wishes;

  constructor({ em, clock, reader, drafts, images, wishes }: OpenQuestionsParts) {
    this.#em = em;
    this.#clock = clock;
    this.#reader = reader;
    this.#drafts = drafts;
    this.#images = images;
    this.#wishes = wishes;
  }

  /** @throws a refusal when it is no open question of the member's */
  find(guildId: string, userId: string, id: string): Promise<Draft> {
    return this.#drafts.read(this.#em.fork(), guildId, userId, id);
  }

  /** Whether it would change a reminder that is gone, or has arrived. */
  async isOver({ guildId, userId, reminderId }: Draft): Promise<boolean> {
    if (!reminderId) return false;
    const changeable = { id: reminderId, guildId, userId, state: { $ne: 'sent' } } as const;
    return (await this.#em.fork().count(Reminder, changeable)) === 0;
  }

  /** Sets the reminder that was asked about, as the member says it was meant. */
  choose(guildId: string, userId: string, id: string, number: number): Promise<Created> {
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      const option = draft.options[number];
      const dueAt = option && Temporal.Instant.from(option.dueAt);
      if (!dueAt || Temporal.Instant.compare(dueAt, this.#clock.now()) <= 0)
        throw refuse('reminders.when.past', 'That moment is over. Give one that lies ahead.');
      const { zone, rule, startsAt, assumptions } = option;
      const plan = { dueAt, zone, rule, startsAt };
      return this.#settle(em, draft, { plan, repeat: draft.repeat ?? null, assumptions });
    });
  }

  /**
   * Another time than those that were offered. All else stays as it was said; where the new words can be read in several
   * ways as well, the question is asked anew, and the buttons of the old one mean nothing any more.
   */
  async retime(
    guildId: string,
    userId: string,
    id: string,
    { typed, repeat, locale }: Retyped & { readonly locale: string },
  ): Promise<Created | Asked> {
    const asked = await this.find(guildId, userId, id);
    const said = { when: typed ?? undefined, repeat: repeat ?? undefined, locale };
    const reading = await this.#read(asked, said);
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      if (reading?.kind !== 'ask') {
        const plan = reading && planOf(reading);
        return this.#settle(em, draft, { plan, repeat, assumptions: reading?.assumptions ?? [] });
      }
      const options = reading.options.map(optionOf);
      const renewed = await this.#drafts.renew(em, draft, { typed, repeat, options });
      return { kind: 'asked', draft: renewed, isClash: reading.isClash };
    });
  }

  /** Keeps what was typed and could not be read, so that it can be mended. */
  async note(guildId: string, userId: string, id: string, retyped: Retyped): Promise<Draft> {
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      return this.#drafts.note(draft, retyped);
    });
  }

  /** Null where only how often is said of a reminder that keeps its time. */
  async #read(
    { guildId, userId, reminderId }: Draft,
    { when, repeat, locale }: { when: string | undefined; repeat: string | undefined; locale: string },
  ): Promise<Once | Repeat | Ask | null> {
    if (when !== undefined) return this.#reader.read(guildId, userId, when, locale, repeat);
    if (!reminderId || repeat === undefined)
      throw refuse('reminders.nothing', 'Say what to change: `when`, `what`, or one of the others.');
    const current = await findOwn(this.#em.fork(), guildId, userId, reminderId);
    return this.#wishes.readEdit(current, { repeat, locale });
  }

  async #settle(em: EntityManager, draft: Draft, meant: Meant): Promise<Created> {
    const { guildId, userId, reminderId, channelId, text, locale } = draft;
    const { link = null, mention = null, notices, late, target, silent } = draft;
    const owned = { guildId, userId, channelId, text, link, mention, locale, notices, late, target, silent };
    const own = reminderId && (await findOwn(em, guildId, userId, reminderId));
    const result = own
      ? await this.#wishes.replan(em, own, owned, withOwnTime(meant, own))
      : await this.#add(em, owned, meant);
    await this.#images.inherit(em, draft, result.reminder);
    await this.#drafts.end(em, draft);
    return result;
  }

  async #add(em: EntityManager, owned: Owned, { plan, assumptions }: Meant): Promise<Created> {
    if (!plan) throw new Error('A reminder that is new has a time.');
    return { kind: 'created', reminder: await this.#wishes.add(em, owned, plan), assumptions };
  }
}

/** What repeats and shall come once more keeps its time, where no other was given. */
function withOwnTime(meant: Meant, own: Reminder): Meant {
  return { ...meant, plan: meant.plan ?? planWithout(own, meant.repeat) };
}
