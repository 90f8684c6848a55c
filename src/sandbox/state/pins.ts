import {
  type APIMessage,
  type APIUser,
  MessageReferenceType,
  MessageType,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';
import { guildIdOf } from './channel-kinds.js';
import { publishMessage, replaceMessage, tell } from './messages.js';
import type { ChannelState } from './state.js';

const MOST_PINS = 250;

/** Pins a message; the channel gets a notice of it. */
export function pinMessage(world: World, channel: ChannelState, message: APIMessage, pinner: APIUser): void {
  if (channel.pins.has(message.id)) return;
  if (channel.pins.size >= MOST_PINS)
    throw apiError(RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel);
  const now = toTimestamp(world.clock.now());
  channel.pins.set(message.id, now);
  if ('last_pin_timestamp' in channel.channel) channel.channel.last_pin_timestamp = now;
  tellPins(world, channel, { ...message, pinned: true });
  publishMessage(world, channel, pinNotice(world, channel, message, pinner));
}

export function unpinMessage(world: World, channel: ChannelState, message: APIMessage): void {
  if (!channel.pins.delete(message.id)) return;
  tellPins(world, channel, { ...message, pinned: false });
}

/** The pins, newest first. */
export function pinsOf(
  channel: ChannelState,
): { readonly pinned_at: string; readonly message: APIMessage }[] {
  const pins = [...channel.pins].flatMap(([id, pinned_at]) => {
    const message = channel.messages.get(id);
    return message ? [{ pinned_at, message }] : [];
  });
  return pins.reverse();
}

function tellPins(world: World, channel: ChannelState, message: APIMessage): void {
  replaceMessage(world, channel, message);
  const last = [...channel.pins.values()].at(-1) ?? null;
  tell(world, 'CHANNEL_PINS_UPDATE', channel, { last_pin_timestamp: last });
}

function pinNotice(world: World, { channel }: ChannelState, pinned: APIMessage, author: APIUser): APIMessage {
  const guildId = guildIdOf(channel);
  return {
    id: world.nextId(),
    channel_id: channel.id,
    type: MessageType.ChannelPinnedMessage,
    author,
    content: '',
    timestamp: toTimestamp(world.clock.now()),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: NO_FLAGS,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: pinned.id,
      ...(guildId ? { guild_id: guildId } : {}),
    },
  };
}
