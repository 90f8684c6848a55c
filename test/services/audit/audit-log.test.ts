import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import type { AuditEntry } from '../../../src/services/audit/audit-entry.js';
import { AuditLog } from '../../../src/services/audit/audit-log.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';

const guildId = '100000000000000001';
const entry: AuditEntry = {
  guildId,
  actor: { kind: 'member', userId: '200000000000000001' },
  action: 'settings.changed',
  level: 'normal',
  details: { setting: 'tea.cups' },
  requestId: 'r1',
};

describe('the audit log', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let audit: AuditLog;

  beforeEach(async () => {
    database = await migratedDatabase();
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
    audit = new AuditLog(orm.em, new ManualClock());
  });

  afterEach(async () => {
    await orm.close();
    await database.drop();
  });

  it('gives back what was written, newest first, page by page', async () => {
    for (const setting of ['a', 'b', 'c']) await audit.write({ ...entry, details: { setting } });
    const [newest, second] = await audit.list(guildId, { limit: 2 });
    expect(newest).to.deep.include({ ...entry, details: { setting: 'c' } });
    expect(newest?.at.toString()).to.equal('2026-11-25T12:00:00Z');
    const rest = await audit.list(guildId, { limit: 5, before: second?.id ?? '' });
    expect(rest.map(({ details }) => details['setting'])).to.deep.equal(['a']);
  });

  it('is one guild’s alone', async () => {
    await audit.write(entry);
    expect(await audit.list('100000000000000002', { limit: 5 })).to.be.empty;
  });

  it('has no line of a change that was rolled back', async () => {
    const change = orm.em.transactional(async (em) => {
      await audit.write(entry, em);
      throw new Error('the change failed');
    });
    await change.catch(() => undefined);
    expect(await audit.list(guildId, { limit: 5 })).to.be.empty;
  });

  it('knows members, plugins and the bot itself', async () => {
    const actors: AuditEntry['actor'][] = [entry.actor, { kind: 'plugin', name: 'tickets' }, { kind: 'bot' }];
    for (const actor of actors) await audit.write({ ...entry, actor });
    const written = (await audit.list(guildId, { limit: 5 })).map(({ actor }) => actor);
    expect(written.toReversed()).to.deep.equal(actors);
  });
});
