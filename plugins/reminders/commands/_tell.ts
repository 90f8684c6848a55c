import { refusalFor, wordsForUser } from 'alphapy';
import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Answer } from '../messages/answer.js';
import * as messages from '../messages/for-owner.js';
import { asked } from '../messages/question.js';
import { unread } from '../messages/unread.js';
import type { Draft } from '../wishes/draft.entity.js';
import type { Asked, Created } from '../wishes/wish.js';
import { isTimeRefused } from './_limits.js';
import { alone } from './_place.js';

type Interaction = ChatInputCommandInteraction | ModalSubmitInteraction;

/** Tells the owner what came of a wish. Where a form was opened from a message, that is what it becomes. */
export async function tellResult(interaction: Interaction, result: Created | Asked): Promise<void> {
  const words = wordsForUser(interaction);
  const answer: Answer =
    result.kind === 'asked' ? asked(result, words, interaction.locale) : messages.created(result, words);
  // A refusal may have stood there.
  if (isFromMessage(interaction)) await interaction.update({ ...answer, content: '' });
  else await interaction.reply({ ...answer, ...alone(interaction) });
}

/**
 * Does what somebody wants. Where it is refused and what was said can be kept, tells why, with a button that opens a form in
 * which it can be mended; nothing is returned then.
 */
export async function orKept<Result>(
  interaction: Interaction,
  work: () => Promise<Result>,
  keep: () => Promise<Draft>,
  isKept: (identifier: string) => boolean = isTimeRefused,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalFor(interaction, error);
    if (!refusal || !isKept(refusal.identifier)) throw error;
    await tellUnread(interaction, refusal.text, await keep());
    return null;
  }
}

/** A question that stands there stays. */
async function tellUnread(interaction: Interaction, why: string, draft: Draft): Promise<void> {
  const answer = unread(why, draft, wordsForUser(interaction));
  if (isFromMessage(interaction) && interaction.message.embeds.length === 0) await interaction.update(answer);
  else await interaction.reply({ ...answer, ...alone(interaction) });
}

function isFromMessage(interaction: Interaction) {
  return interaction.isModalSubmit() && interaction.isFromMessage();
}
