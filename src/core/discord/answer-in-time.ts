import type { ILogger } from '@sapphire/framework';
import type { RepliableInteraction } from 'discord.js';
import type { Clock } from '../clock.js';
import { HeldAnswer } from './held-answer.js';

/** Discord gives up after three seconds; the other half is for the way there. */
const patience = 1_500;

const held = new WeakMap<object, HeldAnswer>();

/** Whether Discord was only asked for time, so that the user still waits for something to read. */
export function isOnlyHeld(interaction: object): boolean {
  return held.get(interaction)?.isOpen ?? false;
}

/**
 * Asks Discord for more time when a piece does not begin to answer soon. The piece need not notice: its `reply`,
 * `update`, `deferReply` and their like then do what they would have done, by an edit or a further message, and what
 * was to be private stays private. Only a form cannot be opened any more; that is refused.
 */
export function answerInTime(interaction: RepliableInteraction, clock: Clock, logger: ILogger): void {
  const begun = new AbortController();
  const answer = new HeldAnswer(interaction);
  let holding: Promise<boolean> | null = null;

  for (const [name, later] of Object.entries(answer.methods)) {
    const own: unknown = Reflect.get(interaction, name);
    if (typeof own !== 'function') continue; // a command has no `update`
    const method = async (...values: readonly unknown[]): Promise<unknown> => {
      begun.abort();
      const isHeld = holding ? await holding : false;
      return isHeld ? Reflect.apply(later, undefined, values) : Reflect.apply(own, interaction, values);
    };
    Object.defineProperty(interaction, name, { value: method, configurable: true, writable: true });
  }

  const hold = async (): Promise<boolean> => {
    try {
      await answer.hold();
      held.set(interaction, answer);
      return true;
    } catch (error) {
      // The piece goes on as if nobody had asked, and sees for itself whether Discord takes its answer.
      logger.warn('Discord gave no more time for an answer', { interaction: interaction.id }, error);
      return false;
    }
  };
  clock.sleep(patience, begun.signal).then(
    () => {
      holding = hold();
    },
    (error: unknown) => {
      if (!begun.signal.aborted) throw error;
    },
  );
}
