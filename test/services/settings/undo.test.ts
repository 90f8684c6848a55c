import { expect } from 'chai';
import fc from 'fast-check';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { alice, guild, type Process, refusal, startProcess } from './settings-process.js';

describe('settings', () => {
  let database: TestDatabase;
  let here: Process;

  beforeEach(async () => {
    database = await migratedDatabase();
    here = await startProcess(database);
  });

  afterEach(async () => {
    await here.stop();
    await database.drop();
  });

  const change: Process['change'] = (...wish) => here.change(...wish);

  it('are undone as they were changed, together, and the undo can be undone', async () => {
    const edit = [
      { scope: 'tea', key: 'cups', value: 5 },
      { scope: 'tea', key: 'greeting', value: 'Hi' },
    ];
    const [first] = await here.settings.change(guild, edit, alice);
    const undone = await here.undo.undo(guild, first?.changeSetId ?? '', alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 2, greeting: 'Hello' });
    await here.undo.undo(guild, undone[0]?.changeSetId ?? '', alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 5, greeting: 'Hi' });
  });

  it('that somebody has changed since are not overwritten by an undo', async () => {
    const [first] = await change('cups', 5);
    await change('cups', 6);
    expect(await refusal(here.undo.undo(guild, first?.changeSetId ?? '', alice))).to.equal(
      'core.settings.conflict',
    );
  });

  it('of another guild cannot be undone', async () => {
    const [first] = await change('cups', 5);
    const elsewhere = here.undo.undo('100000000000000002', first?.changeSetId ?? '', alice);
    expect(await refusal(elsewhere)).to.equal('core.settings.noSuchChange');
    expect(await refusal(here.undo.undo(guild, 'no id', alice))).to.equal('core.settings.noSuchChange');
  });

  it('come back to what they were at a moment', async () => {
    await change('cups', 5);
    await here.clock.advance({ hours: 1 });
    const moment = here.clock.now();
    await here.clock.advance({ hours: 1 });
    await change('cups', 6);
    await change('greeting', 'Bye');
    await here.settings.change(guild, await here.undo.at(guild, moment), alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 5, greeting: 'Hello' });
  });

  it('are back to the byte after a thousand edits and their undoing in reverse', async function () {
    this.timeout(180_000);
    const value = fc.oneof(
      fc.record({ key: fc.constant('cups'), value: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ key: fc.constant('enabled'), value: fc.boolean() }),
      fc.record({
        key: fc.constant('greeting'),
        value: fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
      }),
      fc.record({
        key: fc.constant('helpers'),
        value: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
      }),
      fc.record({ key: fc.constantFrom('cups', 'enabled', 'greeting'), value: fc.constant(null) }),
    );
    const edits = fc.sample(fc.array(value, { minLength: 1, maxLength: 3 }), 1000);
    await change('greeting', 'before');
    const before = await storedValues(here);
    const changeSets: string[] = [];
    for (const edit of edits) {
      const wanted = edit.map(({ key, value: to }) => ({ scope: 'tea', key, value: to }));
      const [first] = await here.settings.change(guild, wanted, alice);
      if (first) changeSets.push(first.changeSetId);
    }
    for (const changeSet of changeSets.toReversed()) await here.undo.undo(guild, changeSet, alice);
    expect(await storedValues(here)).to.equal(before);
  });
});

async function storedValues({ settings }: Process): Promise<string> {
  const stored = await settings.stored(guild);
  const set = Object.entries(stored['tea'] ?? {}).filter(([, { value }]) => value !== null);
  return JSON.stringify(set.map(([key, { value }]) => [key, value]).toSorted());
}
