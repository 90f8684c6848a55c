import { pathToFileURL } from 'node:url';
import type { LeftOut } from './found-plugin.js';

/** A plugin that cannot take part; names the culprit. */
export class PluginFault extends Error {
  override readonly name = 'PluginFault';

  constructor(
    readonly plugin: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`Plugin "${plugin}": ${reason}`, options);
  }
}

/** Who is left out, and why. A fault in a built-in plugin is our bug and is thrown instead. */
export class LeftOutList {
  readonly #entries: LeftOut[] = [];

  get entries(): readonly LeftOut[] {
    return this.#entries;
  }

  add(plugin: { readonly name: string; readonly builtIn: boolean }, reason: string, cause?: unknown): void {
    if (plugin.builtIn) throw new PluginFault(plugin.name, reason, { cause });
    this.#entries.push({ name: plugin.name, reason });
  }
}

/** How it is told, wherever it is told. */
export function leftOutLine({ name, reason }: LeftOut): string {
  return `Plugin "${name}" is left out: ${reason}`;
}

/** The reason, after the file and line below `root` where it was thrown; where that is unknown, after `otherwise`. */
export function placedReason(error: unknown, root: string, otherwise: string | null = null): string {
  const place = placeOf(error, root) ?? otherwise;
  return place === null ? reasonOf(error) : `${place}: ${reasonOf(error)}`;
}

function placeOf(error: unknown, root: string): string | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const start = `${pathToFileURL(root).href}/`;
  const line = stack.split('\n').find((one) => one.includes(start));
  // Sapphire imports a piece with a query, so that it is loaded anew.
  const found = line && /^([^?:]+)(?:\?[^:]*)?:(\d+)/.exec(line.slice(line.indexOf(start) + start.length));
  return found ? `${found[1]}:${found[2]}` : null;
}

/** The first line of what was thrown, whatever it was. */
export function reasonOf(error: unknown): string {
  if (error instanceof PluginFault) return error.reason;
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] || 'an error without a message';
}
