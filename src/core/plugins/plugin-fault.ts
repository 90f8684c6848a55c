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

/** The first line of what was thrown, whatever it was. */
export function reasonOf(error: unknown): string {
  if (error instanceof PluginFault) return error.reason;
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] || 'an error without a message';
}
