import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineEntity, p } from '@mikro-orm/core';
import { expect } from 'chai';
import type { Clock } from '../../../../src/core/clock.js';
import { coreEntities } from '../../../../src/core/database/entities/core-entities.js';
import { createMigration } from '../../../../src/core/database/migrations/create-migration.js';
import { instant, snowflake } from '../../../../src/core/database/types.js';
import { problemOf } from '../../../support/problem.js';

const Roll = defineEntity({
  name: 'Roll',
  tableName: 'dice_rolls',
  properties: {
    id: p.bigint('string').primary(),
    guildId: snowflake(),
    result: p.integer(),
    note: p.text().default('a, `b` (c)'),
    rolledAt: instant(),
  },
  checks: [{ name: 'dice_rolls_result_check', expression: 'result >= 1 and result <= 6' }],
});

const clock: Clock = {
  now: () => Temporal.Instant.from('2026-03-04T05:06:07Z'),
  sleep: async () => undefined,
};

describe('a new migration', function () {
  this.timeout(180_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(import.meta.dirname, 'new-')); // inside the project, so that it can be imported
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const create = (plugin: Parameters<typeof createMigration>[0]['plugin'], what = 'make_rolls') =>
    createMigration({ plugin, what, folder, clock });

  it("holds what a plugin's entities add, and nothing when they add nothing", async () => {
    const file = await create({ name: 'dice', entities: [Roll] });
    expect(file && basename(file)).to.equal('20260304050607_dice_make_rolls.ts');
    expect(readFileSync(`${file}`, 'utf8')).to.equal(EXPECTED);

    const { default: MakeRolls } = await import(pathToFileURL(`${file}`).href);
    const migrated = { name: 'dice', entities: [Roll], migrations: { '1_make': MakeRolls } };
    const again = await create(migrated, 'again');
    expect(again && readFileSync(again, 'utf8')).to.equal(null);
  });

  it('keeps the foreign keys between them', async () => {
    const Bet = defineEntity({
      name: 'Bet',
      tableName: 'dice_bets',
      properties: { id: p.bigint('string').primary(), roll: () => p.manyToOne(Roll).deleteRule('cascade') },
    });
    const file = await create({ name: 'dice', entities: [Roll, Bet] });
    expect(readFileSync(`${file}`, 'utf8')).to.include(
      'foreign key ("roll_id") references "dice_rolls" ("id") on delete cascade',
    );
  });

  it("is empty for the bot's own entities, since the history ends where they are", async () => {
    expect(await create({ name: 'core', entities: [...coreEntities] })).to.equal(null);
  });

  it('is refused with a name that could not be a file', async () => {
    const problem = await problemOf(create({ name: 'dice', entities: [Roll] }, '../up'));
    expect(problem.details.next).to.include('add_zone');
  });
});

const EXPECTED = `import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(\`
      create table "dice_rolls" (
        "id" bigserial primary key,
        "guild_id" bigint not null,
        "result" int not null,
        "note" text not null default 'a, \\\`b\\\` (c)',
        "rolled_at" timestamptz(6) not null
      )
    \`);
    this.addSql(\`alter table "dice_rolls" add constraint "dice_rolls_result_check" check (result >= 1 and result <= 6)\`);
  }
}
`;
