import { type EmbedCategory, embed } from 'alphapy';
import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIEmbed } from 'discord.js';

/** What a piece says to the owner alone. */
export interface Answer {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
}

export function say(category: EmbedCategory, title: string, description: string): Answer {
  return { embeds: [embed(category, { title, description })], components: [] };
}
