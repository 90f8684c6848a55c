import { expect } from 'chai';
import { settingsClient, tea } from './settings-client.js';

describe('the API of settings, for who changes one', function () {
  this.timeout(180_000);
  const api = settingsClient();

  it('changes several settings at once, at once everywhere, with one line of audit and history', async () => {
    await api.read(); // in memory from here on
    const { status, settings, changeSetId } = await api.patch(tea('cups', 7), tea('mode', 'cold'));
    expect(status).to.equal(200);
    expect(settings?.map(({ key, value, version }) => [key, value, version])).to.deep.equal([
      ['cups', 7, 1],
      ['mode', 'cold', 1],
    ]);
    expect(await api.read()).to.include({ cups: 7, mode: 'cold' });
    const history = await api.here.world.services.settings.history(api.guild.id, { limit: 10 });
    expect(history.map(({ how, changedBy }) => [how, changedBy])).to.deep.equal([
      ['api', null],
      ['api', null],
    ]);
    expect(new Set(history.map((change) => change.changeSetId))).to.deep.equal(new Set([changeSetId]));
    const [line, ...others] = await api.here.world.services.audit.list(api.guild.id, { limit: 10 });
    expect(others).to.deep.equal([]);
    expect(line?.actor).to.deep.equal({ kind: 'api', userId: null });
    expect(line?.requestId).to.match(/^[\da-f-]{36}$/);
  });

  it('tells the log channel who it was', async () => {
    const log = api.guild.channel('general');
    await api.patch({ scope: 'core', key: 'logChannel', value: log.id }, tea('cups', 4));
    await api.here.world.clock.advance({ seconds: 5 });
    expect(JSON.stringify((await log.nextMessage()).embeds)).to.include('The operator, by the API');
  });

  it('goes back to the default with null', async () => {
    await api.patch(tea('cups', 5));
    await api.patch(tea('cups', null));
    expect(await api.shown('cups')).to.include({ value: 2, stored: null, version: 2 });
  });

  describe('refuses, and changes nothing', () => {
    afterEach(async () => expect(await api.read()).to.include({ cups: 2, mode: 'hot', greeting: 'Hello' }));

    it('values that are not allowed, each by the place where it stands', async () => {
      const { status, error, fields } = await api.patch(
        tea('mode', 'cold'),
        tea('cups', 10),
        tea('nothing', 1),
        tea('channel', '99999999999999999'),
      );
      expect([status, error]).to.deep.equal([400, 'core.settings.invalid']);
      expect(fields?.map(({ field, reason }) => [field, reason])).to.deep.equal([
        ['changes.1.value', 'invalidValue'],
        ['changes.2.value', 'unknownSetting'],
        ['changes.3.value', 'channelMissing'],
      ]);
    });

    it('bodies that are not as they should be', async () => {
      const wrong: readonly unknown[] = [
        {},
        { changes: [] },
        { changes: [tea('cups', { a: 1 })] },
        { changes: [tea('greeting', 'a\0b')] },
        { changes: [tea('greeting', '\ud800')] },
        { changes: [tea('cups', 3, { version: -1 })] },
        { changes: [tea('cups', 3, { seenVersion: 1 })] },
        { changes: [tea('cups', 3)], force: true },
      ];
      for (const body of wrong) {
        expect(await api.ask('PATCH', '', body)).to.include({ status: 400, error: 'core.invalid' });
      }
    });

    it('servers that the bot is not in, or that are none', async () => {
      const stranger = '111111111111111111';
      for (const guildId of [stranger, '99999999999999999999', '0', 'list', '%00', '1e17']) {
        const answers = [
          await api.ask('GET', '', undefined, guildId),
          await api.ask('GET', '/export', undefined, guildId),
        ];
        answers.push(await api.ask('PATCH', '', { changes: [tea('cups', 3)] }, guildId));
        for (const answer of answers) {
          expect(answer).to.include({ status: 404, error: 'core.unknownGuild' });
        }
      }
    });

    it('anything when it was only asked what it would do', async () => {
      const { status, plan } = await api.ask('PATCH', '', { changes: [tea('cups', 3)], dryRun: true });
      expect(status).to.equal(200);
      expect(plan?.map(({ key, state }) => [key, state])).to.deep.equal([['cups', 'change']]);
    });
  });

  it('takes the place of a newer value only when told to', async () => {
    const { version } = await api.shown('cups');
    await api.patch(tea('cups', 3));
    const both = [tea('mode', 'cold'), tea('cups', 4, { version })];
    for (const dryRun of [true, false]) {
      const answer = await api.ask('PATCH', '', { changes: both, dryRun });
      expect(answer).to.include({ status: 409, error: 'core.settings.conflict' });
      expect(answer.conflicts).to.deep.equal([{ scope: 'tea', key: 'cups', stored: 3, version: 1 }]);
    }
    expect(await api.read()).to.include({ cups: 3, mode: 'hot' });
    expect(await api.patch(tea('cups', 4))).to.include({ status: 200 });
  });

  it('lets one of two editors win who have seen the same', async () => {
    const seen = { version: 0 };
    const answers = await Promise.all([1, 3, 4, 5, 6].map((cups) => api.patch(tea('cups', cups, seen))));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([200, 409, 409, 409, 409]);
    expect(await api.here.world.services.settings.history(api.guild.id, { limit: 10 })).to.have.length(1);
  });
});
