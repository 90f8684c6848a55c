import type { Snowflake } from 'discord-api-types/v10';

/** A file that a user picks. */
export interface Upload {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Media type; told from the name when left out. */
  readonly type?: string;
}

/**
 * What a user fills in for one option. Members, roles and channels are given as themselves (anything with an id),
 * by id, or by name.
 */
export type OptionValue = string | number | boolean | { readonly id: Snowflake } | Upload;

export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

export function isUpload(value: OptionValue): value is Upload {
  return typeof value === 'object' && 'content' in value;
}
