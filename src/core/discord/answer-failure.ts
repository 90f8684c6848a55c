import { container, UserError } from '@sapphire/framework';
import { DiscordAPIError, type Interaction, RESTJSONErrorCodes } from 'discord.js';
import { wordsForUser } from '../i18n.js';
import { reportIncident } from '../incident.js';
import { answer } from './answer.js';
import { isMistakeInCode, refusalText } from './refusal.js';

/**
 * The answer to an interaction that failed. A refusal is told to the user in his language. Anything else is a bug: it
 * is logged once with all that helps to find it, and the user sees its incident id only.
 *
 * @param piece which command or handler it was
 */
export async function answerFailure(interaction: Interaction, error: unknown, piece: string): Promise<void> {
  const { logger, i18n } = container;
  const words = wordsForUser(interaction);
  const where = {
    piece,
    interaction: interaction.id,
    guild: interaction.guildId,
    channel: interaction.channelId,
    user: interaction.user.id,
  };
  if (error instanceof UserError && !isMistakeInCode(error)) {
    await answer(interaction, refusalText(error, i18n, words), logger);
  } else if (isForbidden(error)) {
    logger.warn('Discord did not allow what a command wanted to do', where, error);
    await answer(interaction, words('core.forbidden'), logger);
  } else {
    const incident = reportIncident(logger, error, where);
    await answer(interaction, words('core.incident', { incident }), logger);
  }
}

/** The people of the guild can mend this one themselves, so they are told. */
function isForbidden(error: unknown): boolean {
  const codes: readonly unknown[] = [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
