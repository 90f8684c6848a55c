import { UserError } from '@sapphire/framework';
import type { Conflict } from './settings.store.js';

/** Somebody else was faster. Nothing was written. */
export class SettingsConflict extends UserError {
  constructor(readonly conflicts: readonly Conflict[]) {
    const settings = conflicts.map(({ scope, key }) => `${scope}.${key}`).join(', ');
    super({
      identifier: 'core.settings.conflict',
      message: `Somebody else has changed ${settings} in the meantime. Look at the new value, then change it again.`,
      context: { settings },
    });
  }
}
