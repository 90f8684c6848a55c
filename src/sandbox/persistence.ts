import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SystemClock } from '../core/clock.js';
import { errorCode } from '../utils/error-code.js';
import { createState, type State } from './state/state.js';
import { decodeState, encodeState } from './state/state-json.js';
import type { World } from './world.js';

const QUIET_MS = 250;

type Warn = (line: string) => void;

/** The state that was kept in a file, or a new one. A file that cannot be read is set aside, never lost and never fatal. */
export async function openState(file: string, warn: Warn, create: () => State = createState): Promise<State> {
  const text = await readIfThere(file);
  if (text === undefined) return create();
  try {
    return decodeState(text);
  } catch (error) {
    const aside = `${file}.unreadable-${new SystemClock().now().epochMilliseconds}`;
    await rename(file, aside);
    warn(
      `The sandbox's memory could not be read (${reasonOf(error)}). It stands in ${aside} now; the sandbox starts anew.`,
    );
    return create();
  }
}

/** Writes the state of a world to its file, a moment after each change, and for the last time when it is closed. */
export function keepState(world: World, file: string, warn: Warn): { close(): Promise<void> } {
  const keeper = new StateKeeper(world, file, warn);
  return { close: () => keeper.close() };
}

class StateKeeper {
  readonly #stopHearing: () => void;
  #cancelTimer: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isDirty = false;

  constructor(
    private readonly world: World,
    private readonly file: string,
    private readonly warn: Warn,
  ) {
    this.#stopHearing = world.onTouch(() => this.#changed());
  }

  async close(): Promise<void> {
    this.#stopHearing();
    this.#cancelTimer?.();
    await this.#flush();
  }

  #changed(): void {
    this.#isDirty = true;
    this.#cancelTimer ??= this.world.hostClock.after(QUIET_MS, () => void this.#flush());
  }

  /** One write after the other: each takes the state as it is when its turn comes. */
  #flush(): Promise<void> {
    this.#cancelTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    try {
      await writeAtomically(this.file, encodeState(this.world.state));
    } catch (error) {
      this.#isDirty = true; // the next change, or the end, tries again
      this.warn(`The sandbox's memory could not be written to ${this.file} (${reasonOf(error)}).`);
    }
  }
}

/** Readers see the old file or the new one, never half of it. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, text, { flush: true });
  await rename(draft, file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
