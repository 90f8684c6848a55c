import { shardOf } from '../gateway/shard.js';
import type { Answer } from '../interactions/answer.js';
import type { InteractionRecord } from '../interactions/interaction-record.js';
import { FIRST_ANSWER_MS } from '../interactions/interactions.js';
import type { ActorContext } from './actor-context.js';
import { ActorError, refusedRequests } from './actor-error.js';

/** Something that a user has done and that waits for answers. */
export interface Action {
  readonly record: InteractionRecord;
  /** For errors, for example `alice's /reminder add`. */
  readonly name: string;
}

/**
 * The first answer from position `from` on that `isWanted`. Rejects when Discord would show its own "did not respond",
 * when nobody is there who could answer, or when patience is at its end.
 */
export async function awaitAnswer(
  context: ActorContext,
  action: Action,
  from: number,
  isWanted: (answer: Answer) => boolean,
): Promise<{ readonly answer: Answer; readonly position: number }> {
  const { record } = action;
  const find = () => record.answers.findIndex((answer, position) => position >= from && isWanted(answer));
  refuseIfNobodyListens(context, action);
  if (find() < 0) await waitUntil(context, action, () => find() >= 0);
  const position = find();
  const answer = record.answers[position];
  if (!answer) throw new Error('An answer that has been found is there');
  return { answer, position };
}

function refuseIfNobodyListens({ gateway, application }: ActorContext, { record, name }: Action): void {
  const guildId = record.interaction.guild_id ?? null;
  const listens = gateway.sessions.some(
    (session) =>
      session.application === application && session.shardId === shardOf(guildId, session.shardCount),
  );
  if (listens || record.answers.length > 0) return;
  throw new ActorError(`Nobody can answer ${name}: no session of the bot serves its shard.`);
}

function waitUntil(context: ActorContext, action: Action, isDone: () => boolean): Promise<void> {
  const { record, name } = action;
  const { world, patience } = context;
  return new Promise((resolve, reject) => {
    const stop = () => {
      record.off('answered', check);
      clearTimeout(timer);
      cancelDeadline();
    };
    const fail = (what: string) => {
      stop();
      reject(new ActorError(`${what} ${soFar(record)}${refusedRequests(world)}`));
    };
    const check = () => {
      if (!isDone()) return;
      stop();
      resolve();
    };
    record.on('answered', check);
    const timer = setTimeout(
      () => fail(`The bot showed nothing for ${name} within ${patience} ms.`),
      patience,
    );
    timer.unref(); // a story that nobody awaits any more must not keep a finished process alive
    const cancelDeadline = record.acknowledged
      ? () => undefined
      : world.clock.after(FIRST_ANSWER_MS + 1, () => {
          if (!record.acknowledged) fail(`The bot did not answer ${name} within 3 seconds.`);
        });
  });
}

function soFar({ answers }: InteractionRecord): string {
  if (answers.length === 0) return 'It never acknowledged it.';
  return `Its answers so far: ${answers.map(({ kind }) => kind).join(', ')}.`;
}
