import type { APIInteraction, Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import type { InteractionRecord } from './interaction-record.js';

/** Sends what a user has done to the bot, and remembers it so that the bot can answer. */
export function sendInteraction(
  world: World,
  interaction: APIInteraction,
  userId: Snowflake,
  opener: InteractionRecord | null = null,
): InteractionRecord {
  const record = world.interactions.open(interaction, userId, opener);
  world.dispatch({
    type: 'INTERACTION_CREATE',
    guildId: interaction.guild_id ?? null,
    applicationId: interaction.application_id,
    data: interaction,
  });
  return record;
}
