import { container } from '@sapphire/framework';
import { changeView, undoChange } from './change-view.js';
import type { ControlUse } from './control-use.js';
import type { Editor } from './editor.js';
import { historyView, readHistoryPage } from './history-view.js';
import { homeView } from './home-view.js';
import { namedSetting, pickedValue } from './picked-value.js';
import { answerQuestion, apply, cancel, recheck } from './plan-view.js';
import { rewind, rewindView } from './rewind.js';
import { beforeChange } from './rewind-target.js';
import { readAddress, save } from './save.js';
import { scopeView } from './scope-view.js';
import { settingView } from './setting-view.js';
import type { View } from './view.js';
import { fillStep, goToStep, settingAtStep } from './wizard.js';

/** What a press or a choice leads to. `parts` are those of the custom id. */
export type Control = (interaction: ControlUse, parts: readonly string[], editor: Editor) => Promise<View>;

/** By the action that the custom id names. */
export const controls: Readonly<Record<string, Control>> = {
  home: (_interaction, [page], editor) => homeView(Number(page), editor),

  scope(interaction, [scope, page], editor) {
    return scope === undefined
      ? scopeView(firstPicked(interaction), 0, editor)
      : scopeView(scope, Number(page), editor);
  },

  async show(interaction, [scope = '', key = firstPicked(interaction)], editor) {
    return settingView(await container.services.settings.current(editor.guildId, scope, key), editor);
  },

  set(interaction, parts, editor) {
    const address = readAddress(parts);
    const setting = namedSetting(address.scope, address.key);
    return save(address, pickedValue(interaction, setting, parts[3]), editor);
  },

  history: (_interaction, parts, editor) => historyView(readHistoryPage(parts), editor),

  change: (interaction, [changeSetId = firstPicked(interaction)], editor) => changeView(changeSetId, editor),

  undo: (_interaction, [changeSetId = ''], editor) => undoChange(changeSetId, editor),

  rewind: (_interaction, [changeSetId = ''], editor) => rewindView(beforeChange(changeSetId), editor),

  rewound: (_interaction, [target = '', shown = ''], editor) => rewind(target, shown, editor),

  apply: (_interaction, [draft = '', revision], editor) => apply(draft, Number(revision), editor),

  recheck: (_interaction, [draft = ''], editor) => recheck(draft, editor),

  cancel: (_interaction, [draft = ''], editor) => cancel(draft, editor),

  answer: (interaction, [draft = '', theirs = ''], editor) =>
    answerQuestion(draft, theirs, firstPicked(interaction), editor),

  omit: (_interaction, [draft = '', theirs = ''], editor) => answerQuestion(draft, theirs, '', editor),

  step: (_interaction, [draft = '', index], editor) => goToStep(draft, Number(index), editor),

  async fill(interaction, [draft = '', index, pressed], editor) {
    const { setting } = await settingAtStep(draft, Number(index), editor);
    return fillStep(draft, Number(index), pickedValue(interaction, setting, pressed), editor);
  },

  reset: (_interaction, parts, editor) => save(readAddress(parts), null, editor),
};

export function firstPicked(interaction: ControlUse): string {
  return interaction.isButton() ? '' : (interaction.values[0] ?? '');
}
