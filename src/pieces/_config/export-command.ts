import { container } from '@sapphire/framework';
import { AttachmentBuilder } from 'discord.js';
import { exportSettings } from '../../services/settings/transfer.js';
import type { Editor } from './editor.js';

/** `/config export`: all that was set in the guild, as a file that `/config import` reads here and in other guilds. */
export async function exportFile({ guildId, words }: Editor) {
  const { settings, guildDirectories } = container.services;
  const directory = await guildDirectories.get(guildId);
  const exported = exportSettings(settings.catalogue, guildId, await settings.stored(guildId), directory);
  const json = Buffer.from(`${JSON.stringify(exported, null, 2)}\n`);
  return {
    content: words('core.config.export.done'),
    files: [new AttachmentBuilder(json, { name: `settings-${guildId}.json` })],
  };
}
