import { expect } from 'chai';
import { withClient } from '../../../src/core/database/with-client.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';

const HEARTBEAT = `insert into core_process_heartbeats
  (id, role, host, pid, rss_bytes, version, started_at, beat_at)
  values (gen_random_uuid(), '{role}', 'host', {pid}, 1, '1.0.0', now(), now())`;

describe("the core's tables", function () {
  this.timeout(180_000);
  let database: TestDatabase;
  before(async () => {
    database = await migratedDatabase();
  });
  after(() => database.drop());

  const run = (sql: string) => withClient(database.url, (client) => client.query(sql));
  const refusalOf = (sql: string): Promise<string | undefined> =>
    run(sql).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    );
  const heartbeat = (role: string, pid: number) =>
    HEARTBEAT.replace('{role}', role).replace('{pid}', String(pid));

  it('take the heartbeat of a process', async () => {
    expect(await refusalOf(heartbeat('gateway', 1))).to.equal(undefined);
  });

  const refused: readonly [what: string, sql: string, constraint: string][] = [
    ['a heartbeat of an unknown role', heartbeat('cook', 1), 'core_process_heartbeats_role_check'],
    ['a heartbeat without a pid', heartbeat('gateway', 0), 'core_process_heartbeats_numbers_check'],
    [
      'an IDENTIFY of a negative shard',
      'insert into core_identify_log (shard_id, at) values (-1, now())',
      'core_identify_log_shard_id_check',
    ],
    [
      'a hash that is none',
      `insert into core_command_sets values (1, 'abc', now())`,
      'core_command_sets_hash_check',
    ],
    [
      'a task that is owned without a lease',
      `insert into core_task_claims (name, due, owner) values ('t', now(), 1)`,
      'core_task_claims_lease_check',
    ],
  ];
  for (const [what, sql, constraint] of refused)
    it(`refuse ${what}`, async () => {
      expect(await refusalOf(sql)).to.equal(constraint);
    });
});
