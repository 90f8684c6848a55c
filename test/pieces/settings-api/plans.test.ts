import { expect } from 'chai';
import { settingsClient, tea } from './settings-client.js';

describe('the API of settings, for who changes many', function () {
  this.timeout(180_000);
  const api = settingsClient();

  describe('takes back', () => {
    const undo = (to: object, apply?: boolean | string) => api.ask('POST', '/undo', { to, apply });

    it('what was changed together, after showing it', async () => {
      const { changeSetId } = await api.patch(tea('cups', 5), tea('mode', 'cold'));
      const { plan, revision } = await undo({ changeSetId });
      expect(plan?.map(({ key, value }) => [key, value])).to.deep.equal([
        ['mode', null],
        ['cups', null],
      ]);
      expect(await api.read()).to.include({ cups: 5, mode: 'cold' });
      expect(await undo({ changeSetId }, revision)).to.include({ status: 200, applied: true });
      expect(await api.read()).to.include({ cups: 2, mode: 'hot' });
    });

    it('nothing of it when some was changed again since', async () => {
      const { changeSetId } = await api.patch(tea('cups', 5), tea('mode', 'cold'));
      await api.patch(tea('cups', 6));
      for (const apply of [false, true]) {
        const answer = await undo({ changeSetId }, apply);
        expect(answer).to.include({ status: 409, error: 'core.settings.conflict' });
        expect(answer.conflicts).to.deep.equal([{ scope: 'tea', key: 'cups', stored: 6, version: 2 }]);
      }
      expect(await api.read()).to.include({ cups: 6, mode: 'cold' });
    });

    it('everything since before a change', async () => {
      await api.patch(tea('cups', 3));
      const { changeSetId } = await api.patch(tea('cups', 5));
      await api.patch(tea('mode', 'cold'));
      await undo({ beforeChangeSetId: changeSetId }, true);
      expect(await api.read()).to.include({ cups: 3, mode: 'hot' });
    });

    it('everything since a moment', async () => {
      await api.patch(tea('cups', 3));
      const moment = api.here.world.clock.now().toString();
      await api.here.world.clock.advance({ minutes: 1 });
      await api.patch(tea('cups', 5), tea('mode', 'cold'));
      await undo({ moment }, true);
      expect(await api.read()).to.include({ cups: 3, mode: 'hot' });
    });

    it('only what was shown', async () => {
      const { changeSetId } = await api.patch(tea('cups', 5));
      const { revision } = await undo({ beforeChangeSetId: changeSetId });
      await api.patch(tea('mode', 'cold'));
      const answer = await undo({ beforeChangeSetId: changeSetId }, revision);
      expect(answer).to.include({ status: 409, error: 'core.settings.outdated' });
      expect(answer.plan?.map(({ key }) => key).toSorted()).to.deep.equal(['cups', 'mode']);
      expect(await undo({ beforeChangeSetId: changeSetId }, answer.revision)).to.include({ status: 200 });
    });

    it('nothing that is not in the history of this server', async () => {
      const { changeSetId } = await api.patch(tea('cups', 5));
      api.guild = api.newGuild('Elsewhere', ['general']);
      expect(await undo({ changeSetId }, true)).to.include({
        status: 400,
        error: 'core.settings.noSuchChange',
      });
      for (const to of [{ changeSetId: 'x' }, { moment: 'yesterday' }, {}, { changeSetId, moment: 'x' }]) {
        expect(await undo(to)).to.include({ status: 400, error: 'core.invalid' });
      }
    });
  });

  it('carries settings to another server: the plan, its question, and then exactly the plan', async () => {
    await api.patch(
      tea('cups', 5),
      tea('host', api.guild.role('Host').id),
      tea('channel', api.guild.channel('kitchen').id),
    );
    const exported = await (await api.here.world.api(`guilds/${api.guild.id}/settings/export`)).json();
    api.guild = api.newGuild('New house', ['general', 'parlour']);
    const send = (more: object) => api.ask('POST', '/import', { export: exported, ...more });

    const first = await send({});
    expect(first.plan?.map(({ key, state }) => [key, state])).to.deep.equal([
      ['cups', 'change'],
      ['host', 'change'],
    ]);
    const [question] = first.unsure ?? [];
    expect(question?.name).to.equal('kitchen');
    const answers = { [question?.id ?? '']: api.guild.channel('parlour').id };
    expect(await send({ answers, apply: first.revision })).to.include({ status: 409 });
    const second = await send({ answers });
    expect(await api.read()).to.include({ cups: 2 });
    expect(await send({ answers, apply: second.revision })).to.include({ status: 200, applied: true });
    const ours = { cups: 5, host: api.guild.role('Host').id, channel: api.guild.channel('parlour').id };
    expect(await api.read()).to.include(ours);
  });

  it('refuses exports that are none, or too large', async () => {
    const fine = { format: 'alphapy-settings-1', guildId: api.guild.id, settings: {}, names: {} };
    const wrong = [{ ...fine, x: 1 }, { ...fine, settings: { tea: { greeting: 'a\0b' } } }, {}];
    for (const one of wrong) {
      expect(await api.ask('POST', '/import', { export: one })).to.include({
        status: 400,
        error: 'core.invalid',
      });
    }
    const huge = { ...fine, settings: { tea: { greeting: 'x'.repeat(300_000) } } };
    expect(await api.ask('POST', '/import', { export: huge })).to.include({ status: 413 });
  });
});
