import { container } from '@sapphire/framework';
import type { DraftContent } from '../../services/settings/draft-content.js';
import type { Draft } from '../../services/settings/drafts.js';
import type { GuildDirectory } from '../../services/settings/guild-directory.js';
import { applicable, type PlannedChange, planChanges } from '../../services/settings/plan.js';
import { importSettings, type Unsure } from '../../services/settings/transfer.js';
import type { Editor } from './editor.js';

/** What a draft would do in the guild as it is now. */
export interface DraftPlan {
  /** As it was saved with this plan, for the buttons under it. */
  readonly draft: Draft;
  readonly plan: readonly PlannedChange[];
  readonly unsure: readonly Unsure[];
}

/** Plans a draft, and keeps in it what the plan shows: exactly that is applied, or nothing. */
export async function planDraft(draft: Draft, directory: GuildDirectory, editor: Editor): Promise<DraftPlan> {
  const { settings, settingsDrafts } = container.services;
  const { wanted, unsure } = wantedBy(draft.content, directory, editor.guildId);
  const stored = await settings.stored(editor.guildId);
  const plan = planChanges(settings.catalogue, stored, wanted, directory, editor.rights);
  const shown = applicable(plan).map(({ seenVersion = 0, ...change }) => ({ ...change, seenVersion }));
  const saved = await settingsDrafts.save(draft, { ...draft.content, shown });
  return { draft: saved, plan, unsure };
}

function wantedBy(content: DraftContent, directory: GuildDirectory, guildId: string) {
  if (content.kind === 'wizard') return { wanted: content.values, unsure: [] };
  const { catalogue } = container.services.settings;
  return importSettings(catalogue, guildId, content.exported, directory, content.answers);
}
