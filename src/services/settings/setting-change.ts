import type { SettingValue } from './catalogue.js';

/** A change that somebody wants. `null` unsets, so that the default applies again. */
export interface WantedChange {
  readonly scope: string;
  readonly key: string;
  readonly value: SettingValue;
  /** The version that the editor saw. When the setting has changed since, the whole edit is a conflict. */
  readonly seenVersion?: number;
}

/** Who changed something, and on which way it came. */
export interface Author {
  /** Null when the bot itself did it, or by the API its operator. */
  readonly userId: string | null;
  /** What the author may change: settings that cost money are the owner's. */
  readonly rights: 'manager' | 'owner';
  readonly how: 'slash' | 'wizard' | 'api' | 'import' | 'plugin' | 'bot' | 'undo';
  /** The interaction or HTTP request, to find the log lines. */
  readonly requestId: string | null;
}

/** One line of the history. Values are what was stored: null means unset. */
export interface SettingChange {
  readonly id: string;
  /** Changes that were made together are undone together. */
  readonly changeSetId: string;
  readonly guildId: string;
  readonly scope: string;
  readonly key: string;
  readonly oldValue: SettingValue;
  readonly newValue: SettingValue;
  readonly changedBy: string | null;
  readonly how: Author['how'];
  readonly requestId: string | null;
  readonly changedAt: Temporal.Instant;
}

/** A stored value with the version that an editor must have seen to change it. Never stored yet: version 0, null. */
export interface StoredValue {
  readonly value: SettingValue;
  readonly version: number;
}

export const neverStored: StoredValue = { value: null, version: 0 };

/** Stored values by scope and key. */
export type StoredScopes = Readonly<Record<string, Readonly<Record<string, StoredValue>>>>;

/** What was changed together, newest sets first. */
export interface ChangeSet {
  readonly id: string;
  /** The newest entry of the set: older sets have smaller ones. */
  readonly lastEntry: string;
  /** How many settings were changed; `changes` holds the first few. */
  readonly count: number;
  readonly changes: readonly SettingChange[];
}
