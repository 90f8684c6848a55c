import { container } from '@sapphire/framework';
import { ButtonStyle } from 'discord.js';
import type { SettingChange } from '../../services/settings/setting-change.js';
import { embed } from '../../utils/embeds/embed.js';
import { diffLine, originLine, storedValue } from './change-lines.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { isConflict } from './save.js';
import type { Notice } from './setting-view.js';
import { button, row, type View } from './view.js';

/** Lines that fit into an embed beside the rest. */
const mostLines = 15;

/** What was changed together, with what can be done about it. */
export async function changeView(changeSetId: string, editor: Editor, notice?: Notice): Promise<View> {
  const { settings, settingsUndo } = container.services;
  const { words, guildId } = editor;
  const changes = await settingsUndo.changesOf(guildId, changeSetId);
  const stored = await settings.stored(guildId);
  const lines = changes.slice(0, mostLines).map((change) => {
    const now = stored[change.scope]?.[change.key]?.value ?? null;
    return changeLine(change, now, editor);
  });
  if (changes.length > mostLines) {
    lines.push(words('core.config.history.more', { count: changes.length - mostLines }));
  }
  return {
    embeds: [
      embed(notice?.category ?? 'info', {
        title: words('core.config.history.change'),
        description: [notice?.text, originLine(changes[0], editor), lines.join('\n')]
          .filter(Boolean)
          .join('\n\n'),
        footer: words('core.config.history.undoable'),
      }),
    ],
    components: [
      row(
        button({ id: controlId('history', 'all'), label: words('core.config.back') }),
        button({
          id: controlId('undo', changeSetId),
          label: words('core.config.history.undo'),
          style: ButtonStyle.Primary,
        }),
        button({ id: controlId('rewind', changeSetId), label: words('core.config.history.rewind') }),
      ),
    ],
  };
}

/** Takes a change back; what somebody has changed again since stays, and is told. */
export async function undoChange(changeSetId: string, editor: Editor): Promise<View> {
  const { words, guildId } = editor;
  try {
    await container.services.settingsUndo.undo(guildId, changeSetId, editor.author('undo'));
    return changeView(changeSetId, editor, {
      category: 'success',
      text: words('core.config.history.undone'),
    });
  } catch (error) {
    if (!isConflict(error)) throw error;
    return changeView(changeSetId, editor, {
      category: 'warning',
      text: words('core.config.history.conflict'),
    });
  }
}

function changeLine(change: SettingChange, now: SettingChange['newValue'], editor: Editor): string {
  const line = diffLine(change, change.oldValue, change.newValue, editor);
  if (JSON.stringify(now) === JSON.stringify(change.newValue)) return line;
  return `${line} · ${editor.words('core.config.history.since', { value: storedValue(change, now, editor) })}`;
}
