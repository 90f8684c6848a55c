import {
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';
import { truncate } from '../../utils/text/truncate.js';
import type { Editor } from './editor.js';
import { shownSetting } from './setting-shown.js';
import { button, menu, type Row, row } from './view.js';

export interface PickerIds {
  /** Where a choice goes. A boolean's buttons add `:true` or `:false` to it. */
  readonly pick: string;
  /** Opens the form for what is typed. */
  readonly type: string;
}

/** Most items that a menu of Discord can pick at once. */
const mostPicked = 25;

/** The picker that fits the kind of the setting, showing what it holds. */
export function picker(
  setting: Setting,
  value: SettingValue,
  ids: PickerIds,
  editor: Editor,
): readonly Row[] {
  const { kind } = setting;
  switch (kind.type) {
    case 'boolean':
      return [booleanButtons(value, ids, editor)];
    case 'choice':
    case 'locale':
      return [choiceMenu(setting, kind.choices, value, ids, editor)];
    case 'channel':
    case 'category':
    case 'role':
    case 'user':
      return [row(mentionMenu(kind.type, value, 1, ids.pick, editor))];
    case 'list':
      return kind.of === 'text' || kind.maxItems > mostPicked
        ? [typeButton(ids, editor)]
        : [row(mentionMenu(kind.of, value, kind.maxItems, ids.pick, editor))];
    default:
      return [typeButton(ids, editor)];
  }
}

function booleanButtons(value: SettingValue, { pick }: PickerIds, { words }: Editor): Row {
  const one = (wanted: boolean, label: string) =>
    button({
      id: `${pick}:${wanted}`,
      label,
      style: value === wanted ? ButtonStyle.Primary : ButtonStyle.Secondary,
      disabled: value === wanted,
    });
  return row(one(true, words('core.config.switchOn')), one(false, words('core.config.switchOff')));
}

function choiceMenu(
  setting: Setting,
  choices: readonly string[],
  value: SettingValue,
  { pick }: PickerIds,
  editor: Editor,
): Row {
  const { choice } = shownSetting(setting, editor);
  const options = choices.map((name) => ({ label: choice(name), value: name, default: name === value }));
  return row(menu(pick, editor.words('core.config.choose.choice'), options));
}

type Mentionable = 'channel' | 'category' | 'role' | 'user';

function mentionMenu(
  type: Mentionable,
  value: SettingValue,
  most: number,
  id: string,
  { words }: Editor,
): APIComponentInMessageActionRow {
  const common = {
    custom_id: id,
    placeholder: truncate(words(`core.config.choose.${type}`), 150),
    min_values: 0, // none picked: unset
    max_values: most,
  };
  const chosen = value === null ? [] : [value].flat().map(String);
  const defaults = <Type extends SelectMenuDefaultValueType>(kind: Type) => ({
    default_values: chosen.slice(0, most).map((chosenId) => ({ id: chosenId, type: kind })),
  });
  switch (type) {
    case 'role':
      return { type: ComponentType.RoleSelect, ...common, ...defaults(SelectMenuDefaultValueType.Role) };
    case 'user':
      return { type: ComponentType.UserSelect, ...common, ...defaults(SelectMenuDefaultValueType.User) };
    default:
      return {
        type: ComponentType.ChannelSelect,
        ...common,
        ...defaults(SelectMenuDefaultValueType.Channel),
        channel_types: channelTypes(type, most),
      };
  }
}

/** Where one channel is chosen, the bot writes there; several are read, and a forum can be, too. */
function channelTypes(type: 'channel' | 'category', most: number): ChannelType[] {
  if (type === 'category') return [ChannelType.GuildCategory];
  return most > 1 ? [...messageChannels, ChannelType.GuildForum] : messageChannels;
}

/** Where the bot can write by itself. */
const messageChannels = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

function typeButton({ type }: PickerIds, { words }: Editor): Row {
  return row(button({ id: type, label: words('core.config.type'), style: ButtonStyle.Primary }));
}
