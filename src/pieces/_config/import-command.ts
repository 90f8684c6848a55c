import { container } from '@sapphire/framework';
import type { Attachment } from 'discord.js';
import { refuse } from '../../core/refuse.js';
import { exportSchema, type SettingsExport } from '../../services/settings/transfer.js';
import type { Editor } from './editor.js';
import { planView } from './plan-view.js';
import type { View } from './view.js';

/** `/config import`: shows what a file would change. Nothing is changed before "Apply". */
export async function importFile(file: Attachment, editor: Editor): Promise<View> {
  const exported = readExport(await download(file));
  const { settingsDrafts } = container.services;
  const content = { kind: 'import' as const, exported, answers: {}, shown: [] };
  return planView(await settingsDrafts.begin(editor.guildId, editor.userId, content), editor);
}

/** An export of every setting of a dozen plugins has about 20 kB. */
const largestFile = 256 * 1024;
const patience = 10_000;

async function download({ url, size }: Attachment): Promise<string> {
  if (size > largestFile) {
    throw refuse(
      'core.config.import.tooLarge',
      'That file is too large to be an export of settings. Pick the file that /config export gave.',
    );
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`Discord answered ${response.status} to the download of an attachment`);
  return response.text();
}

function readExport(text: string): SettingsExport {
  try {
    return exportSchema.parse(JSON.parse(text));
  } catch (cause) {
    const error = refuse(
      'core.config.import.notAnExport',
      'That file was not made by /config export. Pick the file that this command gave.',
    );
    error.cause = cause;
    throw error;
  }
}
