import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditActor, AuditEntry } from '../audit/audit-entry.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { SettingValue } from './catalogue.js';
import {
  type Author,
  neverStored,
  type SettingChange,
  type StoredScopes,
  type StoredValue,
  type WantedChange,
} from './setting-change.js';
import { changeOf, type HistoryRow, SettingsHistoryStore } from './settings-history.store.js';

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

/** Settings in PostgreSQL: the only place that writes them and their history. */
export class SettingsStore {
  readonly history: SettingsHistoryStore;

  constructor(
    private readonly em: EntityManager,
    private readonly audit: AuditLog,
  ) {
    this.history = new SettingsHistoryStore(em);
  }

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
  if (how === 'api') return { kind: 'api', userId };
  return userId === null ? { kind: 'bot' } : { kind: 'member', userId };
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
