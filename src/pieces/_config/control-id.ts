import { limits } from '../../utils/text/limits.js';

/** What a button, menu or form of /config is for; all that it needs stands in its custom id, so it survives a restart. */
export interface ControlId {
  readonly action: string;
  readonly parts: readonly string[];
}

const prefix = 'config';

export function controlId(action: string, ...parts: readonly (string | number)[]): string {
  const id = [prefix, action, ...parts].join(':');
  if (id.length > limits.customId) throw new Error(`The custom id "${id}" is too long for Discord`);
  return id;
}

/** Null for a control that is not of /config. */
export function readControlId(customId: string): ControlId | null {
  const [first, action, ...parts] = customId.split(':');
  return first === prefix && action ? { action, parts } : null;
}
