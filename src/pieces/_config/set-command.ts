import { container } from '@sapphire/framework';
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { wordsForUser } from '../../core/i18n.js';
import type { Setting } from '../../services/settings/catalogue.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { suggestZones } from '../../services/time-zones/zones.js';
import { limits } from '../../utils/text/limits.js';
import { truncate } from '../../utils/text/truncate.js';
import type { Editor } from './editor.js';
import { requireManager } from './editor.js';
import { changedList } from './list-change.js';
import { listSuggestions } from './list-suggestions.js';
import { checkValue, namedSetting, typedValue } from './picked-value.js';
import { save } from './save.js';
import { shownSetting } from './setting-shown.js';
import { matches, type Suggestion, thingsOf } from './suggestion.js';
import type { View } from './view.js';

type Reader = Pick<Editor, 'locale' | 'words'>;

/** `/config set`: a setting by its name, a value as it is typed. */
export async function setByCommand(interaction: ChatInputCommandInteraction, editor: Editor): Promise<View> {
  const setting = settingNamed(interaction.options.getString('setting', true));
  const { scope, key } = setting;
  // Before the list is read: what somebody else puts into it meanwhile must not be lost.
  const { version } = await container.services.settings.current(editor.guildId, scope, key);
  const typed = interaction.options.getString('value', true);
  const value = (await changedList(setting, typed, editor.guildId)) ?? typedValue(setting, typed, editor);
  checkValue(setting, value, editor);
  return save({ scope, key, version }, value, editor);
}

/** Most suggestions that Discord shows. */
const most = 25;

/** What is suggested while somebody types in one of the options of `/config set`. */
export async function suggest(interaction: AutocompleteInteraction): Promise<void> {
  const guildId = requireManager(interaction);
  const reader = { locale: interaction.locale, words: wordsForUser(interaction) };
  const { name, value } = interaction.options.getFocused(true);
  const suggestions =
    name === 'setting'
      ? settingSuggestions(reader).filter((one) => matches(one, value))
      : await valueSuggestions(interaction.options.getString('setting'), value, guildId, reader);
  const shown = suggestions.slice(0, most);
  await interaction.respond(shown.map((one) => ({ ...one, name: truncate(one.name, limits.choiceName) })));
}

function settingSuggestions(reader: Reader): Suggestion[] {
  const { catalogue } = container.services.settings;
  return catalogue.scopes().flatMap((scope) => {
    const plugin = scopeName(scope, container.i18n, reader.locale);
    return catalogue.settings(scope).map((setting) => ({
      name: `${plugin}: ${shownSetting(setting, reader).label}`,
      value: `${scope}.${setting.key}`,
    }));
  });
}

async function valueSuggestions(
  typedSetting: string | null,
  typed: string,
  guildId: string,
  reader: Reader,
): Promise<Suggestion[]> {
  const [scope = '', key = ''] = (typedSetting ?? '').split('.');
  const setting = container.services.settings.catalogue.find(scope, key);
  if (!setting) return [];
  const { kind } = setting;
  if (kind.type === 'timeZone') return zonesFor(typed);
  if (kind.type === 'list')
    return kind.of === 'channel' || kind.of === 'role'
      ? listSuggestions(setting, kind.of, typed, guildId)
      : [];
  return (await valuesOf(setting, guildId, reader)).filter((one) => matches(one, typed));
}

/** Found by the names of countries, too, which stand in no suggestion. */
function zonesFor(typed: string): Suggestion[] {
  return suggestZones(typed, container.clock.now(), most).map(({ zone, label }) => ({
    name: label,
    value: zone,
  }));
}

async function valuesOf(setting: Setting, guildId: string, reader: Reader): Promise<Suggestion[]> {
  const { kind } = setting;
  const { choice, show } = shownSetting(setting, reader);
  switch (kind.type) {
    case 'boolean':
      return [true, false].map((value) => ({ name: show(value), value: String(value) }));
    case 'choice':
    case 'locale':
      return kind.choices.map((value) => ({ name: choice(value), value }));
    case 'channel':
    case 'category':
    case 'role':
      return thingsOf(kind.type, guildId);
    default:
      return [];
  }
}

/** `reminders.enabled`, as the suggestions give it. */
export function settingNamed(name: string): Setting {
  const [scope, ...key] = name.trim().split('.');
  return namedSetting(scope, key.join('.'));
}
