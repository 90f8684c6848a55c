import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../core/clock.js';
import { refuse } from '../../core/refuse.js';
import { type DraftContent, draftContent } from './draft-content.js';

export interface Draft<Content extends DraftContent = DraftContent> {
  /** Short enough for custom ids. */
  readonly id: string;
  readonly revision: number;
  readonly content: Content;
}

const keptFor = Temporal.Duration.from({ hours: 1 });

/** Changes that a member prepares. In the database, so that they outlive a restart; gone after an hour. */
export class SettingsDrafts {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Begins a draft; the member's last one of this kind is dropped, and so is everybody's that is too old. */
  async begin<Content extends DraftContent>(
    guildId: string,
    userId: string,
    content: Content,
  ): Promise<Draft<Content>> {
    const id = randomBytes(9).toString('base64url');
    const now = this.clock.now();
    const em = this.em.fork();
    await em.execute('delete from bot_settings_drafts where expires_at <= ?', [now.toString()]);
    await em.execute(
      `insert into bot_settings_drafts (id, guild_id, user_id, kind, revision, content, expires_at)
       values (?, ?, ?, ?, 1, ?::jsonb, ?)
       on conflict (guild_id, user_id, kind) do update
         set id = excluded.id, revision = 1, content = excluded.content, expires_at = excluded.expires_at`,
      [id, guildId, userId, content.kind, JSON.stringify(content), now.add(keptFor).toString()],
    );
    return { id, revision: 1, content };
  }

  /** Refuses with `core.settings.draftGone` what is too old, applied already, or somebody else's. */
  async load(guildId: string, userId: string, id: string): Promise<Draft> {
    const [row] = await this.em.fork().execute<{ revision: number; content: unknown }[]>(
      `select revision, content from bot_settings_drafts
         where id = ? and guild_id = ? and user_id = ? and expires_at > ?`,
      [id, guildId, userId, this.clock.now().toString()],
    );
    const content = draftContent.safeParse(row?.content); // an older version of the bot may have written it
    if (!row || !content.success) throw draftGone();
    return { id, revision: row.revision, content: content.data };
  }

  /** Saves the next revision; refuses with `core.settings.draftGone` when another click was faster. */
  async save<Content extends DraftContent>(
    { id, revision }: Draft,
    content: Content,
  ): Promise<Draft<Content>> {
    const saved = await this.em.fork().execute<{ id: string }[]>(
      `update bot_settings_drafts set revision = revision + 1, content = ?::jsonb
         where id = ? and revision = ? returning id`,
      [JSON.stringify(content), id, revision],
    );
    if (saved.length === 0) throw draftGone();
    return { id, revision: revision + 1, content };
  }

  async drop(id: string): Promise<void> {
    await this.em.fork().execute('delete from bot_settings_drafts where id = ?', [id]);
  }
}

/** The refusal of what was done with a draft that is not there any more. */
export function draftGone() {
  return refuse('core.settings.draftGone', 'This has been finished or is too old. Run the command again.');
}
