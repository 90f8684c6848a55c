import { container } from '@sapphire/framework';
import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { type Words, wordsForUser } from '../../core/i18n.js';
import { refuse } from '../../core/refuse.js';
import type { Author } from '../../services/settings/setting-change.js';

/** A member who looks at settings and changes them. */
export interface Editor {
  readonly guildId: string;
  readonly userId: string;
  readonly rights: Author['rights'];
  readonly locale: string;
  readonly words: Words;
  /** How the history names who changed something. */
  author(how: Author['how']): Author;
}

/**
 * Discord hides the command from others, but a message with buttons can be older than a member's demotion. Asks nobody,
 * so it can stand before the first answer.
 */
export function requireManager(interaction: BaseInteraction): string {
  const { guildId, memberPermissions } = interaction;
  if (guildId && memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return guildId;
  throw refuse(
    'core.config.notAllowed',
    'Only members who can manage this server can change its settings. Ask one of them.',
  );
}

/** May ask Discord whose bot this is, so the interaction is deferred first. */
export async function editorOf(interaction: BaseInteraction): Promise<Editor> {
  const guildId = requireManager(interaction);
  const { id: requestId, locale, user } = interaction;
  const rights = (await container.services.owners.has(user.id)) ? 'owner' : 'manager';
  return {
    guildId,
    userId: user.id,
    rights,
    locale,
    words: wordsForUser(interaction),
    author: (how) => ({ userId: user.id, rights, how, requestId }),
  };
}
