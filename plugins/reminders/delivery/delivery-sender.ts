import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock, I18n } from 'alphapy';
import type { RawFile } from 'discord.js';
import type { Outcome } from '../domain/delivery/next-step.js';
import { mustLookFirst, nonceOf } from '../domain/delivery/nonce.js';
import { imageKind } from '../domain/image/image-type.js';
import { Image } from '../images/image.entity.js';
import { Turns } from '../images/turns.js';
import { type ChannelClient, NotPosted } from './channel.client.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { type DeliveredHow, deliveredMessage, reminds } from './delivered-message.js';
import { Delivery } from './delivery.entity.js';
import { FoundMessages } from './found-messages.js';

/** Less than the lease of a claim: when another process may try, this one has stopped. */
const LONGEST_ATTEMPT_MILLISECONDS = 50_000;

/** Pictures are large: so many are in memory at once, and the others wait, the lease of their claim allowing. */
const UPLOADS_AT_ONCE = 4;
const LONGEST_WAIT_MILLISECONDS = 8_000;

const noTurn = () => undefined;

/** Makes one attempt at a delivery. */
export class DeliverySender {
  readonly #found = new FoundMessages();
  readonly #uploads = new Turns(UPLOADS_AT_ONCE);

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly i18n: I18n,
    private readonly channels: ChannelClient,
  ) {}

  /** `mayMention`: whether it may mention those many that it is to mention. */
  async send(delivery: ClaimedDelivery, { mayMention }: { readonly mayMention: boolean }): Promise<Outcome> {
    const end = delivery.reminder.hasImage ? await this.#uploads.take(LONGEST_WAIT_MILLISECONDS) : noTurn;
    if (!end) return { kind: 'busy', retryAfter: 0 };
    const signal = AbortSignal.timeout(LONGEST_ATTEMPT_MILLISECONDS);
    try {
      const messageId = await this.#findOrPost(delivery, mayMention, signal);
      this.#found.keep(messageId, delivery.id);
      return { kind: 'sent', messageId };
    } catch (error) {
      if (error instanceof NotPosted) return error.outcome;
      throw error;
    } finally {
      end();
    }
  }

  async #findOrPost(delivery: ClaimedDelivery, mayMention: boolean, signal: AbortSignal): Promise<string> {
    const { reminder, recipientId, target } = delivery;
    const channelId =
      target === 'dm' ? await this.channels.directMessagesOf(recipientId, signal) : reminder.channelId;
    const arrived = await this.#find(delivery, channelId, signal);
    if (arrived) return arrived;
    const words = this.i18n.wordsFor(delivery.locale);
    const isFirstDetour = await this.#isFirstDetour(delivery);
    const files = await this.#filesOf(delivery);
    const bodyWith = (how: DeliveredHow) => ({
      ...deliveredMessage(delivery, words, this.clock.now(), { isFirstDetour, mayMention, ...how }),
      nonce: nonceFor(delivery),
      enforce_nonce: true,
    });
    try {
      return await this.channels.post(channelId, bodyWith({}), signal, files);
    } catch (error) {
      const isRefused = error instanceof NotPosted && error.outcome.kind === 'refused';
      if (!isRefused || files.length === 0) throw error;
      // Perhaps it is only the picture that is not wanted; the place is not closed for the words by that.
      return this.channels.post(channelId, bodyWith({ lacksImage: true }), signal);
    }
  }

  /** Its picture, under a name of ours. */
  async #filesOf({ reminder: { id, hasImage } }: ClaimedDelivery): Promise<RawFile[]> {
    const image = hasImage ? await this.em.fork().findOne(Image, { reminder: id }) : null;
    const kind = image && imageKind(image.bytes);
    return kind ? [{ name: `reminder.${kind.extension}`, data: image.bytes, contentType: kind.type }] : [];
  }

  /** Whether a series has lost its channel for good and its owner has not been told yet what to do about it. */
  async #isFirstDetour({ recipientId, target, problem, reminder }: ClaimedDelivery): Promise<boolean> {
    const isLost = problem === 'channel-gone' || problem === 'not-allowed';
    if (target === 'channel' || !isLost || reminder.state !== 'scheduled') return false;
    if (recipientId !== reminder.userId) return false;
    const told = {
      reminder: reminder.id,
      recipientId,
      target: 'dm',
      problem,
      state: 'sent',
    } as const;
    return (await this.em.fork().count(Delivery, told)) === 0;
  }

  /** Within a few minutes Discord recognises a twin by its nonce; after that we have to look for it ourselves. */
  async #find(
    delivery: ClaimedDelivery,
    channelId: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { inDoubtSince } = delivery;
    if (!inDoubtSince || !mustLookFirst(inDoubtSince, this.clock.now())) return undefined;
    const messages = await this.channels.ownMessages(channelId, inDoubtSince, signal);
    const found = messages.filter(({ content }) => reminds(content, delivery)).map(({ id }) => id);
    // Somebody may have asked for the same thing twice; what stands for another delivery does not count for this one.
    const others = await this.em.fork().find(Delivery, { messageId: { $in: found } });
    const taken = new Set(others.map(({ messageId }) => messageId));
    return this.#found.take(
      found.filter((id) => !taken.has(id)),
      delivery.id,
    );
  }
}

function nonceFor({ id, recipientId, reminder, target, ...moment }: ClaimedDelivery): string {
  if (recipientId !== reminder.userId) return nonceOf({ ...moment, id, kind: 'follower' });
  return nonceOf({ ...moment, id: reminder.id, kind: target });
}
