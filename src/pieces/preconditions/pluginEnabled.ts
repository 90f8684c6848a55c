import { type Command, Precondition } from '@sapphire/framework';
import type { ChatInputCommandInteraction, ContextMenuCommandInteraction } from 'discord.js';
import { requirePluginOfCommand } from '../_gate/require-plugin.js';

/** Refuses the commands of a plugin that is switched off in the guild. */
export class PluginEnabled extends Precondition {
  constructor(context: Precondition.LoaderContext) {
    super(context, { position: 10 }); // with a position it stands before every command
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction, command: Command) {
    await requirePluginOfCommand(interaction, command);
    return this.ok();
  }

  override async contextMenuRun(interaction: ContextMenuCommandInteraction, command: Command) {
    await requirePluginOfCommand(interaction, command);
    return this.ok();
  }
}
