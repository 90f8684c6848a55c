import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { type Plan, planOf } from '../domain/plan/plan.js';
import type { Assumption } from '../domain/reading/reading.js';
import type { Images } from '../images/images.js';
import { findOwn } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import type { WhenReader } from '../when-reader.js';
import type { Draft } from './draft.entity.js';
import { type DraftStore, optionOf } from './draft.store.js';
import type { ReminderWishes } from './reminder-wishes.js';
import type { Asked, Created } from './wish.js';

export interface OpenQuestionsParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly reader: WhenReader;
  readonly drafts: DraftStore;
  readonly images: Images;
  readonly wishes: Pick<ReminderWishes, 'add' | 'replan'>;
}

/** What members answer when they are asked which time they mean. */
export class OpenQuestions {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #reader: WhenReader;
  readonly #drafts: DraftStore;
  readonly #images: Images;
  readonly #wishes: Pick<ReminderWishes, 'add' | 'replan'>;

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
      return this.#settle(em, draft, { dueAt, zone, rule, startsAt }, assumptions);
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
    { when, locale }: { readonly when: string; readonly locale: string },
  ): Promise<Created | Asked> {
    const { repeat } = await this.find(guildId, userId, id);
    const reading = await this.#reader.read(guildId, userId, when, locale, repeat ?? undefined);
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      if (reading.kind !== 'ask') return this.#settle(em, draft, planOf(reading), reading.assumptions);
      const options = reading.options.map(optionOf);
      return { kind: 'asked', draft: await this.#drafts.renew(em, draft, { typed: when, options }) };
    });
  }

  /** Keeps what was typed and could not be read, so that it can be mended. */
  async note(guildId: string, userId: string, id: string, typed: string): Promise<Draft> {
    return this.#em.transactional(async (em) => {
      const draft = await this.#drafts.read(em, guildId, userId, id);
      return this.#drafts.note(draft, typed);
    });
  }

  async #settle(
    em: EntityManager,
    draft: Draft,
    plan: Plan,
    assumptions: readonly Assumption[],
  ): Promise<Created> {
    const { guildId, userId, reminderId, channelId, text, locale } = draft;
    const { link = null, mention = null, notices, late, target, silent } = draft;
    const owned = { guildId, userId, channelId, text, link, mention, locale, notices, late, target, silent };
    const own = reminderId && (await findOwn(em, guildId, userId, reminderId));
    const result: Created = own
      ? await this.#wishes.replan(em, own, owned, { plan, assumptions })
      : { kind: 'created', reminder: await this.#wishes.add(em, owned, plan), assumptions };
    await this.#images.inherit(em, draft, result.reminder);
    await this.#drafts.end(em, draft);
    return result;
  }
}
