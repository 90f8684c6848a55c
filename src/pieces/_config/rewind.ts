import { container } from '@sapphire/framework';
import { ButtonStyle } from 'discord.js';
import { applicable, type PlannedChange, planChanges } from '../../services/settings/plan.js';
import { embed } from '../../utils/embeds/embed.js';
import { changeView } from './change-view.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { planFields } from './plan-lines.js';
import { type RewindTarget, readRewindTarget, wantedBy, wordsOf } from './rewind-target.js';
import type { Notice } from './setting-view.js';
import { button, row, type View } from './view.js';

/** Shows what it would mean to go back, with the button that does it. */
export async function rewindView(target: RewindTarget, editor: Editor, notice?: Notice): Promise<View> {
  const { words } = editor;
  const newest = await newestEntry(editor);
  const plan = await planRewind(target, editor);
  const fields = planFields(plan, editor);
  const said = wordsOf(target, words);
  const back = 'before' in target ? controlId('change', target.before) : controlId('history', 'all');
  return {
    embeds: [
      embed(notice?.category ?? 'info', {
        title: said.title,
        description: [notice?.text, fields.length > 0 ? said.intro : said.nothing]
          .filter(Boolean)
          .join('\n\n'),
        fields,
      }),
    ],
    components: [
      row(
        button({ id: back, label: words('core.config.back') }),
        button({
          id: controlId('rewound', target.id, newest),
          label: words('core.config.plan.apply'),
          style: ButtonStyle.Primary,
          disabled: applicable(plan).length === 0,
        }),
      ),
    ],
  };
}

/** Does what was shown, unless something has been changed since it was. */
export async function rewind(targetId: string, shownEntry: string, editor: Editor): Promise<View> {
  const { words, guildId } = editor;
  const target = readRewindTarget(targetId);
  const outdated = { category: 'warning', text: words('core.config.plan.outdated') } as const;
  if ((await newestEntry(editor)) !== shownEntry) return rewindView(target, editor, outdated);
  const plan = await planRewind(target, editor);
  const wanted = applicable(plan);
  const [made] = await container.services.settings.change(guildId, wanted, editor.author('undo'));
  if (!made) return rewindView(target, editor, outdated);
  return changeView(made.changeSetId, editor, { category: 'success', text: wordsOf(target, words).done });
}

async function planRewind(target: RewindTarget, { guildId, rights }: Editor): Promise<PlannedChange[]> {
  const { settings, guildDirectories } = container.services;
  const wanted = await wantedBy(target, guildId);
  const directory = await guildDirectories.get(guildId);
  const plan = planChanges(settings.catalogue, await settings.stored(guildId), wanted, directory, rights);
  return plan.filter(({ state }) => state !== 'same');
}

async function newestEntry({ guildId }: Editor): Promise<string> {
  const [newest] = await container.services.settings.history(guildId, { limit: 1 });
  return newest?.id ?? '0';
}
