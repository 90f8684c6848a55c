import { OperationsLog, type OperationsLogOptions } from './operations-log.js';

/** Tells that Discord was told of the commands. Whoever does that has no services yet. */
export async function tellRegistration(count: number | null, options: OperationsLogOptions): Promise<void> {
  if (count === null) return; // Discord knew them already
  const operations = new OperationsLog(options);
  operations.tell('commands.registered', `Discord was told of ${count} commands`, { commands: count });
  await operations.drain();
}
