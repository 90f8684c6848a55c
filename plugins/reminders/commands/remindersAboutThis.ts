import { Command, usableAnywhere, wordsForUser } from 'alphapy';
import {
  ApplicationCommandType,
  type ContextMenuCommandBuilder,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import { linkOf } from '../announced/about-messages.js';
import { beginningOf, withNames } from '../announced/beginning-of-message.js';
import { reminderForm } from '../messages/form.js';
import { asked } from '../messages/question.js';
import { authorOf, messageAbout } from './_message-about.js';
import { namedMenu } from './_named-menu.js';
import { namesAbout } from './_names.js';
import { alone, homeOf } from './_place.js';

/**
 * "Apps" in the menu of a message. The interaction carries the message, so nobody needs the intent to read messages.
 * Only its reader is reminded, in private: others shall not be told what somebody makes of their words.
 */
export class RemindersAboutThis extends Command {
  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerContextMenuCommand((menu: ContextMenuCommandBuilder) =>
      usableAnywhere(namedMenu(menu, 'reminders.command.about').setType(ApplicationCommandType.Message)),
    );
  }

  override async contextMenuRun(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const { user, locale, targetMessage } = interaction;
    const about = messageAbout(targetMessage, interaction.guildId, namesAbout(interaction, targetMessage));
    const words = wordsForUser(interaction);
    const home = homeOf(interaction);
    const draft = await this.container.services.reminders.about.ask(home, user.id, about, locale);
    if (draft) {
      await interaction.reply({ ...asked({ draft }, words, locale), ...alone(interaction) });
      return;
    }
    const author = authorOf(targetMessage);
    const what =
      beginningOf(withNames(about.said, about.nameOf)) || words('reminders.about.ofAuthor', { author });
    await interaction.showModal(reminderForm({ link: linkOf(about), what }, words));
  }
}
