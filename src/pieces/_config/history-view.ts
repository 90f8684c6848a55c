import { container } from '@sapphire/framework';
import type { ChangeSet } from '../../services/settings/setting-change.js';
import { embed } from '../../utils/embeds/embed.js';
import { diffLine, originLine, settingTitle } from './change-lines.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { button, menu, type Row, row, type View } from './view.js';

export interface HistoryPage {
  /** Only changes of this setting. */
  readonly of?: { readonly scope: string; readonly key: string };
  /** Only what is older than this entry. */
  readonly before?: string;
}

const perPage = 6;

/** What was changed, newest first. */
export async function historyView(page: HistoryPage, editor: Editor): Promise<View> {
  const { words, guildId } = editor;
  const { of, before } = page;
  const filter = { ...of, ...(before && { before }), limit: perPage + 1 };
  const found = await container.services.settings.changeSets(guildId, filter);
  const sets = found.slice(0, perPage);
  const list = sets.map((set, index) => setText(set, index + 1, editor)).join('\n\n');
  const title = of
    ? words('core.config.history.titleOf', { setting: settingTitle(of, editor) })
    : words('core.config.history.title');
  return {
    embeds: [embed('info', { title, description: list || words('core.config.history.empty') })],
    components: [
      ...(sets.length > 0 ? [changeMenu(sets, editor)] : []),
      pageRow(page, sets, found.length > perPage, editor),
    ],
  };
}

function changeMenu(sets: readonly ChangeSet[], editor: Editor): Row {
  const options = sets.map((set, index) => ({
    label: `${index + 1}. ${set.changes.map((change) => settingTitle(change, editor)).join(', ')}`,
    value: set.id,
  }));
  return row(menu(controlId('change'), editor.words('core.config.history.choose'), options));
}

function pageRow(
  { of, before }: HistoryPage,
  sets: readonly ChangeSet[],
  hasOlder: boolean,
  { words }: Editor,
): Row {
  const back = of ? controlId('show', of.scope, of.key) : controlId('home', 0);
  const address = of ? (['of', of.scope, of.key] as const) : (['all'] as const);
  const oldest = sets.at(-1)?.lastEntry ?? '';
  return row(
    button({ id: back, label: words('core.config.back') }),
    button({
      id: controlId('history', ...address),
      label: words('core.config.history.newest'),
      disabled: !before,
    }),
    button({
      id: controlId('history', ...address, 'before', oldest),
      label: words('core.config.history.older'),
      disabled: !hasOlder,
    }),
    button({
      id: controlId('pastmoment'),
      label: words('core.config.moment.button'),
      disabled: sets.length === 0,
    }),
  );
}

/** Where the parts of a custom id lead: `all`, `of:<scope>:<key>`, either with `before:<entry>`. */
export function readHistoryPage(parts: readonly string[]): HistoryPage {
  const [first, scope = '', key = ''] = parts;
  const position = parts.indexOf('before', first === 'of' ? 3 : 1);
  const before = position < 0 ? undefined : parts[position + 1];
  return { ...(first === 'of' && { of: { scope, key } }), ...(before && { before }) };
}

function setText({ changes, count }: ChangeSet, number: number, editor: Editor): string {
  const [first] = changes;
  const lines = changes.map((change) => diffLine(change, change.oldValue, change.newValue, editor));
  if (count > changes.length) {
    lines.push(editor.words('core.config.history.more', { count: count - changes.length }));
  }
  return [`${number}. ${first ? originLine(first, editor) : ''}`, ...lines].join('\n');
}
