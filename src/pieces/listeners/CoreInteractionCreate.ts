import { Events, Listener } from '@sapphire/framework';
import type { Interaction } from 'discord.js';
import { answer, isAnswered } from '../../core/discord/answer.js';
import { answerFailure } from '../../core/discord/answer-failure.js';
import { answerInTime } from '../../core/discord/answer-in-time.js';
import { hasCollectors } from '../../core/discord/collectors.js';
import { wordsForUser } from '../../core/i18n.js';
import { requirePluginOfControl } from '../_gate/require-plugin.js';

/** A button, a menu or a form. */
type ControlUse = Extract<Interaction, { readonly customId: string }>;

/** For a collector's answer we wait this long; Discord waits three seconds. */
const COLLECTOR_TIME = 2_000;

/**
 * Takes the place of Sapphire's listener of this name (5.5.1), with which a button that no handler knows leaves its user
 * with "This interaction failed".
 */
export class CoreInteractionCreate extends Listener<typeof Events.InteractionCreate> {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: Events.InteractionCreate });
  }

  override async run(interaction: Interaction): Promise<void> {
    const { client, clock, logger, work } = this.container;
    if (interaction.isRepliable()) answerInTime(interaction, clock, logger);
    if (interaction.isChatInputCommand()) client.emit(Events.PossibleChatInputCommand, interaction);
    else if (interaction.isContextMenuCommand()) client.emit(Events.PossibleContextMenuCommand, interaction);
    else if (interaction.isAutocomplete()) client.emit(Events.PossibleAutocompleteInteraction, interaction);
    else if ('customId' in interaction) await work.track(this.#runHandlers(interaction));
  }

  async #runHandlers(interaction: ControlUse): Promise<void> {
    const { client, clock, stores, logger } = this.container;
    try {
      await requirePluginOfControl(interaction);
    } catch (error) {
      await answerFailure(interaction, error, interaction.customId);
      return;
    }
    const mayBeCollected = hasCollectors(client); // asked first: a collector is gone once it has what it waits for
    const handled = await stores.get('interaction-handlers').run(interaction);
    if (isAnswered(interaction)) return;
    if (handled) {
      const forgetful = new Error('its handler ended without an answer, or did not wait for it');
      await answerFailure(interaction, forgetful, interaction.customId);
      return;
    }
    if (mayBeCollected) await clock.sleep(COLLECTOR_TIME);
    if (isAnswered(interaction)) return;
    await answer(interaction, wordsForUser(interaction)('core.switchedOff.control'), logger);
  }
}
