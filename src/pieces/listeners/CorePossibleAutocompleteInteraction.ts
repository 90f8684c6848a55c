import { type AutocompleteCommand, Events, Listener } from '@sapphire/framework';
import type { AutocompleteInteraction } from 'discord.js';
import { answer } from '../../core/discord/answer.js';
import { requirePluginOfCommand } from '../_gate/require-plugin.js';

/**
 * Takes the place of Sapphire's listener of this name (5.5.1), with which an option whose command is gone shows "Loading
 * options failed".
 */
export class CorePossibleAutocompleteInteraction extends Listener<
  typeof Events.PossibleAutocompleteInteraction
> {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: Events.PossibleAutocompleteInteraction });
  }

  override async run(interaction: AutocompleteInteraction): Promise<void> {
    const { client, stores, logger } = this.container;
    const { commandId, commandName } = interaction;
    const command = stores.get('commands').get(commandName);
    if (!command?.autocompleteRun) {
      const handled = await stores.get('interaction-handlers').run(interaction);
      if (!handled) await answer(interaction, '', logger);
      return;
    }
    // The check above is what makes it one; Sapphire's type does not follow it.
    const payload = {
      command: command as AutocompleteCommand,
      interaction,
      context: { commandId, commandName },
    };
    try {
      await requirePluginOfCommand(interaction, command);
      await command.autocompleteRun(interaction);
      client.emit(Events.CommandAutocompleteInteractionSuccess, payload);
    } catch (error) {
      client.emit(Events.CommandAutocompleteInteractionError, error, payload);
    }
  }
}
