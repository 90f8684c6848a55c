import { monotonic } from '../monotonic.js';
import { type Child, forkProcess } from './child.js';
import { ChildRun, defaultPatience } from './child-run.js';
import type { Assignment, Plan } from './messages.js';

const script = new URL('../../prepare.js', import.meta.url);

/** A migration may take its time, and Discord may be away; only a stuck event loop is not waited for. */
const patience = { ...defaultPatience, ready: Number.POSITIVE_INFINITY };

/**
 * Runs `prepare` in a process of its own, so that the manager never loads what it needs (discord.js, the ORM, the
 * plugins), and returns what it found.
 *
 * @throws {OperatorError} when the operator has to mend something
 */
export async function prepare(assignment: Assignment, signal: AbortSignal): Promise<Plan> {
  signal.throwIfAborted();
  const child = forkProcess(script);
  const run = new ChildRun(child, patience, monotonic);
  const plan = planOf(child);
  child.send({ op: 'start', assignment });
  signal.addEventListener('abort', () => void run.stop(), { once: true });

  const outcome = await Promise.race([plan, run.ended]);
  signal.throwIfAborted();
  if ('reason' in outcome)
    throw (
      outcome.operatorError ?? new Error(`The preparation of the start did not finish: ${outcome.reason}`)
    );
  await run.stop();
  return outcome;
}

async function planOf(child: Child): Promise<Plan> {
  return await new Promise((resolve) =>
    child.onMessage((message) => message.op === 'prepared' && resolve(message.plan)),
  );
}
