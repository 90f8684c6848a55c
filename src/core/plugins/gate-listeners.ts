import { Listener } from '@sapphire/framework';
import type { Piece } from '@sapphire/pieces';
import type { RunningWork } from '../discord/running-work.js';
import { guildOfEvent } from './guild-of-event.js';

declare module '@sapphire/framework' {
  interface ListenerOptions {
    /** Hears of guilds in which its plugin is switched off, too: to forget what is gone there, say. */
    readonly runsWhenSwitchedOff?: boolean;
  }
}

/** Whether a plugin is switched on in a guild. From memory nearly always. */
export type IsSwitchedOn = (guildId: string, plugin: string) => boolean | Promise<boolean>;

/**
 * Keeps events of guilds in which the plugin is switched off from its listeners.
 *
 * @param running told of what they do, so that nothing is taken away under their hands
 */
export function gateListeners(
  pieces: readonly Piece[],
  plugin: string,
  isSwitchedOn: IsSwitchedOn,
  running: RunningWork,
): void {
  for (const piece of pieces) {
    if (!(piece instanceof Listener)) continue;
    const run = piece.run.bind(piece);
    const runWhereOn = async (values: unknown[]) => {
      const guildId = piece.options.runsWhenSwitchedOff ? null : guildOfEvent(values);
      if (guildId !== null && !(await isSwitchedOn(guildId, plugin))) return;
      await run(...values);
    };
    piece.run = (...values: unknown[]) => running.track(runWhereOn(values));
  }
}
