import { refusalFor, wordsForUser } from 'alphapy';
import { type ButtonInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { AnnouncementService } from '../announcement.service.js';
import { fasterMessage, takenMessage } from '../messages/look-message.js';
import { isSaidAction, type Said, saidMessage, saidOption } from '../messages/said-message.js';
import { type Decider, requireDecider } from './_decider.js';
import { customIdOf, type Press, shown } from './_press.js';

/** Whether it was changed, or what keeps it from being so. */
type Outcome = { readonly isFixed: boolean } | Omit<Said, 'when'>;

/** Somebody says when an announcement is, in words. Where they are not clear they are kept, and asked about. */
export async function sayWhen(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  press: Press,
  when: string,
  announcements: AnnouncementService,
): Promise<void> {
  const decider = await requireDecider(interaction, press, announcements);
  const outcome = await decide(interaction, press, when, decider, announcements);
  const words = wordsForUser(interaction);
  const { guildId } = decider;
  if (!('isFixed' in outcome)) {
    const idOf = (action: string) => customIdOf({ ...press, action });
    const message = saidMessage({ when, ...outcome }, idOf, words, interaction.locale);
    if (!isOnCard(press) && canUpdate(interaction)) await interaction.update(message);
    else await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
  } else if (!canUpdate(interaction)) return;
  else if (isOnCard(press))
    await interaction.update(shown(await announcements.cards.render(guildId, press.cardId)));
  else {
    const reminder = await announcements.reminder(guildId, press.messageId);
    await interaction.update(outcome.isFixed ? takenMessage(reminder, words) : fasterMessage(words));
  }
}

async function decide(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  press: Press,
  when: string,
  { guildId, userId }: Decider,
  { decisions }: AnnouncementService,
): Promise<Outcome> {
  try {
    const options = await decisions.readings(guildId, userId, when, interaction.locale);
    const isChosen = isSaidAction(press.action);
    const [only, ...others] = options;
    const clear = others.length === 0 ? only : undefined;
    // Who presses a button wants the moment that stands on it, and no other one that the words mean by now.
    const option = isChosen ? saidOption(press.action, options) : clear;
    if (!option) return { refusal: null, isOtherwise: isChosen, options };
    return { isFixed: await decisions.fix(guildId, userId, press, option, isOnCard(press)) };
  } catch (error) {
    const refusal = refusalFor(interaction, error);
    if (!refusal) throw error;
    return { refusal: refusal.text, options: [] };
  }
}

/** All other buttons and forms stand in an answer that only their reader sees. */
function isOnCard({ action }: Press): boolean {
  return action === 'fix';
}

function canUpdate(interaction: ButtonInteraction | ModalSubmitInteraction) {
  return interaction.isButton() || interaction.isFromMessage();
}
