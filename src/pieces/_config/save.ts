import { container, UserError } from '@sapphire/framework';
import type { SettingValue } from '../../services/settings/catalogue.js';
import type { CurrentSetting } from '../../services/settings/settings.service.js';
import { noticeOf } from './advice.js';
import type { Editor } from './editor.js';
import { checkValue, namedSetting } from './picked-value.js';
import { settingView } from './setting-view.js';
import type { View } from './view.js';

/** Where a value goes, as the custom id of a picker says it. */
export interface SettingAddress {
  readonly scope: string;
  readonly key: string;
  /** What the editor saw. */
  readonly version: number;
}

export function readAddress([scope = '', key = '', version = '']: readonly string[]): SettingAddress {
  return { scope, key, version: Number(version) };
}

/** Saves one setting and shows it as it is then: changed, or as somebody else has changed it in the meantime. */
export async function save(address: SettingAddress, value: SettingValue, editor: Editor): Promise<View> {
  const { settings } = container.services;
  const { scope, key, version } = address;
  checkValue(namedSetting(scope, key), value, editor);
  try {
    const wanted = [{ scope, key, value, seenVersion: version }];
    const changes = await settings.change(editor.guildId, wanted, editor.author('slash'));
    return show(address, editor, changes.length > 0 ? 'saved' : 'same');
  } catch (error) {
    if (!isConflict(error)) throw error;
    return show(address, editor, 'conflict');
  }
}

export function isConflict(error: unknown): error is UserError {
  return error instanceof UserError && error.identifier === 'core.settings.conflict';
}

async function show({ scope, key }: SettingAddress, editor: Editor, outcome: Outcome): Promise<View> {
  const current: CurrentSetting = await container.services.settings.current(editor.guildId, scope, key);
  const text = editor.words(`core.config.${outcome}`);
  const notice =
    outcome === 'saved'
      ? await noticeOf(text, [{ scope, key }], editor)
      : ({ category: categories[outcome], text } as const);
  return settingView(current, editor, notice);
}

type Outcome = 'saved' | 'same' | 'conflict';

const categories = { same: 'info', conflict: 'warning' } as const;
