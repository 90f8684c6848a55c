import { refuse } from '../../core/refuse.js';
import type { Author, SettingChange, WantedChange } from './setting-change.js';
import type { SettingsService } from './settings.service.js';
import type { SettingsStore } from './settings.store.js';

/** More changes than a whole import of every setting of every plugin makes. */
const mostChanges = 2000;

/**
 * Takes changes back. An undo is a change like any other: it has its own history, and can be undone.
 * What somebody has changed again since is not overwritten: then the whole undo is refused with `core.settings.conflict`.
 */
export class SettingsUndo {
  constructor(
    private readonly settings: SettingsService,
    private readonly store: SettingsStore,
  ) {}

  /** Takes back everything that was changed together: one edit, a wizard's page, a whole import. */
  async undo(guildId: string, changeSetId: string, author: Author): Promise<readonly SettingChange[]> {
    return this.settings.change(guildId, await this.back(guildId, changeSetId), { ...author, how: 'undo' });
  }

  /** What takes a change back; for settings that were changed again since, with a version that makes it a conflict. */
  async back(guildId: string, changeSetId: string): Promise<WantedChange[]> {
    const changes = await this.changesOf(guildId, changeSetId);
    const stored = await this.store.load(guildId);
    return changes.map((change): WantedChange => {
      const now = stored[change.scope]?.[change.key];
      const untouched = JSON.stringify(now?.value ?? null) === JSON.stringify(change.newValue);
      // A version that never exists makes the write a conflict, in the same transaction that would do it.
      const seenVersion = untouched ? (now?.version ?? 0) : -1;
      return { scope: change.scope, key: change.key, value: change.oldValue, seenVersion };
    });
  }

  /** All that was changed together, newest first; refuses with `core.settings.noSuchChange`. */
  async changesOf(
    guildId: string,
    changeSetId: string,
  ): Promise<readonly [SettingChange, ...SettingChange[]]> {
    const isId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(changeSetId); // PostgreSQL takes nothing else for a uuid
    const [first, ...others] = isId
      ? await this.settings.history(guildId, { changeSetId, limit: mostChanges })
      : [];
    if (first) return [first, ...others];
    throw refuse(
      'core.settings.noSuchChange',
      'That change is not in the history of this server. Pick one with /config history.',
    );
  }

  /** What would bring every setting back to what it was before that change, for a plan. */
  async before(guildId: string, changeSetId: string): Promise<WantedChange[]> {
    const changes = await this.changesOf(guildId, changeSetId);
    const then = await this.store.history.before(guildId, changes.at(-1)?.id ?? changes[0].id);
    return then.filter(({ scope, key }) => this.settings.catalogue.find(scope, key));
  }

  /** What would bring every setting back to what it was at that moment, for a plan. */
  async at(guildId: string, moment: Temporal.Instant): Promise<WantedChange[]> {
    const then = await this.store.history.at(guildId, moment);
    return then.filter(({ scope, key }) => this.settings.catalogue.find(scope, key));
  }
}
