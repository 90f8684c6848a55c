import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, cleanBlock, refuse } from 'alphapy';
import type { Manner } from '../domain/delivery/manner.js';
import { planOf } from '../domain/plan/plan.js';
import type { Once, Repeat } from '../domain/reading/reading.js';
import { Image } from '../images/image.entity.js';
import { Draft, type DraftOption } from './draft.entity.js';

/** After this time people no longer know what they were asked. */
const KEPT = { hours: 1 };

/** Who asks again and again loses the oldest questions. */
const MOST_DRAFTS = 5;

type Question = Omit<Draft, 'id' | 'createdAt' | Unasked> & Partial<Pick<Draft, Unasked>>;
type Unasked = 'reminderId' | 'link' | 'invite' | 'mention' | 'typed' | 'repeat' | keyof Manner;

/** Questions that were asked and not yet answered. */
export class DraftStore {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async keep(question: Question, image?: Uint8Array | undefined): Promise<Draft> {
    return this.em.transactional(async (em) => {
      const { guildId, userId } = question;
      const earlier = await em.find(
        Draft,
        { guildId, userId },
        { orderBy: { id: 'desc' }, offset: MOST_DRAFTS - 1, limit: MOST_DRAFTS },
      );
      for (const draft of earlier) em.remove(draft);
      const draft = em.create(Draft, { ...cleaned(question), createdAt: this.clock.now() });
      if (image) em.create(Image, { draft, bytes: Buffer.from(image) });
      return draft;
    });
  }

  /** @throws a refusal when it was asked of somebody else, or too long ago, or was answered */
  async read(em: EntityManager, guildId: string, userId: string, id: string): Promise<Draft> {
    const oldest = this.clock.now().subtract(KEPT);
    const draft = await em.findOne(Draft, { id, guildId, userId, createdAt: { $gte: oldest } });
    if (draft) return draft;
    throw refuse('reminders.draftGone', 'This question is no longer open. Use `/reminder add` again.');
  }

  /** Asks the same of other times, as another question: a button of the one before shall not set what it did not show. */
  async renew(
    em: EntityManager,
    draft: Draft,
    times: Required<Pick<Question, 'typed' | 'repeat' | 'options'>>,
  ): Promise<Draft> {
    const question = cleaned({ ...saidIn(draft), ...times });
    const renewed = em.create(Draft, { ...question, createdAt: this.clock.now() });
    await em.flush();
    await em.nativeUpdate(Image, { draft }, { draft: renewed });
    await this.end(em, draft);
    return renewed;
  }

  /** Keeps what was typed, within the transaction in which the question was read. */
  note(draft: Draft, retyped: Required<Pick<Question, 'typed' | 'repeat'>>): Draft {
    return Object.assign(draft, cleaned(retyped));
  }

  /** Ends a question. Of two clicks at once the second is refused. */
  async end(em: EntityManager, { id }: Draft): Promise<void> {
    if ((await em.nativeDelete(Draft, { id })) === 1) return;
    throw refuse('reminders.draftGone', 'This question is no longer open. Use `/reminder add` again.');
  }

  /** Forgets what nobody answered. */
  async tidy(): Promise<void> {
    await this.em.fork().nativeDelete(Draft, { createdAt: { $lt: this.clock.now().subtract(KEPT) } });
  }
}

/** All that was said beside the time. */
function saidIn(draft: Draft): Omit<Question, 'typed' | 'options'> {
  const { guildId, userId, channelId, text, locale, target, notices, late, silent } = draft;
  const { reminderId = null, link = null, invite = null, mention = null, repeat = null } = draft;
  const manner = { target, notices, late, silent };
  return { guildId, userId, channelId, reminderId, text, link, invite, mention, repeat, locale, ...manner };
}

/** Words as they were typed, without what a database cannot keep. */
function cleaned<Words extends Partial<Pick<Question, 'typed' | 'repeat'>>>(words: Words): Words {
  const { typed, repeat } = words;
  return {
    ...words,
    ...(typed ? { typed: cleanBlock(typed) } : {}),
    ...(repeat ? { repeat: cleanBlock(repeat) } : {}),
  };
}

/** A reading, as a question keeps it. */
export function optionOf(reading: Once | Repeat): DraftOption {
  const { dueAt, ...plan } = planOf(reading);
  return { ...plan, dueAt: dueAt.toString(), assumptions: reading.assumptions };
}
