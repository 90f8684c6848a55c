import { container } from '@sapphire/framework';
import { ButtonStyle } from 'discord.js';
import { applicable, type PlannedChange, planChanges } from '../../services/settings/plan.js';
import { embed } from '../../utils/embeds/embed.js';
import { changeView } from './change-view.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { planFields } from './plan-lines.js';
import type { Notice } from './setting-view.js';
import { button, row, type View } from './view.js';

/** Shows what it would mean to go back to before a change, with the button that does it. */
export async function rewindView(changeSetId: string, editor: Editor, notice?: Notice): Promise<View> {
  const { words } = editor;
  const newest = await newestEntry(editor);
  const plan = await planRewind(changeSetId, editor);
  const fields = planFields(plan, editor);
  const intro = words(fields.length > 0 ? 'core.config.rewind.intro' : 'core.config.rewind.nothing');
  return {
    embeds: [
      embed(notice?.category ?? 'info', {
        title: words('core.config.rewind.title'),
        description: [notice?.text, intro].filter(Boolean).join('\n\n'),
        fields,
      }),
    ],
    components: [
      row(
        button({ id: controlId('change', changeSetId), label: words('core.config.back') }),
        button({
          id: controlId('rewound', changeSetId, newest),
          label: words('core.config.plan.apply'),
          style: ButtonStyle.Primary,
          disabled: applicable(plan).length === 0,
        }),
      ),
    ],
  };
}

/** Does what was shown, unless something has been changed since it was. */
export async function rewind(changeSetId: string, shownEntry: string, editor: Editor): Promise<View> {
  const { words, guildId } = editor;
  if ((await newestEntry(editor)) !== shownEntry) {
    return rewindView(changeSetId, editor, { category: 'warning', text: words('core.config.plan.outdated') });
  }
  const plan = await planRewind(changeSetId, editor);
  await container.services.settings.change(guildId, applicable(plan), editor.author('undo'));
  return changeView(changeSetId, editor, { category: 'success', text: words('core.config.rewind.done') });
}

async function planRewind(changeSetId: string, { guildId, rights }: Editor): Promise<PlannedChange[]> {
  const { settings, settingsUndo, guildDirectories } = container.services;
  const wanted = await settingsUndo.before(guildId, changeSetId);
  const directory = await guildDirectories.get(guildId);
  const plan = planChanges(settings.catalogue, await settings.stored(guildId), wanted, directory, rights);
  return plan.filter(({ state }) => state !== 'same');
}

async function newestEntry({ guildId }: Editor): Promise<string> {
  const [newest] = await container.services.settings.history(guildId, { limit: 1 });
  return newest?.id ?? '0';
}
