import { fileURLToPath } from 'node:url';
import { UserError } from '@sapphire/framework';
import { expect } from 'chai';
import { handleOf, type Preset } from '../../../../plugins/reminders/presets/preset.js';
import { MOST_PRESETS } from '../../../../plugins/reminders/presets/presets.js';
import type { PresetWish } from '../../../../plugins/reminders/presets/read-preset.js';
import { Translations } from '../../../../src/core/translations.js';
import { AuditLog } from '../../../../src/services/audit/audit-log.js';
import { RecordingLogger } from '../../../support/recording-logger.js';
import { type Backend, PostOffice } from '../support/post-office.js';

const author = { userId: '7', locale: 'en-US', requestId: '8' };
const i18n = new Translations(new RecordingLogger());
i18n.add('reminders', fileURLToPath(new URL('../../../../../plugins/reminders', import.meta.url)));
const english = i18n.wordsFor('en-US');
const dutch = i18n.wordsFor('nl');

describe('the presets of a server', function () {
  this.timeout(60_000);
  let office: PostOffice;
  let one: Backend;
  let other: Backend;

  before(async () => {
    office = await PostOffice.open();
    one = await office.backend();
    other = await office.backend();
  });
  after(() => office.close());

  /** Each test has a server of its own. */
  let guild = 1000;
  beforeEach(() => {
    guild += 1;
  });
  const tea: PresetWish = { name: 'Tea round', what: 'Put the kettle on' };
  const add = (wish: PresetWish = {}, { reminders } = one) =>
    reminders.presets.add(`${guild}`, author, { ...tea, ...wish }, english);
  const change = (named: string, wish: PresetWish, { reminders } = one) =>
    reminders.presets.change(`${guild}`, author, named, wish, english);
  const remove = (named: string, { reminders } = one) =>
    reminders.presets.delete(`${guild}`, author, named, english);
  const find = (named: string) => one.reminders.presets.find(`${guild}`, named, english);
  const names = async (words = english) =>
    (await one.reminders.presets.list(`${guild}`, words)).map(({ name }) => name);
  const noted = async () =>
    (await new AuditLog(one.orm.em, office.discord.clock).list(`${guild}`, { limit: 100 })).reverse();

  it('begin with a live session, in the language of the server', async () => {
    expect(await names()).to.deep.equal(['Live session']);
    expect(await names(dutch)).to.deep.equal(['Livesessie']);
    expect(await find('live SESSION')).to.deep.include({
      text: 'The live session starts',
      notices: [60],
      id: null,
    });
  });

  it('are kept with all that they say', async () => {
    const preset = await add({
      notices: '10m, 1 day',
      when: ' every  friday at 20:00 ',
      channelId: '3',
      silent: true,
      mention: 'here',
    });
    expect(await find(handleOf(preset))).to.deep.equal({
      id: preset.id,
      ships: null,
      name: 'Tea round',
      text: 'Put the kettle on',
      notices: [1440, 10],
      channelId: '3',
      usualWhen: { text: 'every friday at 20:00', locale: 'en-US', zone: 'UTC' },
      silent: true,
      mention: 'here',
    });
  });

  it('change in what is said, and nothing else', async () => {
    await add({ notices: '1 hour', when: 'friday 20:00', channelId: '3', mention: 'here' });
    const renamed = await change('tea round', { name: 'Tea ROUND' });
    expect(renamed).to.deep.include({ name: 'Tea ROUND', notices: [60], channelId: '3', mention: 'here' });
    const cleared = await change('tea round', {
      notices: 'none',
      when: 'geen',
      channelId: null,
      mention: null,
    });
    expect(cleared).to.deep.include({ notices: [], channelId: null, usualWhen: null, mention: null });
    expect(cleared).to.deep.equal(await find('Tea round'));
  });

  it('are not changed by who says nothing, so that the one of the bot stays its own', async () => {
    expect(await refusalOf(change('Live session', {}))).to.equal('reminders.preset.nothing');
    expect(await find('Live session')).to.deep.include({ id: null });
    expect(await noted()).to.deep.equal([]);
  });

  it('are told to the audit log with what they were and became', async () => {
    await add();
    await change('Tea round', { what: 'Milk first' });
    await remove('Tea round');
    const lines = await noted();
    expect(lines.map(({ action }) => action)).to.deep.equal([
      'reminders.presetAdded',
      'reminders.presetChanged',
      'reminders.presetDeleted',
    ]);
    const [, changed] = lines;
    expect(changed).to.deep.include({
      actor: { kind: 'member', userId: '7' },
      requestId: '8',
      level: 'normal',
    });
    expect(changed?.details).to.have.nested.property('before.text', 'Put the kettle on');
    expect(changed?.details).to.have.nested.property('after.text', 'Milk first');
  });

  it('stand for the one of the bot once it is changed, until they are deleted', async () => {
    const own = await change('Live session', { name: 'Stream', notices: '2 hours' });
    expect(await names(dutch)).to.deep.equal(['Stream']);
    expect(handleOf(own)).to.equal(`preset:${own.id}`);
    await remove('Stream');
    expect(await names()).to.deep.equal(['Live session']);
    expect(await refusalOf(remove('Live session'))).to.equal('reminders.preset.shipped');
  });

  it('are one only where two processes change the one of the bot at once', async () => {
    const changes = [one, other].map((backend, index) =>
      change('preset:live', { what: `Version ${index}` }, backend),
    );
    // Who comes second means what has come to stand for it.
    const [id, ...others] = new Set((await Promise.all(changes)).map((preset) => preset.id));
    expect(others).to.deep.equal([]);
    expect(await find('preset:live')).to.deep.include({ id, ships: 'live' });
    expect(await names()).to.deep.equal(['Live session']);
  });

  for (const [what, wish, identifier] of [
    ['without a name', { name: ' \u200E\u2028 ' }, 'reminders.preset.nameless'],
    ['with a name that is too long', { name: 'x'.repeat(51) }, 'reminders.preset.longName'],
    ['without a text', { what: '\u0000' }, 'reminders.empty'],
    ['with a text that is too long', { what: 'x'.repeat(1001) }, 'reminders.tooLong'],
    ['with notices that nobody can read', { notices: 'soon' }, 'reminders.notices.unclear'],
    ['with a time that nobody can read', { when: 'whenever' }, 'reminders.when.unclear'],
    ['with a time that is over', { when: 'yesterday at 10:00' }, 'reminders.when.past'],
    ['under the name of one of the bot', { name: 'LIVE  session' }, 'reminders.preset.taken'],
  ] as const) {
    it(`are refused ${what}`, async () => {
      expect(await refusalOf(add(wish))).to.equal(identifier);
      expect(await names()).to.deep.equal(['Live session']);
      expect(await noted()).to.deep.equal([]);
    });
  }

  it('have names of which none is there twice, whatever its capitals and the width of its letters', async () => {
    await add();
    expect(await refusalOf(add({ name: 'ＴＥＡ Round' }))).to.equal('reminders.preset.taken');
    await add({ name: 'Coffee' });
    expect(await refusalOf(change('Coffee', { name: 'TEA ROUND' }))).to.equal('reminders.preset.taken');
    const tries = [one, other, one, other].map((backend) => refusalOf(add({ name: 'Cake' }, backend)));
    expect((await Promise.all(tries)).sort()).to.deep.equal([
      'not refused',
      ...Array.from({ length: 3 }, () => 'reminders.preset.taken'),
    ]);
  });

  it(`are ${MOST_PRESETS} at most, also when they are made at once in two processes`, async () => {
    const tries = Array.from({ length: MOST_PRESETS + 5 }, (_, index) =>
      refusalOf(add({ name: `Preset ${index}` }, index % 2 ? one : other)),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'not refused')).to.have.lengthOf(MOST_PRESETS - 1);
    expect(outcomes.filter((outcome) => outcome === 'reminders.preset.tooMany')).to.have.lengthOf(6);
    expect(await names()).to.have.lengthOf(MOST_PRESETS);
    // The one of the bot is among them, and is changed although there is no room.
    await change('Live session', { what: 'Now' });
    await remove((await names()).at(-1) ?? '');
    await add();
  });

  it('are deleted once by two who do it at once', async () => {
    const preset = await add();
    const tries = [one, other].map((backend) => refusalOf(remove(handleOf(preset), backend)));
    expect((await Promise.all(tries)).sort()).to.deep.equal(['not refused', 'reminders.preset.unknown']);
  });

  it('may be called anything that a database would choke on, or like the handle of another one', async () => {
    const first = await add();
    const forged = await add({ name: handleOf(first) });
    await add({ name: `'; drop table reminders_presets; --\u0000 \uD800` });
    expect(await find(handleOf(first))).to.deep.include({ id: first.id });
    expect(await find(handleOf(forged))).to.deep.include({ id: forged.id });
    expect(await names()).to.include(`'; drop table reminders_presets; -- \uFFFD`);
  });

  it('are those of one server, and found in no other', async () => {
    const preset = await add();
    guild += 1;
    const handle = handleOf(preset);
    expect(await refusalOf(find(handle))).to.equal('reminders.preset.unknown');
    expect(await refusalOf(remove(handle))).to.equal('reminders.preset.unknown');
    expect(await refusalOf(change(handle, { what: 'x' }))).to.equal('reminders.preset.unknown');
    expect(await names()).to.deep.equal(['Live session']);
  });

  it('keep the clocks by which their usual time was meant', async () => {
    office.zone = 'Asia/Tokyo';
    const { usualWhen } = await add({ when: 'tomorrow at 20:00' }).finally(() => {
      office.zone = 'UTC';
    });
    if (!usualWhen) throw new Error('It has no usual time');
    const wish = { channelId: '3', when: usualWhen.text, what: 'tea', locale: 'en-US', writtenIn: usualWhen };
    const result = await one.reminders.create(`${guild}`, '9', wish);
    if (result.kind === 'asked') throw new Error('It was asked instead');
    expect(`${result.reminder.dueAt}`).to.equal('2026-11-26T11:00:00Z');
    expect(result.reminder.zone).to.equal('Asia/Tokyo');
    expect(result.assumptions).to.not.include('zone');
  });

  it('are forgotten with a server that the bot has left long ago', async () => {
    await add();
    await one.reminders.absences.erase();
    expect(await names()).to.include('Tea round');
    await one.reminders.absences.botRemoved(`${guild}`);
    await office.discord.clock.advance({ hours: 24 * 31 });
    await one.reminders.absences.erase();
    expect(await names()).to.deep.equal(['Live session']);
  });
});

async function refusalOf(work: Promise<Preset>): Promise<string> {
  try {
    await work;
    return 'not refused';
  } catch (error) {
    if (error instanceof UserError) return error.identifier;
    throw error;
  }
}
