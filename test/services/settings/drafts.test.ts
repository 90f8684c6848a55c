import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { withClient } from '../../../src/core/database/with-client.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { SettingsDrafts } from '../../../src/services/settings/drafts.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';

const guild = '100000000000000001';
const [alice, bob] = ['200000000000000001', '200000000000000002'];
const content = { kind: 'wizard' as const, steps: [], values: [], shown: [] };

describe('a draft of settings', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let clock: ManualClock;
  let drafts: SettingsDrafts;

  before(async () => {
    database = await migratedDatabase();
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
  });
  after(async () => {
    await orm.close();
    await database.drop();
  });
  beforeEach(() => {
    clock = new ManualClock();
    drafts = new SettingsDrafts(orm.em, clock);
  });

  const load = (id: string, user = alice) =>
    drafts.load(guild, user, id).catch((error: { identifier?: string }) => error.identifier);

  it('is found by whoever began it, and by nobody else', async () => {
    const { id } = await drafts.begin(guild, alice, content);
    expect(await load(id)).to.deep.equal({ id, revision: 1, content });
    expect(await load(id, bob)).to.equal('core.settings.draftGone');
  });

  it('takes the place of the one before', async () => {
    const first = await drafts.begin(guild, alice, content);
    await drafts.begin(guild, alice, content);
    expect(await load(first.id)).to.equal('core.settings.draftGone');
  });

  it('is saved by one of two clicks at once', async () => {
    const draft = await drafts.begin(guild, alice, content);
    const saved = await Promise.allSettled([drafts.save(draft, content), drafts.save(draft, content)]);
    expect(saved.map(({ status }) => status)).to.have.members(['fulfilled', 'rejected']);
  });

  it('is gone after an hour, from the table too', async () => {
    const { id } = await drafts.begin(guild, alice, content);
    await clock.advance({ minutes: 61 });
    expect(await load(id)).to.equal('core.settings.draftGone');
    await drafts.begin(guild, bob, content);
    const { rows } = await withClient(database.url, (client) =>
      client.query('select 1 from bot_settings_drafts where id = $1', [id]),
    );
    expect(rows).to.deep.equal([]);
  });

  it('is gone when another version of the bot wrote what this one does not know', async () => {
    const { id } = await drafts.begin(guild, alice, content);
    await withClient(database.url, (client) =>
      client.query(`update bot_settings_drafts set content = '{"kind":"dream"}' where id = $1`, [id]),
    );
    expect(await load(id)).to.equal('core.settings.draftGone');
  });
});
