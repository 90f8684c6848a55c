import { container } from '@sapphire/framework';
import { ButtonStyle } from 'discord.js';
import type { SettingValue } from '../../services/settings/catalogue.js';
import type { WizardDraft } from '../../services/settings/draft-content.js';
import { type Draft, draftGone } from '../../services/settings/drafts.js';
import { embed } from '../../utils/embeds/embed.js';
import { settingTitle } from './change-lines.js';
import { controlId } from './control-id.js';
import type { Editor } from './editor.js';
import { checkValue, namedSetting } from './picked-value.js';
import { picker } from './picker.js';
import { planView } from './plan-view.js';
import { shownSetting } from './setting-shown.js';
import { button, row, type View } from './view.js';

/** `/config start`: asks for one essential setting after the other, then shows the plan. */
export async function startWizard(editor: Editor): Promise<View> {
  const { settings, settingsDrafts } = container.services;
  const steps = settings.catalogue
    .scopes()
    .flatMap((scope) => settings.catalogue.settings(scope))
    .filter(({ essential, changedBy }) => essential && (changedBy === 'manager' || editor.rights === 'owner'))
    .map(({ scope, key }) => ({ scope, key }));
  const content = { kind: 'wizard' as const, steps, values: [], shown: [] };
  return stepView(await settingsDrafts.begin(editor.guildId, editor.userId, content), 0, editor);
}

/** The wizard at one of its steps; after the last one the plan. */
export async function goToStep(draftId: string, index: number, editor: Editor): Promise<View> {
  return stepView(await loadWizard(draftId, editor), index, editor);
}

/** Keeps what was chosen at a step, and goes on. */
export async function fillStep(
  draftId: string,
  index: number,
  value: SettingValue,
  editor: Editor,
): Promise<View> {
  const draft = await loadWizard(draftId, editor);
  const { scope, key } = stepAt(draft, index);
  checkValue(namedSetting(scope, key), value, editor);
  const others = draft.content.values.filter((one) => one.scope !== scope || one.key !== key);
  const content = { ...draft.content, values: [...others, { scope, key, value }] };
  return stepView(await container.services.settingsDrafts.save(draft, content), index + 1, editor);
}

/** The setting of a step, and what it holds so far. */
export async function settingAtStep(
  draftId: string,
  index: number,
  editor: Pick<Editor, 'guildId' | 'userId'>,
) {
  const draft = await loadWizard(draftId, editor);
  const { scope, key } = stepAt(draft, index);
  return { setting: namedSetting(scope, key), value: await valueAt(draft, index, editor.guildId) };
}

async function stepView(draft: Draft<WizardDraft>, index: number, editor: Editor): Promise<View> {
  const { steps } = draft.content;
  if (index >= steps.length) return planView(draft, editor);
  const { words } = editor;
  const step = stepAt(draft, index);
  const setting = namedSetting(step.scope, step.key);
  const { description, expects, show } = shownSetting(setting, editor);
  const value = await valueAt(draft, index, editor.guildId);
  const ids = { pick: controlId('fill', draft.id, index), type: controlId('filltype', draft.id, index) };
  return {
    embeds: [
      embed('info', {
        title: settingTitle(step, editor),
        description,
        fields: [
          { name: words('core.config.now'), value: show(value), inline: true },
          { name: words('core.config.expected'), value: expects, inline: true },
        ],
        footer: words('core.config.wizard.step', { number: index + 1, count: steps.length }),
      }),
    ],
    components: [
      ...picker(setting, value, ids, editor),
      row(
        button({
          id: controlId('step', draft.id, index - 1),
          label: words('core.config.back'),
          disabled: index === 0,
        }),
        button({
          id: controlId('step', draft.id, index + 1),
          label: words('core.config.wizard.skip'),
          style: ButtonStyle.Primary,
        }),
        button({ id: controlId('cancel', draft.id), label: words('core.config.plan.cancel') }),
      ),
    ],
  };
}

/** What was chosen in the wizard; before that, what counts in the guild. */
async function valueAt(draft: Draft<WizardDraft>, index: number, guildId: string): Promise<SettingValue> {
  const { scope, key } = stepAt(draft, index);
  const chosen = draft.content.values.find((one) => one.scope === scope && one.key === key);
  if (chosen) return chosen.value;
  return (await container.services.settings.read(guildId, scope))[key] ?? null;
}

function stepAt({ content }: Draft<WizardDraft>, index: number): { scope: string; key: string } {
  const step = content.steps[index];
  if (!step) throw draftGone();
  return step;
}

async function loadWizard(
  draftId: string,
  { guildId, userId }: Pick<Editor, 'guildId' | 'userId'>,
): Promise<Draft<WizardDraft>> {
  const { content, ...draft } = await container.services.settingsDrafts.load(guildId, userId, draftId);
  if (content.kind !== 'wizard') throw draftGone();
  return { ...draft, content };
}
