import { expect } from 'chai';
import pg from 'pg';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

describe('secrets', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let world: TestWorld;
  const lines: string[] = [];

  before(async () => {
    database = await testDatabase();
    world = await startWorld({
      databaseUrl: database.url,
      logLevel: 'trace',
      onLog: (line) => lines.push(line),
    });
  });

  after(async () => {
    await world.stop();
    await database.drop();
  });

  it('are in no log line, no row of a log and no answer, also when everything goes wrong', async () => {
    const guild = world.discord.createGuild({ name: 'Tea house', channels: ['general'] });
    const alice = guild.member('alice');
    const added = await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
    world.discord.faults.rest('error500', { path: /messages/, times: 3 });
    await world.clock.advance({ hours: 2 });
    await breakDatabase();
    const answer = await alice.slash('reminder list');
    const said = [...lines, JSON.stringify(answer.raw), await rowsOfLogs()].join('\n');

    expect(said, 'the story itself left traces').to.match(/incident/i);
    const canaries = {
      'the token of the bot': world.discord.token,
      'the password of the database': new URL(database.url).password,
      'the token of an interaction that went well': added.action.record.interaction.token,
      'the token of an interaction that failed': answer.action.record.interaction.token,
    };
    for (const [name, secret] of Object.entries(canaries))
      expect(said.includes(secret), name).to.equal(false);
  });

  async function breakDatabase(): Promise<void> {
    await query('alter table reminders_reminders rename to reminders_gone');
  }

  async function rowsOfLogs(): Promise<string> {
    const tables = ['audit_logs', 'core_operational_events', 'core_command_uses'];
    const rows = await Promise.all(tables.map((table) => query(`select * from ${table}`)));
    return JSON.stringify(rows);
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client(database.url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
