import { container, described } from 'alphapy';
import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { picturing } from './_limits.js';
import { homeOf } from './_place.js';

/** `image`: a picture to show. */
export function defineImage(add: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return add.addAttachmentOption((option) => described(option.setName('image'), 'reminders.command.image'));
}

/** What was uploaded; undefined when nothing was. Who may not have pictures uses up none of their tries. */
export async function imageOf(interaction: ChatInputCommandInteraction): Promise<Uint8Array | undefined> {
  const upload = interaction.options.getAttachment('image');
  if (!upload) return undefined;
  const { images } = container.services.reminders;
  const [home, userId] = [homeOf(interaction), interaction.user.id];
  await images.refuseMore(home, userId);
  await container.services.limits.take(home, userId, picturing);
  return images.take(upload);
}
