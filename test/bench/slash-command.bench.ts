import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { alternate, type Figures, type Subject } from './lib/alternate.js';
import { type BenchWorld, openBenchWorld } from './lib/bench-world.js';
import { cpuTime } from './lib/process-usage.js';
import { type Goal, printComparisons } from './lib/report.js';
import { type SubjectName, startSubject } from './lib/subject-process.js';

const rounds = 5;
const warmUps = 400;
const uses = 2000;
const inFlight = 16;
const commands = ['noop', 'cached', 'write'];

const goals: Goal[] = [
  { subject: 'alphapy', baseline: 'sapphire', figure: 'noop', atMost: 1.1 },
  { subject: 'alphapy', baseline: 'sapphire', figure: 'cached', atMost: 1.15 },
  { subject: 'alphapy', baseline: 'sapphire', figure: 'write', atMost: 1.25 },
];

/** A slash command to its reply: microseconds of the bot's processor time per use, against bare Sapphire and discord.js. */
export default async function run(): Promise<void> {
  const world = await openBenchWorld();
  try {
    const alice = world.discord.createGuild({ name: 'Bench', channels: ['general'] }).member('alice');
    const subject = (name: SubjectName): Subject => ({ name, measure: () => measure(name, world, alice) });
    printComparisons(await alternate([subject('sapphire'), subject('alphapy')], rounds), goals);
    printComparisons(await alternate([subject('discord-js'), subject('alphapy')], rounds));
  } finally {
    await world.close();
  }
}

async function measure(name: SubjectName, world: BenchWorld, alice: MemberActor): Promise<Figures> {
  const subject = await startSubject(name, world);
  try {
    const figures: Record<string, number> = {};
    for (const command of commands) {
      await use(alice, command, warmUps);
      const before = cpuTime(subject.pid);
      await use(alice, command, uses);
      figures[command] = ((cpuTime(subject.pid) - before) * 1000) / uses;
    }
    return figures;
  } finally {
    await subject.stop();
  }
}

/** Every use is answered, or this rejects: sent = handled. */
async function use(alice: MemberActor, command: string, times: number): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left-- > 0) await alice.slash(command);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
