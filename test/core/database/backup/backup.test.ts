import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Migration } from '@mikro-orm/migrations';
import { expect } from 'chai';
import type pg from 'pg';
import { SystemClock } from '../../../../src/core/clock.js';
import { backupDatabase } from '../../../../src/core/database/backup/backup.js';
import { restoreDatabase } from '../../../../src/core/database/backup/restore.js';
import { ensurePostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { migrate } from '../../../../src/core/database/migrations/migrate.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { problemOf } from '../../../support/problem.js';
import { DataDirs, FAST, isRunning, query, readNotes } from '../embedded/data-dirs.js';

class MakeTables extends Migration {
  override up(): void {
    this.addSql(`
      create table dice_rolls (
        id bigserial primary key,
        guild_id bigint not null,
        note text,
        faces int[] not null default '{}',
        rolled_at timestamptz not null default '2026-03-04 05:06:07.123456Z',
        doubled bigint generated always as (guild_id * 2) stored
      )
    `);
    // a foreign key to a table that comes later in the alphabet, and a row that the migration itself writes
    this.addSql('create table dice_zones (name text primary key)');
    this.addSql(`alter table dice_rolls add column zone text references dice_zones`);
    this.addSql(`insert into dice_zones values ('Europe/Brussels')`);
  }
}

class AddSides extends Migration {
  override up(): void {
    this.addSql('alter table dice_rolls add column sides int not null default 6');
  }
}

const firstVersion = [{ name: 'dice', migrations: { '001_make': MakeTables } }];
const nextVersion = [{ name: 'dice', migrations: { '001_make': MakeTables, '002_sides': AddSides } }];

const HOSTILE = [
  'plain',
  '',
  'tab\there',
  'line\nfeed\r\nand return',
  '\\.',
  '\\N',
  'back\\slash',
  '\u2028',
  '🧑‍🚀 \u0001',
];

describe('a backup of the embedded database', function () {
  this.timeout(180_000);
  const dirs = new DataDirs();
  const clock = new SystemClock();
  const ensure = (dataDir: string) => ensurePostgres({ dataDir, settings: FAST });
  let dataDir: string;
  let file: string;
  let contents: unknown;

  before(async () => {
    dataDir = await dirs.used();
    file = join(dirs.empty(), 'bot.backup');
    const { url } = await ensure(dataDir);
    await query(url, 'drop table notes');
    await migrate({ url, plugins: firstVersion });
    await withClient(url, writeRolls);
    contents = await readAll(url);
    await backupDatabase({ dataDir, file, clock });
  });
  after(() => dirs.dispose());

  const restore = (target: string, plugins = firstVersion) =>
    restoreDatabase({ dataDir: target, file, plugins });

  it('becomes the same database on another machine', async () => {
    const elsewhere = dirs.empty();
    expect((await restore(elsewhere)).previous).to.equal(null);
    expect(await isRunning(elsewhere)).to.equal(false);
    const { url } = await ensure(elsewhere);
    expect(await readAll(url)).to.deep.equal(contents);
    const [next] = await query(url, `insert into dice_rolls (guild_id) values (1) returning id::int`);
    expect(next).to.deep.equal({ id: HOSTILE.length + 2 });
  });

  it('is brought up to date when it is restored by a newer version', async () => {
    const elsewhere = dirs.empty();
    await restore(elsewhere, nextVersion);
    const { url } = await ensure(elsewhere);
    expect(await query(url, 'select distinct sides from dice_rolls')).to.deep.equal([{ sides: 6 }]);
  });

  it('replaces a database, whose data and address are kept', async () => {
    const { url, directory } = await ensure(dataDir);
    await query(url, 'delete from dice_rolls');
    const { previous } = await restore(dataDir);
    expect(previous).to.equal(join(directory, 'data.before-restore'));
    expect(existsSync(`${previous}/PG_VERSION`)).to.equal(true);
    expect((await ensure(dataDir)).url).to.equal(url);
    expect(await readAll(url)).to.deep.equal(contents);
  });

  it('is of one moment, while the bot goes on writing', async () => {
    const busy = await dirs.used();
    const { url } = await ensure(busy);
    await query(url, 'create table core_migrations (id int, name text); create table counter (count int)');
    await query(url, 'insert into counter values (0)');
    const stop = new AbortController();
    const writing = withClient(url, (client) => keepCounting(client, stop.signal));
    while ((await readNotes(url)).length < 10);
    const backup = await backupDatabase({ dataDir: busy, file: `${file}.busy`, clock });
    stop.abort();
    await writing;
    const [, counted] = textOf(`${file}.busy`).match(/"counter".*\n(\d+)\n/) ?? [];
    const notes = backup.tables.find(({ table }) => table === 'notes');
    expect(notes?.rows).to.equal(Number(counted) + 1);
  });

  it('is readable by its owner only, and never overwrites a file', async () => {
    expect((statSync(file).mode & 0o777).toString(8)).to.equal('600');
    const before = readFileSync(file);
    expect((await problemOf(backupDatabase({ dataDir, file, clock }))).message).to.include('exists already');
    expect(readFileSync(file).equals(before)).to.equal(true);
  });

  it('says why it cannot be written', async () => {
    const nowhere = join(dataDir, 'nowhere/bot.backup');
    const problem = await problemOf(backupDatabase({ dataDir, file: nowhere, clock }));
    expect(problem.message).to.equal('The backup cannot be written.');
    expect(problem.details.why).to.include('ENOENT');
  });

  describe('is refused, and nothing is changed,', () => {
    const bad = () => `${file}.bad`;
    const restoreBad = () => problemOf(restoreDatabase({ dataDir, file: bad(), plugins: firstVersion }));

    afterEach(async () => {
      const { url } = await ensure(dataDir);
      expect(await readAll(url)).to.deep.equal(contents);
      expect(readdirSync(join(dataDir, 'postgres'))).not.to.include('restoring');
    });

    it('while the bot runs', async () => {
      const { url } = await ensure(dataDir);
      const problem = await withClient(url, () => problemOf(restore(dataDir)));
      expect(problem.message).to.equal('The database is in use.');
    });

    it('when its file is cut off', async () => {
      writeFileSync(bad(), readFileSync(file).subarray(0, -40));
      expect((await restoreBad()).message).to.include('cannot be read as a backup');
    });

    it('when its last lines are missing', async () => {
      rewrite((text) => text.slice(0, text.lastIndexOf('{"end"')));
      expect((await restoreBad()).details.why).to.equal('It is damaged: it ends too early.');
    });

    it('when a row was changed', async () => {
      rewrite((text) => text.replace('plain', 'plane'));
      expect((await restoreBad()).details.why).to.equal('It is damaged: a checksum differs.');
    });

    it('when it is something else', async () => {
      writeFileSync(bad(), 'select 1;');
      expect((await restoreBad()).message).to.include('cannot be read as a backup');
    });

    it('when it needs a plugin that is not there', async () => {
      const problem = await problemOf(restore(dataDir, []));
      expect(problem.details.why).to.include('dice/001_make');
    });

    it('when a table does not take its rows', async () => {
      rewrite((text) => text.replaceAll('"note"', '"remark"'));
      const error: unknown = await restoreDatabase({ dataDir, file: bad(), plugins: firstVersion }).catch(
        (reason) => reason,
      );
      expect(error).to.have.property('message').that.includes('remark');
    });

    function rewrite(change: (text: string) => string): void {
      writeFileSync(bad(), gzipSync(change(textOf(file))));
    }
  });
});

const textOf = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');

async function writeRolls(client: pg.Client): Promise<void> {
  for (const note of [...HOSTILE, null])
    await client.query(
      `insert into dice_rolls (guild_id, note, faces, zone) values (9223372036854775807 / 2, $1, '{1,2}', 'Europe/Brussels')`,
      [note],
    );
}

/** Each transaction adds a row to one table and counts it in another. */
async function keepCounting(client: pg.Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted)
    await client.query(
      `begin; insert into notes values ('counted'); update counter set count = count + 1; commit`,
    );
}

async function readAll(url: string): Promise<unknown> {
  return {
    rolls: await query(url, 'select * from dice_rolls order by id'),
    zones: await query(url, 'select * from dice_zones'),
    migrations: await query(url, 'select name from core_migrations order by id'),
  };
}
