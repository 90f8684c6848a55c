import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditActor, AuditEntry } from '../audit/audit-entry.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { SettingValue } from './catalogue.js';
import {
  type Author,
  type ChangeSet,
  neverStored,
  type SettingChange,
  type StoredScopes,
  type StoredValue,
  type WantedChange,
} from './setting-change.js';

/** Where a change is told to all processes; the payload is the guild's id. */
export const settingsChannel = 'bot_settings';

/** Somebody else has changed what the editor wanted to change. */
export interface Conflict {
  readonly scope: string;
  readonly key: string;
  readonly now: StoredValue;
}

export type Written =
  | { readonly changes: readonly SettingChange[] }
  | { readonly conflicts: readonly Conflict[] };

export interface HistoryFilter {
  readonly scope?: string;
  readonly key?: string;
  readonly changeSetId?: string;
  /** Only older than this entry: the next page. */
  readonly before?: string;
  readonly limit: number;
}

export interface ChangeSetFilter {
  /** Only those that changed this setting. */
  readonly scope?: string;
  readonly key?: string;
  /** Only those that are older than this entry: the next page. */
  readonly before?: string;
  readonly limit: number;
}

/** Changes of a set that are told in a list of sets. */
const mostShown = 3;

/** Settings in PostgreSQL: the only place that reads and writes their tables. */
export class SettingsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: AuditLog,
  ) {}

  async load(guildId: string): Promise<StoredScopes> {
    return this.#load(this.em.fork(), guildId);
  }

  /**
   * Writes changes and their history in one transaction, and tells every process once it is committed.
   * Either all are written or, when somebody else was faster, none.
   */
  async write(
    guildId: string,
    wanted: readonly WantedChange[],
    author: Author,
    now: Temporal.Instant,
  ): Promise<Written> {
    return this.em.transactional(async (em) => {
      // One writer per guild at a time: a lock on rows cannot hold back two who both add the first row.
      await em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [settingsChannel, guildId]);
      const stored = await this.#load(em, guildId);
      const conflicts = wanted.flatMap((change) => conflictOf(change, versionOf(stored, change)));
      if (conflicts.length > 0) return { conflicts };
      const changes = await this.#writeAll(em, guildId, wanted, stored, author, now);
      if (changes.length === 0) return { changes };
      await this.audit.write(auditEntry(guildId, changes, author), em);
      await em.execute('select pg_notify(?, ?)', [settingsChannel, guildId]);
      return { changes };
    });
  }

  /** Newest first. */
  async history(guildId: string, filter: HistoryFilter): Promise<SettingChange[]> {
    const conditions = ['guild_id = ?'];
    const parameters: unknown[] = [guildId];
    const narrow = (condition: string, value: string | undefined) => {
      if (value === undefined) return;
      conditions.push(condition);
      parameters.push(value);
    };
    narrow('scope = ?', filter.scope);
    narrow('key = ?', filter.key);
    narrow('change_set_id = ?', filter.changeSetId);
    narrow('id < ?', filter.before);
    const rows = await this.em
      .fork()
      .execute<HistoryRow[]>(
        `select * from bot_settings_history where ${conditions.join(' and ')} order by id desc limit ?`,
        [...parameters, filter.limit],
      );
    return rows.map(changeOf);
  }

  /** What was changed together, newest first, with the first few changes of each. */
  async changeSets(guildId: string, { scope, key, before, limit }: ChangeSetFilter): Promise<ChangeSet[]> {
    const rows = await this.em.fork().execute<(HistoryRow & { last_entry: string; count: string })[]>(
      `with sets as (
         select change_set_id, max(id) as last_entry from bot_settings_history
         where guild_id = ? and (?::text is null or (scope = ? and key = ?)) and (?::bigint is null or id < ?)
         group by change_set_id order by last_entry desc limit ?
       ), numbered as (
         select h.*, last_entry, count(*) over (partition by h.change_set_id) as count,
           row_number() over (partition by h.change_set_id order by h.id) as number
         from bot_settings_history h join sets using (change_set_id) where h.guild_id = ?
       )
       select * from numbered where number <= ? order by last_entry desc, id`,
      [
        ...[guildId, scope ?? null, scope ?? null, key ?? null, before ?? null, before ?? null, limit],
        ...[guildId, mostShown],
      ],
    );
    return [...Map.groupBy(rows, ({ change_set_id }) => change_set_id)].map(([id, ofSet]) => ({
      id,
      lastEntry: String(ofSet[0]?.last_entry),
      count: Number(ofSet[0]?.count),
      changes: ofSet.map(changeOf),
    }));
  }

  /** What each setting that was ever set held before that entry of the history; null where it was unset. */
  async before(guildId: string, entry: string): Promise<WantedChange[]> {
    const rows = await this.em.fork().execute<{ scope: string; key: string; value: SettingValue }[]>(
      `select s.scope, s.key, (
         select h.new_value from bot_settings_history h
         where h.guild_id = s.guild_id and h.scope = s.scope and h.key = s.key and h.id < ?
         order by h.id desc limit 1
       ) as value
       from bot_settings s where s.guild_id = ? order by s.scope, s.key`,
      [entry, guildId],
    );
    return rows.map(({ scope, key, value }) => ({ scope, key, value }));
  }

  /** What each setting that was ever set held at that moment; null where it was unset. */
  async at(guildId: string, moment: Temporal.Instant): Promise<WantedChange[]> {
    const rows = await this.em.fork().execute<{ scope: string; key: string; value: SettingValue }[]>(
      `select s.scope, s.key, (
         select h.new_value from bot_settings_history h
         where h.guild_id = s.guild_id and h.scope = s.scope and h.key = s.key and h.changed_at <= ?
         order by h.id desc limit 1
       ) as value
       from bot_settings s where s.guild_id = ? order by s.scope, s.key`,
      [moment.toString(), guildId],
    );
    return rows.map(({ scope, key, value }) => ({ scope, key, value }));
  }

  async #load(em: EntityManager, guildId: string): Promise<StoredScopes> {
    const rows = await em.execute<{ scope: string; key: string; value: SettingValue; version: number }[]>(
      'select scope, key, value, version from bot_settings where guild_id = ?',
      [guildId],
    );
    const scopes: Record<string, Record<string, StoredValue>> = {};
    for (const { scope, key, value, version } of rows) {
      scopes[scope] ??= {};
      scopes[scope][key] = { value, version };
    }
    return scopes;
  }

  async #writeAll(
    em: EntityManager,
    guildId: string,
    wanted: readonly WantedChange[],
    stored: StoredScopes,
    author: Author,
    now: Temporal.Instant,
  ): Promise<SettingChange[]> {
    const changeSetId = randomUUID();
    const changes: SettingChange[] = [];
    for (const change of lastOfEach(wanted)) {
      const before = versionOf(stored, change).value;
      if (isSame(before, change.value)) continue;
      await em.execute(
        `insert into bot_settings (guild_id, scope, key, value, version, changed_by, changed_at)
         values (?, ?, ?, ?::jsonb, 1, ?, ?)
         on conflict (guild_id, scope, key) do update set value = excluded.value,
           version = bot_settings.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [guildId, change.scope, change.key, toJson(change.value), author.userId, now.toString()],
      );
      const [row] = await em.execute<HistoryRow[]>(
        `insert into bot_settings_history (change_set_id, guild_id, scope, key, old_value, new_value, changed_by, how,
           request_id, changed_at)
         values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?) returning *`,
        [
          ...[changeSetId, guildId, change.scope, change.key, toJson(before), toJson(change.value)],
          ...[author.userId, author.how, author.requestId, now.toString()],
        ],
      );
      if (row) changes.push(changeOf(row));
    }
    return changes;
  }
}

/** Changes that are named one by one in a line of the audit log; a whole import would not fit. */
const mostNamed = 10;

function auditEntry(guildId: string, changes: readonly SettingChange[], author: Author): AuditEntry {
  const named = changes.slice(0, mostNamed).map(({ scope, key, oldValue, newValue }) => {
    return { scope, key, oldValue, newValue };
  });
  return {
    guildId,
    actor: actorOf(author),
    action: 'core.settingsChanged',
    level: 'normal',
    details: { how: author.how, changeSetId: changes[0]?.changeSetId, changes: named, count: changes.length },
    requestId: author.requestId,
  };
}

function actorOf({ userId, how }: Author): AuditActor {
  if (userId === null) return { kind: 'bot' };
  return { kind: how === 'api' ? 'api' : 'member', userId };
}

interface HistoryRow {
  id: string;
  change_set_id: string;
  guild_id: string;
  scope: string;
  key: string;
  old_value: SettingValue;
  new_value: SettingValue;
  changed_by: string | null;
  how: Author['how'];
  request_id: string | null;
  changed_at: string | Date;
}

function changeOf(row: HistoryRow): SettingChange {
  return {
    id: String(row.id),
    changeSetId: row.change_set_id,
    guildId: String(row.guild_id),
    scope: row.scope,
    key: row.key,
    oldValue: row.old_value,
    newValue: row.new_value,
    changedBy: row.changed_by === null ? null : String(row.changed_by),
    how: row.how,
    requestId: row.request_id,
    changedAt: Temporal.Instant.fromEpochMilliseconds(new Date(row.changed_at).getTime()),
  };
}

function versionOf(stored: StoredScopes, { scope, key }: WantedChange): StoredValue {
  return stored[scope]?.[key] ?? neverStored;
}

/** Who names a setting twice in one edit means the last value. */
function lastOfEach(wanted: readonly WantedChange[]): Iterable<WantedChange> {
  return new Map(wanted.map((change) => [`${change.scope}.${change.key}`, change])).values();
}

function conflictOf(change: WantedChange, now: StoredValue): Conflict[] {
  if (change.seenVersion === undefined || change.seenVersion === now.version) return [];
  return [{ scope: change.scope, key: change.key, now }];
}

/** SQL null, not the JSON value null: unset is the absence of a value. */
function toJson(value: SettingValue): string | null {
  return value === null ? null : JSON.stringify(value);
}

function isSame(a: SettingValue, b: SettingValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
