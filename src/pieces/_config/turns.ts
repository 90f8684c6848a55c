import { container } from '@sapphire/framework';
import type { LimitRule } from '../../services/limits/limits.service.js';
import type { Editor } from './editor.js';

/** What asks Discord for more than a page of settings does. */
const rules = {
  export: { action: 'core.config.export', times: 5, per: 60 },
  import: { action: 'core.config.import', times: 5, per: 60 },
  recheck: { action: 'core.config.recheck', times: 10, per: 60 },
} satisfies Record<string, LimitRule>;

/** Counts one use; refuses when there were too many, with when to come back. */
export async function takeTurn({ guildId, userId }: Editor, what: keyof typeof rules): Promise<void> {
  await container.services.limits.take(guildId, userId, rules[what]);
}
