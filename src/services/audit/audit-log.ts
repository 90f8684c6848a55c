import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../core/clock.js';
import { readInstant } from '../../core/database/read-instant.js';
import type { AuditActor, AuditEntry, AuditLevel, AuditLineView } from './audit-entry.js';

export interface AuditFilter {
  readonly action?: string;
  /** Only older than this line: the next page. */
  readonly before?: string;
  readonly limit: number;
}

/** The ledger of changes. A line is written in the transaction of what it tells, so there is never one without the other. */
export class AuditLog {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a line.
   *
   * @param em the transaction of the change; left out when there is none
   */
  async write(entry: AuditEntry, em: EntityManager = this.em.fork()): Promise<void> {
    const { guildId, actor, action, level, details, requestId } = entry;
    await em.execute(
      `insert into audit_logs (guild_id, at, actor_kind, actor, action, level, details, request_id)
       values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)`,
      [
        ...[guildId, this.clock.now().toString(), actor.kind, nameOf(actor), action, level],
        ...[JSON.stringify(details), requestId],
      ],
    );
  }

  /** Newest first. */
  async list(guildId: string, { action, before, limit }: AuditFilter): Promise<AuditLineView[]> {
    const rows = await this.em.fork().execute<AuditRow[]>(
      `select * from audit_logs
       where guild_id = ? and (?::text is null or action = ?) and (?::bigint is null or id < ?)
       order by id desc limit ?`,
      [guildId, action ?? null, action ?? null, before ?? null, before ?? null, limit],
    );
    return rows.map(lineOf);
  }
}

export interface AuditRow {
  readonly id: string;
  readonly guild_id: string;
  readonly at: string | Date;
  readonly actor_kind: AuditActor['kind'];
  readonly actor: string | null;
  readonly action: string;
  readonly level: AuditLevel;
  readonly details: Readonly<Record<string, unknown>>;
  readonly request_id: string | null;
}

export function lineOf(row: AuditRow): AuditLineView {
  return {
    id: String(row.id),
    guildId: String(row.guild_id),
    at: readInstant(row.at),
    actor: actorOf(row.actor_kind, row.actor ?? ''),
    action: row.action,
    level: row.level,
    details: row.details,
    requestId: row.request_id,
  };
}

function nameOf(actor: AuditActor): string | null {
  if (actor.kind === 'bot') return null;
  return actor.kind === 'plugin' ? actor.name : actor.userId;
}

function actorOf(kind: AuditActor['kind'], name: string): AuditActor {
  if (kind === 'bot') return { kind };
  if (kind === 'plugin') return { kind, name };
  return kind === 'api' ? { kind, userId: name || null } : { kind, userId: name };
}
