import type { EntityManager } from '@mikro-orm/postgresql';
import { readInstant } from '../../core/database/read-instant.js';
import type { SettingValue } from './catalogue.js';
import type { Author, ChangeSet, SettingChange, WantedChange } from './setting-change.js';

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

/** Reads the history of settings. It is written by `SettingsStore`, together with the values. */
export class SettingsHistoryStore {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. */
  async list(guildId: string, filter: HistoryFilter): Promise<SettingChange[]> {
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
  before(guildId: string, entry: string): Promise<WantedChange[]> {
    return this.#valuesAfterLast(guildId, 'h.id < ?', entry);
  }

  /** What each setting that was ever set held at that moment; null where it was unset. */
  at(guildId: string, moment: Temporal.Instant): Promise<WantedChange[]> {
    return this.#valuesAfterLast(guildId, 'h.changed_at <= ?', moment.toString());
  }

  /** @param condition which changes count; the last of them is what a setting held */
  async #valuesAfterLast(guildId: string, condition: string, limit: string): Promise<WantedChange[]> {
    const rows = await this.em.fork().execute<{ scope: string; key: string; value: SettingValue }[]>(
      `select s.scope, s.key, (
         select h.new_value from bot_settings_history h
         where h.guild_id = s.guild_id and h.scope = s.scope and h.key = s.key and ${condition}
         order by h.id desc limit 1
       ) as value
       from bot_settings s where s.guild_id = ? order by s.scope, s.key`,
      [limit, guildId],
    );
    return rows.map(({ scope, key, value }) => ({ scope, key, value }));
  }
}

/** A row of `bot_settings_history`. */
export interface HistoryRow {
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

export function changeOf(row: HistoryRow): SettingChange {
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
    changedAt: readInstant(row.changed_at),
  };
}
