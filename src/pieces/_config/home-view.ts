import { container } from '@sapphire/framework';
import { switchKey } from '../../services/settings/all-settings.js';
import type { StoredScopes } from '../../services/settings/setting-change.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { embed } from '../../utils/embeds/embed.js';
import { pageButtons, pageOf } from '../../utils/embeds/pages.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { menu, row, type View } from './view.js';

/** What a menu of Discord holds. */
const perPage = 25;

/** All plugins, the bot itself first. */
export async function homeView(pageNumber: number, editor: Editor): Promise<View> {
  const { settings } = container.services;
  const { words } = editor;
  const stored = await settings.stored(editor.guildId);
  const page = pageOf(settings.catalogue.scopes(), pageNumber, perPage);
  const options = page.items.map((scope) => ({
    label: scopeName(scope, container.i18n, editor.locale),
    description: stateOf(scope, stored, editor),
    value: scope,
  }));
  return {
    embeds: [
      embed('info', { title: words('core.config.home.title'), description: words('core.config.home.intro') }),
    ],
    components: [
      row(menu(controlId('scope'), words('core.config.home.choose'), options)),
      ...pageButtons(controlId('home'), page),
    ],
  };
}

function stateOf(scope: string, stored: StoredScopes, { words }: Editor): string {
  const { catalogue } = container.services.settings;
  const settings = catalogue.settings(scope);
  const changed = settings.filter(({ key }) => (stored[scope]?.[key]?.value ?? null) !== null).length;
  const isOn = stored[scope]?.[switchKey]?.value ?? catalogue.find(scope, switchKey)?.default ?? true;
  const count = words('core.config.home.count', { count: settings.length, changed });
  return isOn === false ? `${words('core.config.home.off')} · ${count}` : count;
}
