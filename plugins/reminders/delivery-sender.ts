import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock, I18n } from 'alphapy';
import type { RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import { type ChannelClient, NotPosted } from './channel.client.js';
import { deliveredMessage } from './delivered-message.js';
import { Delivery } from './delivery.entity.js';
import type { Outcome } from './domain/delivery/next-step.js';
import { mustLookFirst, nonceOf } from './domain/delivery/nonce.js';

/** Makes one attempt at a delivery. */
export class DeliverySender {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly i18n: I18n,
    private readonly channels: ChannelClient,
  ) {}

  async send(delivery: Delivery): Promise<Outcome> {
    try {
      return { kind: 'sent', messageId: await this.#findOrPost(delivery) };
    } catch (error) {
      if (error instanceof NotPosted) return error.outcome;
      throw error;
    }
  }

  async #findOrPost(delivery: Delivery): Promise<string> {
    const { reminder } = delivery;
    const channelId =
      delivery.target === 'dm' ? await this.channels.directMessagesOf(reminder.userId) : reminder.channelId;
    const message = deliveredMessage(delivery, reminder, this.i18n.wordsFor(reminder.locale));
    const arrived = await this.#find(delivery, channelId, message);
    return arrived ?? this.channels.post(channelId, message, nonceFor(delivery));
  }

  /** Within a few minutes Discord recognises a twin by its nonce; after that we have to look for it ourselves. */
  async #find(
    { inDoubtSince }: Delivery,
    channelId: string,
    { content }: RESTPostAPIChannelMessageJSONBody,
  ): Promise<string | undefined> {
    if (!inDoubtSince || !content || !mustLookFirst(inDoubtSince, this.clock.now())) return undefined;
    const found = await this.channels.find(channelId, content, inDoubtSince);
    // Somebody may have asked for the same thing twice; what stands for another delivery does not count for this one.
    const others = await this.em.fork().find(Delivery, { messageId: { $in: [...found] } });
    const taken = new Set(others.map(({ messageId }) => messageId));
    return found.find((id) => !taken.has(id));
  }
}

function nonceFor({ reminder, occurrence, phase, dueAt, target }: Delivery): string {
  return nonceOf({ reminderId: reminder.id, occurrence, phase, dueAt, target });
}
