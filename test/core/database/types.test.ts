import { defineEntity, p } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { instant, snowflake } from '../../../src/core/database/types.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

const Sighting = defineEntity({
  name: 'Sighting',
  tableName: 'sightings',
  properties: {
    userId: snowflake().primary(),
    seenAt: instant(),
    note: p.text().nullable(),
    leftAt: instant().nullable(),
  },
});

describe('column types', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let orm: MikroORM;

  before(async () => {
    database = await testDatabase();
    orm = await createOrm({ url: database.url, entities: [Sighting], applicationName: 'test' });
    await orm.schema.create();
  });
  after(async () => {
    await orm.close();
    await database.drop();
  });
  beforeEach(() => orm.em.fork().nativeDelete(Sighting, {}));

  const userId = '1234567890123456789';
  const seenAt = Temporal.Instant.from('2026-03-04T05:06:07.123456Z');

  async function save(): Promise<void> {
    const em = orm.em.fork();
    em.create(Sighting, { userId, seenAt });
    await em.flush();
  }

  it('keep a snowflake to its last digit, as a string', async () => {
    await save();
    const sighting = await orm.em.fork().findOneOrFail(Sighting, userId);
    expect(sighting.userId).to.equal(userId);
    const [row] = await orm.em.fork().execute('select pg_typeof(user_id)::text as type from sightings');
    expect(row).to.deep.equal({ type: 'bigint' });
  });

  it('keep an instant to the microsecond', async () => {
    await save();
    const sighting = await orm.em.fork().findOneOrFail(Sighting, userId);
    expect(sighting.seenAt.equals(seenAt)).to.equal(true);
    expect(sighting.leftAt).to.equal(null);
    expect(JSON.stringify(sighting)).to.include('"seenAt":"2026-03-04T05:06:07.123456Z"');
  });

  it('compare instants in conditions', async () => {
    await save();
    const later = seenAt.add({ seconds: 1 });
    expect(await orm.em.fork().count(Sighting, { seenAt: { $lt: later } })).to.equal(1);
    expect(await orm.em.fork().count(Sighting, { seenAt: { $gt: later } })).to.equal(0);
  });

  it('save an instant that changed, and only then', async () => {
    await save();
    const em = orm.em.fork();
    const sighting = await em.findOneOrFail(Sighting, userId);
    sighting.seenAt = Temporal.Instant.from(seenAt.toString());
    em.getUnitOfWork().computeChangeSets();
    expect(em.getUnitOfWork().getChangeSets()).to.deep.equal([]);
    sighting.leftAt = seenAt.add({ hours: 24 });
    await em.flush();
    expect(await orm.em.fork().count(Sighting, { leftAt: { $ne: null } })).to.equal(1);
  });
});
