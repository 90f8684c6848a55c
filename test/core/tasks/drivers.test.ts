import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Cluster } from './support/cluster.js';
import { FragilePostgres } from './support/fragile-postgres.js';
import type { Run } from './support/ledger.js';
import { RedisServer, redisIsInstalled } from './support/redis-server.js';
import type { LedgerTask } from './support/tick-process.js';

/** Ticks resume within 5 seconds of any fault; the rest is for a machine that is busy with other tests. */
const RESUME = 5000 + 15_000;

const SECOND = { every: 1000 };
const EVERY_SECOND_BY_CRON = { cron: '* * * * * *', timezone: 'Europe/Brussels' };

const tasks: readonly LedgerTask[] = [
  { name: 'quick', schedule: SECOND, takes: 0 },
  { name: 'cron', schedule: EVERY_SECOND_BY_CRON, takes: 20 },
  { name: 'slow', schedule: { every: 500 }, takes: 800 },
];

interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
}

describe('a task driver over three processes', function () {
  this.timeout(180_000);
  let postgres: FragilePostgres;
  let redis: RedisServer | undefined;

  before(async () => {
    postgres = await FragilePostgres.start();
    if (redisIsInstalled()) redis = await RedisServer.start();
  });
  after(async () => {
    await redis?.[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  });

  for (const kind of ['the leader tick on PostgreSQL', 'BullMQ on Redis'] as const) {
    describe(kind, () => {
      let servers: Servers;
      let cluster: Cluster;
      let small: Cluster | undefined;

      before(async function () {
        if (kind === 'BullMQ on Redis') {
          if (!redis) return skip(this, 'redis-server is not installed');
          servers = { databaseUrl: postgres.url, redisUrl: redis.url };
        } else servers = { databaseUrl: postgres.url };
        await postgres.query('truncate core_task_claims');
        cluster = new Cluster(servers, tasks);
        await cluster.add(3);
      });
      afterEach(() => small?.end());
      after(() => cluster?.end());

      it('runs each tick on its second, and none twice', async () => {
        await runsOf(cluster, 'quick', 4);
        for (const name of ['quick', 'cron']) {
          const dues = cluster.ledger.runs(name).map(({ due }) => Date.parse(due));
          expect(dues, name).to.deep.equal([...new Set(dues)].sort());
          // A machine that stands still for a second makes up for one tick, not for each.
          expect(
            dues.filter((due) => due % 1000 !== 0),
            name,
          ).to.deep.equal([]);
        }
      });

      it('runs a task that is slower than its interval again and again', async () => {
        await runsOf(cluster, 'slow', 3);
      });

      it('ticks on after the process that was running a task was killed', async () => {
        const going = await cluster.ledger.next('a slow run', isGoing('slow'), RESUME);
        cluster.signal(going.pid, 'SIGKILL');
        await resumed(cluster);
        await cluster.add(1);
      });

      it('ticks on after a process was frozen for two seconds', async () => {
        const [latest] = cluster.ledger.runs().slice(-1);
        if (!latest) throw new Error('Nothing ran');
        cluster.signal(latest.pid, 'SIGSTOP');
        await delay(2000);
        cluster.signal(latest.pid, 'SIGCONT');
        await resumed(cluster);
      });

      it('ticks on after all database connections were cut', async () => {
        await postgres.cutAllConnections();
        await resumed(cluster);
      });

      it('ticks on after the database crashed', async () => {
        await postgres.crash();
        await resumed(cluster);
      });

      if (kind === 'BullMQ on Redis') {
        it('ticks on after Redis crashed', async () => {
          await redis?.crash();
          await resumed(cluster);
        });

        it('ticks on after Redis was emptied', async () => {
          await redis?.command('FLUSHALL');
          await resumed(cluster);
        });

        it('ticks on after Redis lost all its connections', async () => {
          await redis?.command('CLIENT KILL TYPE normal');
          await resumed(cluster);
        });
      }

      it('never let two runs of one task overlap, in all of that', () => {
        for (const { name } of tasks) expect(cluster.overlaps(name), name).to.deep.equal([]);
      });

      it('stops in order when told to', async () => {
        await cluster.stop(3000);
        expect(cluster.ledger.runs('slow').at(-1)?.end).to.be.a('number');
      });

      it('runs a tick again whose process was killed in the middle, though the next tick is far away', async () => {
        await postgres.query(`insert into core_task_claims (name, due) values ('daily', '2026-01-01')`);
        small = new Cluster(servers, [{ name: 'daily', schedule: { every: 86_400_000 }, takes: 6000 }]);
        await small.add(2);
        const killed = await small.ledger.next('the missed tick', isGoing('daily'), RESUME);
        small.signal(killed.pid, 'SIGKILL');
        const again = await small.ledger.next('the second run', ({ pid }) => pid !== killed.pid, RESUME);
        expect(again.due).to.equal(killed.due);
      });

      it('takes over a changed interval and forgets a removed task', async () => {
        const before = cluster.ledger.runs().length;
        small = new Cluster(servers, [{ name: 'quick', schedule: { every: 250 }, takes: 0 }]);
        await small.add(1);
        await small.ledger.next(
          'a tick off the old grid',
          ({ due }) => Date.parse(due) % 1000 === 250,
          RESUME,
        );
        expect(cluster.ledger.runs().length).to.equal(before);
      });

      it('stops within its deadline while the database is paused', async () => {
        small = new Cluster(servers, tasks);
        await small.add(1);
        await postgres.pause();
        await stopsInTime(small);
        await postgres.resume();
      });

      if (kind === 'BullMQ on Redis') {
        it('stops within its deadline while Redis is paused', async () => {
          small = new Cluster(servers, tasks);
          await small.add(1);
          redis?.pause();
          await stopsInTime(small);
          redis?.resume();
        });
      }
    });
  }
});

function skip(context: Mocha.Context, why: string): never {
  console.log(`      skipped: ${why}`);
  context.skip();
}

/** Every task runs again, by whichever process. */
async function resumed(cluster: Cluster): Promise<void> {
  const since = Date.now();
  for (const { name } of tasks) {
    const patience = RESUME - (Date.now() - since);
    await cluster.ledger.next(
      `a run of "${name}"`,
      (run) => run.task === name && run.start > since,
      patience,
    );
  }
}

async function runsOf(cluster: Cluster, task: string, count: number): Promise<void> {
  const enough = () => cluster.ledger.runs(task).length >= count;
  await cluster.ledger.next(`${count} runs of "${task}"`, enough, RESUME);
}

function isGoing(task: string): (run: Run) => boolean {
  return (run) => run.task === task && run.end === null;
}

async function stopsInTime(cluster: Cluster): Promise<void> {
  const started = Date.now();
  await cluster.stop(1000);
  expect(Date.now() - started).to.be.below(1000 + RESUME);
}
