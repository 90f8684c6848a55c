import { container } from '@sapphire/framework';
import type { Interaction } from 'discord.js';
import { wordsForUser } from '../i18n.js';
import { reportIncident } from '../incident.js';
import { answer } from './answer.js';
import { failureOf } from './failure-kind.js';
import { guildWithBot } from './guild-with-bot.js';
import { refusalText } from './refusal.js';

/**
 * The answer to an interaction that failed. A refusal is told to the user in his language. Anything else is a bug: it
 * is logged once with all that helps to find it, and the user sees its incident id only.
 *
 * @param piece which command or handler it was
 */
export async function answerFailure(interaction: Interaction, error: unknown, piece: string): Promise<void> {
  const { logger, i18n, events } = container;
  const failure = failureOf(error);
  const words = wordsForUser(interaction);
  const where = {
    piece,
    interaction: interaction.id,
    guild: interaction.guildId,
    channel: interaction.channelId,
    user: interaction.user.id,
  };
  if (failure.kind === 'refusal') {
    await answer(interaction, refusalText(failure.error, i18n, words), logger);
  } else if (failure.kind === 'forbidden') {
    logger.warn('Discord did not allow what a command wanted to do', where, error);
    await answer(interaction, words('core.forbidden'), logger);
  } else {
    const incident = reportIncident(logger, error, where);
    events.emit('core.interactionFailed', { guildId: guildWithBot(interaction), piece, incident });
    await answer(interaction, words('core.incident', { incident }), logger);
  }
}
