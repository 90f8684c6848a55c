import { described } from '../../core/described.js';

/** Gives a part of /config its words in each language. */
export function describe<Part extends Parameters<typeof described>[0]>(part: Part, key: string): Part {
  return described(part, `core.config.command.${key}`);
}
