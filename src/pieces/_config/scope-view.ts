import { container } from '@sapphire/framework';
import { refuse } from '../../core/refuse.js';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { embed } from '../../utils/embeds/embed.js';
import { pageButtons, pageOf } from '../../utils/embeds/pages.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { shownSetting } from './setting-shown.js';
import { button, menu, row, type View } from './view.js';

const perPage = 10;

/** The settings of the bot itself or of one plugin, with what they hold. */
export async function scopeView(scope: string, pageNumber: number, editor: Editor): Promise<View> {
  const { settings } = container.services;
  const { words, guildId } = editor;
  if (!settings.catalogue.scopes().includes(scope)) {
    throw refuse(
      'core.switchedOff.control',
      'This belongs to a feature that is switched off or has changed. Run its command again.',
    );
  }
  const stored = (await settings.stored(guildId))[scope] ?? {};
  const raw = Object.fromEntries(Object.entries(stored).map(([key, { value }]) => [key, value]));
  const { values } = settings.catalogue.read(scope, raw);
  const page = pageOf(settings.catalogue.settings(scope), pageNumber, perPage);
  const shown = embed('info', {
    title: scopeName(scope, container.i18n, editor.locale),
    description: words('core.config.scope.intro'),
    fields: page.items.map((setting) => fieldOf(setting, values[setting.key] ?? null, editor)),
  });
  const options = page.items.map((setting) => {
    const { label, description } = shownSetting(setting, editor);
    return { label, description, value: setting.key };
  });
  return {
    embeds: [shown],
    components: [
      row(menu(controlId('show', scope), words('core.config.scope.choose'), options)),
      ...pageButtons(controlId('scope', scope), page),
      row(button({ id: controlId('home', 0), label: words('core.config.back') })),
    ],
  };
}

function fieldOf(setting: Setting, value: SettingValue, editor: Editor) {
  const { label, show } = shownSetting(setting, editor);
  return { name: label, value: show(value), inline: true };
}
