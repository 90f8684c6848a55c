import { container, wordsForUser } from 'alphapy';
import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import { questionOver } from '../messages/question.js';
import type { Draft } from '../wishes/draft.entity.js';
import { homeOf } from './_place.js';

/**
 * The question to which a button or a form belongs. Null when the reminder that it would change can be changed no more:
 * that is said in its place.
 *
 * @throws a refusal when it is no open question of the member's
 */
export async function openQuestion(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  id: string,
): Promise<Draft | null> {
  const { questions } = container.services.reminders;
  const draft = await questions.find(homeOf(interaction), interaction.user.id, id);
  if (!(await questions.isOver(draft))) return draft;
  const answer = questionOver(wordsForUser(interaction));
  if (interaction.isMessageComponent() || interaction.isFromMessage()) await interaction.update(answer);
  else await interaction.reply(answer);
  return null;
}
