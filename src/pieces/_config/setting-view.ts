import { ButtonStyle } from 'discord.js';
import type { CurrentSetting } from '../../services/settings/settings.service.js';
import { embed } from '../../utils/embeds/embed.js';
import type { EmbedCategory } from '../../utils/embeds/style.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { picker } from './picker.js';
import { shownSetting } from './setting-shown.js';
import { button, row, type View } from './view.js';

/** Something that is told above the setting: it was saved, somebody else was faster. */
export interface Notice {
  readonly category: EmbedCategory;
  readonly text: string;
}

/** One setting with its picker. */
export function settingView(current: CurrentSetting, editor: Editor, notice?: Notice): View {
  const { setting, value, version } = current;
  const { words } = editor;
  const { label, description, expects, show } = shownSetting(setting, editor);
  const mayChange = setting.changedBy === 'manager' || editor.rights === 'owner';
  const address = [setting.scope, setting.key, version] as const;
  const ids = { pick: controlId('set', ...address), type: controlId('type', ...address) };
  const shown = embed(notice?.category ?? 'info', {
    title: label,
    description: [notice?.text, description].filter(Boolean).join('\n\n'),
    fields: [
      { name: words('core.config.now'), value: show(value), inline: true },
      { name: words('core.config.default'), value: show(setting.default), inline: true },
      { name: words('core.config.expected'), value: expects },
      ...(mayChange ? [] : [{ name: '\u200B', value: words('core.config.ownerOnly') }]),
    ],
    footer: words('core.config.setCommand', { setting: `${setting.scope}.${setting.key}` }),
  });
  const reset = button({
    id: controlId('reset', ...address),
    label: words('core.config.reset'),
    style: ButtonStyle.Danger,
    disabled: !mayChange || !current.isSet,
  });
  const back = button({ id: controlId('scope', setting.scope, 0), label: words('core.config.back') });
  const history = button({
    id: controlId('history', 'of', setting.scope, setting.key),
    label: words('core.config.history.button'),
  });
  return {
    embeds: [shown],
    components: [...(mayChange ? picker(setting, value, ids, editor) : []), row(back, reset, history)],
  };
}
