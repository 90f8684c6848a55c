import type { EntityManager } from '@mikro-orm/postgresql';
import type { CommandUse } from './command-use.js';

export interface CommandCount {
  readonly command: string;
  readonly uses: number;
  readonly failures: number;
  readonly users: number;
}

/** Uses of commands in PostgreSQL. */
export class CommandUseStore {
  constructor(private readonly em: EntityManager) {}

  async insert(uses: readonly CommandUse[]): Promise<void> {
    const rows = uses.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
    const values = uses.flatMap((use) => [
      ...[use.guildId, use.userId, use.command, use.kind, use.failure, use.usedAt.toString()],
    ]);
    await this.em
      .fork()
      .execute(
        `insert into core_command_uses (guild_id, user_id, command, kind, failure, used_at) values ${rows}`,
        values,
      );
  }

  /** Most used first. `guildId` null counts over all guilds. */
  async count(guildId: string | null, since: Temporal.Instant, limit: number): Promise<CommandCount[]> {
    const rows = await this.em.fork().execute<CommandCount[]>(
      `select command, count(*)::int as uses, count(failure)::int as failures, count(distinct user_id)::int as users
       from core_command_uses where used_at >= ? and (?::bigint is null or guild_id = ?)
       group by command order by uses desc, command limit ?`,
      [since.toString(), guildId, guildId, limit],
    );
    return rows;
  }

  /** Removes what is older than the retention, a piece at a time so that no statement runs long; returns how many rows. */
  async removeBefore(moment: Temporal.Instant): Promise<number> {
    let removed = 0;
    for (;;) {
      const { affectedRows } = await this.em
        .fork()
        .execute<{ affectedRows: number }>(
          `delete from core_command_uses where id in (select id from core_command_uses where used_at < ? limit ${removedAtOnce})`,
          [moment.toString()],
          'run',
        );
      removed += affectedRows;
      if (affectedRows < removedAtOnce) return removed;
    }
  }
}

const removedAtOnce = 5_000;
