import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { withClient } from '../../../src/core/database/with-client.js';
import { TickClaims } from '../../../src/core/tasks/tick-claims.js';
import { TroubleLog } from '../../../src/core/trouble-log.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { eventually, until } from '../../support/until.js';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');
const later = noon.add({ seconds: 1 });

describe('claims of ticks', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let one: TickClaims;
  let other: TickClaims;

  async function connected(): Promise<TickClaims> {
    const claims = new TickClaims(database.url, new TroubleLog(new RecordingLogger(), 'The connection'));
    await claims.open();
    return claims;
  }

  async function execute(sql: string): Promise<void> {
    await withClient(database.url, async (client) => void (await client.query(sql)));
  }

  async function ownerOfTask(): Promise<number | null> {
    return withClient(database.url, async (client) => {
      const { rows } = await client.query<{ owner: number | null }>('select owner from core_task_claims');
      return rows[0]?.owner ?? null;
    });
  }

  before(async () => {
    database = await migratedDatabase();
    [one, other] = await Promise.all([connected(), connected()]);
  });
  afterEach(async () => {
    await Promise.all([one.release('task'), other.release('task')]);
    await execute('truncate core_task_claims');
  });
  after(async () => {
    await Promise.all([one.close(), other.close()]);
    await database.drop();
  });

  it('go to one process, however many ask at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).claim('task', noon)),
    );
    expect(asked.filter(Boolean)).to.have.lengthOf(1);
  });

  it('keep the next tick away from everybody while the run is going', async () => {
    await one.claim('task', noon);
    expect(await other.claim('task', later)).to.equal(false);
    expect(await one.claim('task', later)).to.equal(false);
  });

  it('are over with the run; the tick itself stays claimed', async () => {
    await one.claim('task', noon);
    await one.release('task');
    expect(await other.claim('task', noon)).to.equal(false);
    expect(await other.claim('task', later)).to.equal(true);
  });

  it('stand while their owner is connected, even if it forgot to renew them', async () => {
    await one.claim('task', noon);
    await execute(`update core_task_claims set lease_until = now() - interval '1 hour'`);
    await delay(3100); // until "other" is patient
    expect(await other.abandoned()).to.deep.equal([]);
    expect(await other.claim('task', later)).to.equal(false);
  });

  it('of an owner that is gone are abandoned after the lease, and may be claimed again', async () => {
    const gone = await connected();
    await gone.claim('task', noon);
    await gone.close();
    expect(await other.claim('task', later)).to.equal(false);
    await execute(`update core_task_claims set lease_until = now() - interval '1 ms'`);
    // The server may notice a little later that nobody is there any more.
    const abandoned = await eventually(async () => {
      const ticks = await other.abandoned();
      return ticks.length > 0 && ticks;
    });
    expect(abandoned.map(({ name, due }) => `${name} ${due}`)).to.deep.equal([`task ${noon}`]);
    expect(await other.claim('task', noon)).to.equal(true);
    expect(await one.claim('task', noon)).to.equal(false);
  });

  it('move to the new connection of an owner that lost its own', async () => {
    const cut = await connected();
    await cut.claim('task', noon);
    const owner = await ownerOfTask();
    await execute(
      `select pg_terminate_backend(l.pid) from pg_locks l join core_task_claims c on l.objid = c.owner::oid`,
    );
    await until(async () => (await ownerOfTask()) !== owner);
    await execute(`update core_task_claims set lease_until = now() - interval '1 hour'`);
    expect(await other.abandoned()).to.deep.equal([]);
    await cut.release('task');
    expect(await other.claim('task', later)).to.equal(true);
    await cut.close();
  });

  it('of a host whose clock was years ahead do not stop the task until then', async () => {
    await one.claim('task', Temporal.Now.instant().add({ hours: 24 * 365 }));
    await one.release('task');
    expect(await other.claim('task', Temporal.Now.instant())).to.equal(true);
  });

  it('have one leader, and another as soon as it is gone', async () => {
    const leader = await connected();
    expect(await leader.lead()).to.equal(true);
    expect(await other.lead()).to.equal(false);
    await leader.close();
    while (!(await other.lead())) await delay(10);
    expect(leader.leads).to.equal(false);
  });
});
