import { type Command, container } from '@sapphire/framework';
import { type AutocompleteInteraction, type Interaction, PermissionFlagsBits } from 'discord.js';
import { isStaffCommand } from '../../core/command-registry/staff-commands.js';
import type { CommandUse } from '../../core/discord/answer.js';
import { guildWithBot } from '../../core/discord/guild-with-bot.js';
import { ownerOf } from '../../core/plugins/piece-owner.js';

type CommandInteraction = Pick<
  CommandUse | AutocompleteInteraction,
  'client' | 'guildId' | 'commandName' | 'isAutocomplete'
>;
type ControlInteraction = Extract<Interaction, { readonly customId: string }>;

/** Refuses a command of a plugin that is switched off in the guild, other than one for its staff. */
export async function requirePluginOfCommand(
  interaction: CommandInteraction,
  command: Command,
): Promise<void> {
  const { commandName } = interaction;
  const guildId = guildWithBot(interaction);
  const plugin = ownerOf(command);
  if (!guildId || !plugin || isStaffCommand(command, commandName)) return;
  const waiting = interaction.isAutocomplete() ? 'suggestions' : 'answer';
  await container.services.pluginSwitch.require(guildId, plugin, waiting);
}

/**
 * Refuses a button, menu or form of a plugin that is switched off in the guild; custom ids begin with the plugin's name.
 * Who manages the server passes, since the controls under commands for staff look no different.
 */
export async function requirePluginOfControl(interaction: ControlInteraction): Promise<void> {
  const { customId, memberPermissions } = interaction;
  const guildId = guildWithBot(interaction);
  if (!guildId || memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return;
  await container.services.pluginSwitch.require(guildId, customId.split(':', 1)[0] ?? '');
}
