import type { ILogger } from '@sapphire/framework';
import {
  type AutocompleteInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js';
import { isOnlyHeld } from './answer-in-time.js';

/** The use of a command, by slash or from a context menu. */
export type CommandUse = Exclude<
  Extract<Interaction, { readonly commandName: string }>,
  AutocompleteInteraction
>;

/** Interactions that `answer` has taken on itself. Their own flags are set only when Discord has confirmed. */
const taken = new WeakSet<Interaction>();

export function isAnswered(interaction: Interaction): boolean {
  if (taken.has(interaction)) return true;
  if (interaction.isAutocomplete()) return interaction.responded;
  return (interaction.replied || interaction.deferred) && !isOnlyHeld(interaction);
}

/**
 * Says something to the user alone, however far the interaction has come: nothing said yet, deferred, or answered.
 * The first call wins, so that a user reads one reason and not three. When Discord no longer takes an answer, that is
 * logged and nothing else: there is nobody left to tell.
 */
export async function answer(interaction: Interaction, text: string, logger: ILogger): Promise<void> {
  if (taken.has(interaction)) return;
  taken.add(interaction);
  try {
    if (interaction.isAutocomplete()) await suggestNothing(interaction);
    else await say(interaction, text);
  } catch (error) {
    const where = { interaction: interaction.id, guild: interaction.guildId };
    if (isTooLate(error)) logger.warn('Too late to answer an interaction', where);
    else logger.error('Could not answer an interaction', where, error);
  }
}

async function suggestNothing(interaction: AutocompleteInteraction): Promise<void> {
  if (!interaction.responded) await interaction.respond([]);
}

async function say(interaction: RepliableInteraction, content: string): Promise<void> {
  const isThinking = interaction.deferred && !interaction.replied;
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } else if (isThinking && interaction.ephemeral) {
    await interaction.editReply({ content });
  } else {
    // A public "is thinking…" would show the refusal to everyone; deleted first, the follow-up can be private.
    if (isThinking && interaction.ephemeral === false) await interaction.deleteReply();
    await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  }
}

/** The 3 seconds or the 15 minutes are over, or somebody else was faster. */
const tooLate: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && tooLate.has(error.code);
}
