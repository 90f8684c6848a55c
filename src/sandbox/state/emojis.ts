import { RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';

/** An emoji as a path or a state names it: itself, or `name:id` of a guild's own. */
export function readEmoji(world: World, text: string): string {
  const [, name, id] = /^(?:a:)?(\w+):(\d+)$/.exec(text) ?? [];
  const isKnown = name && id ? isGuildEmoji(world, id) : isUnicodeEmoji(text);
  if (!isKnown) throw apiError(RESTJSONErrorCodes.UnknownEmoji);
  return name && id ? `${name}:${id}` : text;
}

/** The emoji behind a key of `ChannelState.reactions`. */
export function toPartialEmoji(key: string): { id: Snowflake | null; name: string } {
  const [name = key, id] = key.split(':');
  return { id: id ?? null, name };
}

function isGuildEmoji(world: World, id: Snowflake): boolean {
  return [...world.state.guilds.values()].some(({ guild }) => guild.emojis.some((emoji) => emoji.id === id));
}

function isUnicodeEmoji(text: string): boolean {
  return /^(\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v.test(text);
}
