import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock, I18n, Services } from 'alphapy';
import type { EventStore } from '../events/event.store.js';
import type { Reminders } from '../reminders.js';
import type { Audience } from './audience.js';
import type { Card } from './card.entity.js';
import type { CardStore, PostedCard } from './card.store.js';
import { type CardMessage, cardMessage, supersededMessage } from './card-message.js';

/** What nobody was asked for longer is rarely ahead any more. */
const STILL_ASKED = { hours: 24 * 7 };

export interface CardServiceParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly i18n: I18n;
  readonly store: CardStore;
  readonly reminders: Reminders;
  readonly audience: Audience;
  readonly events: EventStore;
  readonly services: Pick<Services, 'languages' | 'posts'>;
}

/** Tells a guild's staff what became of announcements, and asks them: claimed before it is sent, recorded after. */
export class CardService {
  constructor(private readonly parts: CardServiceParts) {}

  async postWaiting(): Promise<void> {
    const { store, clock } = this.parts;
    const { isWanted, isDue, isOutdated } = await store.look(clock.now());
    if (isWanted) await store.gather(clock.now());
    const due = isWanted || isDue ? await store.claim(clock.now()) : [];
    const outdated = isWanted || isOutdated ? await store.claimOutdated(clock.now()) : [];
    const ended = await Promise.allSettled([
      ...due.map((card) => this.#post(card)),
      ...outdated.map((card) => this.#edit(card)),
    ]);
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason; // its lease ends, and then it is tried again
  }

  /** A card as it has to look now. */
  async render(guildId: string, cardId: string): Promise<CardMessage> {
    const { i18n, services } = this.parts;
    const message = await this.#render(guildId, cardId);
    return message ?? supersededMessage(i18n.wordsFor(await services.languages.of(guildId)));
  }

  /** Null when all it told of stands on newer ones. */
  async #render(guildId: string, cardId: string): Promise<CardMessage | null> {
    const { store, reminders, events, services, i18n, em } = this.parts;
    const announcements = await store.announcementsOn(guildId, cardId);
    if (announcements.length === 0) return null;
    const ids = announcements.map(({ messageId }) => messageId);
    const set = await reminders.announced.of(guildId, ids, em.fork());
    const failures = await reminders.announced.failures.of(guildId, ids, em.fork());
    const withoutEvent = await events.removedOf(guildId, ids);
    const byAnnouncement = new Map(set.map((reminder) => [reminder.announcementId, reminder]));
    const locale = await services.languages.of(guildId);
    const lines = announcements.map((one) => {
      const [reminder, failure] = [byAnnouncement.get(one.messageId), failures.get(one.messageId)];
      const isEventRemoved = reminder?.state === 'scheduled' && withoutEvent.has(one.messageId);
      return { ...one, reminder, failure, isEventRemoved };
    });
    return cardMessage(cardId, lines, i18n.wordsFor(locale), locale);
  }

  /** Perhaps there is a channel now: then what nobody was asked is asked there. */
  async settingsChanged(guildId: string): Promise<void> {
    const { store, clock, audience } = this.parts;
    if (!(await audience.channelOf(guildId))) return;
    await store.askAgain(guildId, clock.now().subtract(STILL_ASKED));
  }

  tidy(before: Temporal.Instant): Promise<void> {
    return this.parts.store.tidy(before);
  }

  async #post(card: Card): Promise<void> {
    const { store, clock, services, audience } = this.parts;
    const channelId = await audience.channelOf(card.guildId);
    const message = await this.#render(card.guildId, card.id);
    if (!channelId || !message) return this.#skip(card);
    const known = await this.#arrived(card, channelId);
    if (known) return store.posted(card, { channelId, messageId: known });
    const outcome = await services.posts.post(
      channelId,
      message,
      `announced-${BigInt(card.id).toString(36)}`,
    );
    if (outcome.kind === 'posted') return store.posted(card, { channelId, messageId: outcome.messageId });
    if (outcome.kind === 'refused') return store.settle(card, 'failed');
    return store.retry(card, clock.now());
  }

  /** A channel that was chosen meanwhile has found this card still waiting: so it is looked for once more. */
  async #skip(card: Card): Promise<void> {
    await this.parts.store.settle(card, 'skipped');
    await this.settingsChanged(card.guildId);
  }

  /** Something has changed that nobody did by its buttons. Where it cannot be edited, they say so when they are pressed. */
  async #edit(card: PostedCard): Promise<void> {
    const { store, clock, services } = this.parts;
    const message = await this.render(card.guildId, card.id);
    const { kind } = await services.posts.edit(card.channelId, card.messageId, message);
    if (kind === 'unknown') await store.editAgain(card, clock.now());
    else await store.edited(card, clock.now());
  }

  async #arrived({ id, attempts, triedAt }: Card, channelId: string): Promise<string | null> {
    if (attempts === 1 || !triedAt) return null;
    const { services, clock } = this.parts;
    return services.posts.arrived(channelId, triedAt, clock.now(), ({ components }) =>
      JSON.stringify(components ?? []).includes(`:${id}:`),
    );
  }
}
