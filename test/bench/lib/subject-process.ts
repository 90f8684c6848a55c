import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchWorld } from './bench-world.js';

export interface SubjectProcess {
  readonly pid: number;
  /** Milliseconds from the spawn to all shards being ready. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

export type SubjectName = 'discord-js' | 'sapphire' | 'alphapy';

/** Starts a bot in a process of its own, and waits until its shards are ready. */
export async function startSubject(
  name: SubjectName,
  { discord, databaseUrl }: BenchWorld,
  shards: readonly number[] = [0],
  shardCount = 1,
): Promise<SubjectProcess> {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, '../subjects', `${name}.js`), {
    env: {
      ...process.env,
      BENCH_API: discord.url,
      BENCH_TOKEN: discord.token,
      BENCH_DATABASE: databaseUrl,
      BENCH_SHARDS: shards.join(','),
      BENCH_SHARD_COUNT: String(shardCount),
    },
  });
  await Promise.race([once(child, 'message'), failed(child, name)]);
  return { pid: child.pid ?? 0, readyAfter: performance.now() - began, stop: () => stop(child) };
}

async function failed(child: ChildProcess, name: string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`The subject ${name} ended before it was ready`);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
