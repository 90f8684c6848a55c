import { Listener } from '@sapphire/framework';
import type { Piece } from '@sapphire/pieces';
import { guildOfEvent } from './guild-of-event.js';

declare module '@sapphire/framework' {
  interface ListenerOptions {
    /** Hears of guilds in which its plugin is switched off, too: to forget what is gone there, say. */
    readonly runsWhenSwitchedOff?: boolean;
  }
}

/** Whether a plugin is switched on in a guild. From memory nearly always. */
export type IsSwitchedOn = (guildId: string, plugin: string) => boolean | Promise<boolean>;

/** Keeps events of guilds in which the plugin is switched off from its listeners. */
export function gateListeners(pieces: readonly Piece[], plugin: string, isSwitchedOn: IsSwitchedOn): void {
  for (const piece of pieces) {
    if (!(piece instanceof Listener) || piece.options.runsWhenSwitchedOff) continue;
    const run = piece.run.bind(piece);
    piece.run = async (...values: unknown[]) => {
      const guildId = guildOfEvent(values);
      if (guildId !== null && !(await isSwitchedOn(guildId, plugin))) return;
      await run(...values);
    };
  }
}
