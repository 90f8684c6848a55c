import { alternate, type Figures, type Subject } from './lib/alternate.js';
import { type BenchWorld, openBenchWorld } from './lib/bench-world.js';
import { residentMemory } from './lib/process-usage.js';
import { printComparisons } from './lib/report.js';
import { type SubjectName, startSubject } from './lib/subject-process.js';

const rounds = 3;
const shardCount = 4;

/** Milliseconds from spawn to ready and megabytes of all processes together: four shards in 4, 2 and 1 processes. */
export default async function run(): Promise<void> {
  const world = await openBenchWorld();
  for (let index = 0; index < 40; index++) {
    world.discord.createGuild({ name: `Guild ${index}`, channels: ['general', 'help'], roles: ['Member'] });
  }
  try {
    for (const perProcess of [1, 2, 4]) {
      const subject = (name: SubjectName): Subject => ({
        name: `${name}, ${perProcess} per process`,
        measure: () => measure(name, world, perProcess),
      });
      printComparisons(await alternate([subject('sapphire'), subject('alphapy')], rounds));
    }
  } finally {
    await world.close();
  }
}

/** One process after another, as the manager starts them. */
async function measure(name: SubjectName, world: BenchWorld, perProcess: number): Promise<Figures> {
  const processes = [];
  let milliseconds = 0;
  for (let first = 0; first < shardCount; first += perProcess) {
    const shards = Array.from({ length: perProcess }, (_, index) => first + index);
    const started = await startSubject(name, world, shards, shardCount);
    milliseconds += started.readyAfter;
    processes.push(started);
  }
  const megabytes = processes.reduce((sum, { pid }) => sum + residentMemory(pid), 0);
  await Promise.all(processes.map((one) => one.stop()));
  return { milliseconds, megabytes };
}
