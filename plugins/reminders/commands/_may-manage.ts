import { guildWithBot, refuse } from 'alphapy';
import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { PresetAuthor } from '../presets/read-preset.js';
import { notReady } from './_place.js';

/** Discord hides the command from others, but a message with buttons can be older than a member's demotion. */
export function requireManager(interaction: BaseInteraction): string {
  const guildId = guildWithBot(interaction);
  if (!guildId) throw notReady();
  if (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return guildId;
  throw refuse(
    'reminders.preset.notAllowed',
    'Only members who can manage this server can change its presets. Ask one of them.',
  );
}

export function authorOf({ user, locale, id: requestId }: BaseInteraction): PresetAuthor {
  return { userId: user.id, locale, requestId };
}
