import { Command, wordsForUser } from 'alphapy';
import {
  ApplicationCommandType,
  type ContextMenuCommandBuilder,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { linkOf } from '../about-messages.js';
import { beginningOf } from '../beginning-of-message.js';
import { reminderForm } from '../messages/form.js';
import { asked } from '../messages/question.js';
import { messageAbout } from './_message-about.js';
import { namedMenu } from './_named-menu.js';
import { guildOf } from './_place.js';

/**
 * "Apps" in the menu of a message. The interaction carries the message, so nobody needs the intent to read messages.
 * Only its reader is reminded, in private: others shall not be told what somebody makes of their words.
 */
export class RemindersAboutThis extends Command {
  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerContextMenuCommand((menu: ContextMenuCommandBuilder) =>
      namedMenu(menu, 'reminders.command.about')
        .setType(ApplicationCommandType.Message)
        .setContexts(InteractionContextType.Guild),
    );
  }

  override async contextMenuRun(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const { user, locale, targetMessage } = interaction;
    const guildId = guildOf(interaction);
    const about = messageAbout(targetMessage, interaction.guildId !== null);
    const words = wordsForUser(interaction);
    const draft = await this.container.services.reminders.about.ask(guildId, user.id, about, locale);
    if (draft) {
      await interaction.reply({ ...asked(draft, words, locale), flags: MessageFlags.Ephemeral });
      return;
    }
    const author = targetMessage.author.displayName;
    const what = beginningOf(about.said) || words('reminders.about.ofAuthor', { author });
    await interaction.showModal(reminderForm({ link: linkOf(guildId, about), what }, words));
  }
}
