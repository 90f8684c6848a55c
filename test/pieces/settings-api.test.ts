import { expect } from 'chai';
import { ApiRoute } from '../../src/core/api/api-route.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import { ConfigWorld } from './config/config-world.js';

interface ShownSetting {
  readonly key: string;
  readonly label: string;
  readonly schema: object;
  readonly expects: string | null;
  readonly value: unknown;
  readonly stored: unknown;
  readonly version: number;
}

/** What the routes answer, as far as it is looked at here. */
interface Body {
  readonly error?: string;
  readonly fields?: readonly { readonly field: string; readonly reason?: string; readonly message: string }[];
  readonly conflicts?: readonly object[];
  readonly scopes?: readonly {
    readonly name: string;
    readonly label: string;
    readonly settings: ShownSetting[];
  }[];
  readonly settings?: readonly ShownSetting[];
  readonly plan?: readonly { readonly key: string; readonly state: string; readonly value: unknown }[];
  readonly unsure?: readonly { readonly id: string; readonly name: string }[];
  readonly revision?: string;
  readonly changeSetId?: string;
  readonly changes?: readonly { readonly id: string; readonly key: string; readonly how: string }[];
  readonly next?: string | null;
}

describe('the API of settings', () => {
  let here: ConfigWorld;
  let guild: GuildActor;
  let number = 0;

  before(async function () {
    this.timeout(180_000);
    here = await ConfigWorld.start();
  });
  after(() => here.stop());

  beforeEach(() => {
    number += 1;
    guild = newGuild(`House ${number}`, ['general', 'kitchen']);
  });

  const newGuild = (name: string, channels: string[]) =>
    here.world.discord.createGuild({
      name,
      channels,
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
  const read = () => here.world.services.settings.read(guild.id, 'tea');

  async function ask(method: string, what = '', body?: unknown, guildId = guild.id) {
    const response = await here.world.api(`guilds/${guildId}/settings${what}`, {
      method,
      body,
      headers: { 'X-Forwarded-For': `192.0.2.${number}` }, // one address may ask 50 times a second
    });
    // The shape is what is tested.
    return { status: response.status, ...((await response.json()) as Body) };
  }
  const patch = (...changes: readonly object[]) => ask('PATCH', '', { changes });
  const tea = (key: string, value: unknown, more = {}) => ({ scope: 'tea', key, value, ...more });

  async function shown(key: string, query = ''): Promise<ShownSetting> {
    const { scopes } = await ask('GET', query);
    const found = scopes?.find(({ name }) => name === 'tea')?.settings.find((one) => one.key === key);
    if (!found) throw new Error(`there is no tea.${key}`);
    return found;
  }

  it('is closed without the token', async () => {
    const routes = {
      '': ['GET', 'PATCH'],
      '/history': ['GET'],
      '/undo': ['POST'],
      '/export': ['GET'],
      '/import': ['POST'],
    };
    for (const [path, methods] of Object.entries(routes)) {
      for (const method of methods) {
        const url = `${here.world.bot.apiUrl}/api/guilds/${guild.id}/settings${path}`;
        expect((await fetch(url, { method })).status).to.equal(401, `${method} ${path}`);
      }
    }
  });

  it('is one of the routes that are all closed, but for the one of health checks', () => {
    const routes = [...here.world.bot.client.stores.get('routes').values()];
    const open = routes.filter((route) => !(route instanceof ApiRoute) || route.access === 'public');
    expect(routes.length).to.be.above(6);
    expect(open.map(({ name }) => name)).to.deep.equal(['health.get']);
  });

  it('tells what each setting can be, and what it is', async () => {
    await patch(tea('cups', 5));
    expect(await shown('cups')).to.deep.include({
      label: 'Cups',
      value: 5,
      stored: 5,
      version: 1,
      default: 2,
      changedBy: 'manager',
      schema: { type: 'integer', minimum: 0, maximum: 9, default: 2 },
    });
    expect(await shown('mode')).to.deep.include({ value: 'hot', stored: null, version: 0, expects: null });
    expect(await shown('guest')).to.include({ expects: 'somebody thirsty' });
  });

  it('tells it in the words of a language', async () => {
    expect(await shown('cups', '?locale=nl')).to.include({ label: 'Kopjes' });
    expect(await shown('guest', '?locale=nl')).to.include({ expects: 'iemand met dorst' });
    expect(await shown('mode', '?locale=nl')).to.deep.include({ choices: { hot: 'warm', cold: 'cold' } });
    expect(await ask('GET', '?locale=xx')).to.include({ status: 400, error: 'core.invalid' });
  });

  it('changes several settings at once, at once everywhere, with one line of audit and history', async () => {
    await read(); // in memory from here on
    const { status, settings, changeSetId } = await patch(tea('cups', 7), tea('mode', 'cold'));
    expect(status).to.equal(200);
    expect(settings?.map(({ key, value, version }) => [key, value, version])).to.deep.equal([
      ['cups', 7, 1],
      ['mode', 'cold', 1],
    ]);
    expect(await read()).to.include({ cups: 7, mode: 'cold' });
    const history = await here.world.services.settings.history(guild.id, { limit: 10 });
    expect(history.map(({ how, changedBy }) => [how, changedBy])).to.deep.equal([
      ['api', null],
      ['api', null],
    ]);
    expect(new Set(history.map((change) => change.changeSetId))).to.deep.equal(new Set([changeSetId]));
    const [line, ...others] = await here.world.services.audit.list(guild.id, { limit: 10 });
    expect(others).to.deep.equal([]);
    expect(line?.actor).to.deep.equal({ kind: 'api', userId: null });
    expect(line?.requestId).to.match(/^[\da-f-]{36}$/);
  });

  it('tells the log channel who it was', async () => {
    const log = guild.channel('general');
    await patch({ scope: 'core', key: 'logChannel', value: log.id }, tea('cups', 4));
    await here.world.clock.advance({ seconds: 5 });
    expect(JSON.stringify((await log.nextMessage()).embeds)).to.include('The operator, by the API');
  });

  it('goes back to the default with null', async () => {
    await patch(tea('cups', 5));
    await patch(tea('cups', null));
    expect(await shown('cups')).to.include({ value: 2, stored: null, version: 2 });
  });

  describe('refuses, and changes nothing', () => {
    afterEach(async () => expect(await read()).to.include({ cups: 2, mode: 'hot', greeting: 'Hello' }));

    it('values that are not allowed, each by the place where it stands', async () => {
      const { status, error, fields } = await patch(
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
        expect(await ask('PATCH', '', body)).to.include({ status: 400, error: 'core.invalid' });
      }
    });

    it('servers that the bot is not in, or that are none', async () => {
      const stranger = '111111111111111111';
      for (const guildId of [stranger, '99999999999999999999', '0', 'list', '%00', '1e17']) {
        const answers = [
          await ask('GET', '', undefined, guildId),
          await ask('GET', '/export', undefined, guildId),
        ];
        answers.push(await ask('PATCH', '', { changes: [tea('cups', 3)] }, guildId));
        for (const answer of answers) {
          expect(answer).to.include({ status: 404, error: 'core.unknownGuild' });
        }
      }
    });

    it('anything when it was only asked what it would do', async () => {
      const { status, plan } = await ask('PATCH', '', { changes: [tea('cups', 3)], dryRun: true });
      expect(status).to.equal(200);
      expect(plan?.map(({ key, state }) => [key, state])).to.deep.equal([['cups', 'change']]);
    });
  });

  it('takes the place of a newer value only when told to', async () => {
    const { version } = await shown('cups');
    await patch(tea('cups', 3));
    const both = [tea('mode', 'cold'), tea('cups', 4, { version })];
    for (const dryRun of [true, false]) {
      const answer = await ask('PATCH', '', { changes: both, dryRun });
      expect(answer).to.include({ status: 409, error: 'core.settings.conflict' });
      expect(answer.conflicts).to.deep.equal([{ scope: 'tea', key: 'cups', stored: 3, version: 1 }]);
    }
    expect(await read()).to.include({ cups: 3, mode: 'hot' });
    expect(await patch(tea('cups', 4))).to.include({ status: 200 });
  });

  it('lets one of two editors win who have seen the same', async () => {
    const seen = { version: 0 };
    const answers = await Promise.all([1, 3, 4, 5, 6].map((cups) => patch(tea('cups', cups, seen))));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([200, 409, 409, 409, 409]);
    expect(await here.world.services.settings.history(guild.id, { limit: 10 })).to.have.length(1);
  });

  it('tells the history, page by page, of one setting or of all', async () => {
    for (const cups of [1, 3, 4]) await patch(tea('cups', cups), tea('greeting', `Hello ${cups}`));
    const first = await ask('GET', '/history?scope=tea&key=cups&limit=2');
    expect(first.changes).to.have.length(2);
    const second = await ask('GET', `/history?scope=tea&key=cups&limit=2&before=${first.next}`);
    expect(second.changes?.map(({ key, how }) => [key, how])).to.deep.equal([['cups', 'api']]);
    expect(second.next).to.equal(null);
    expect((await ask('GET', '/history')).changes).to.have.length(6);
    for (const query of ['limit=0', 'limit=1000', 'before=x', 'scope=%00', 'what=1', 'changeSetId=1']) {
      expect(await ask('GET', `/history?${query}`)).to.include({ status: 400, error: 'core.invalid' });
    }
  });

  describe('takes back', () => {
    const undo = (to: object, apply?: boolean | string) => ask('POST', '/undo', { to, apply });

    it('what was changed together, after showing it', async () => {
      const { changeSetId } = await patch(tea('cups', 5), tea('mode', 'cold'));
      const { plan, revision } = await undo({ changeSetId });
      expect(plan?.map(({ key, value }) => [key, value])).to.deep.equal([
        ['mode', null],
        ['cups', null],
      ]);
      expect(await read()).to.include({ cups: 5, mode: 'cold' });
      expect(await undo({ changeSetId }, revision)).to.include({ status: 200, applied: true });
      expect(await read()).to.include({ cups: 2, mode: 'hot' });
    });

    it('nothing of it when some was changed again since', async () => {
      const { changeSetId } = await patch(tea('cups', 5), tea('mode', 'cold'));
      await patch(tea('cups', 6));
      for (const apply of [false, true]) {
        const answer = await undo({ changeSetId }, apply);
        expect(answer).to.include({ status: 409, error: 'core.settings.conflict' });
        expect(answer.conflicts).to.deep.equal([{ scope: 'tea', key: 'cups', stored: 6, version: 2 }]);
      }
      expect(await read()).to.include({ cups: 6, mode: 'cold' });
    });

    it('everything since before a change', async () => {
      await patch(tea('cups', 3));
      const { changeSetId } = await patch(tea('cups', 5));
      await patch(tea('mode', 'cold'));
      await undo({ beforeChangeSetId: changeSetId }, true);
      expect(await read()).to.include({ cups: 3, mode: 'hot' });
    });

    it('everything since a moment', async () => {
      await patch(tea('cups', 3));
      const moment = here.world.clock.now().toString();
      await here.world.clock.advance({ minutes: 1 });
      await patch(tea('cups', 5), tea('mode', 'cold'));
      await undo({ moment }, true);
      expect(await read()).to.include({ cups: 3, mode: 'hot' });
    });

    it('only what was shown', async () => {
      const { changeSetId } = await patch(tea('cups', 5));
      const { revision } = await undo({ beforeChangeSetId: changeSetId });
      await patch(tea('mode', 'cold'));
      const answer = await undo({ beforeChangeSetId: changeSetId }, revision);
      expect(answer).to.include({ status: 409, error: 'core.settings.outdated' });
      expect(answer.plan?.map(({ key }) => key).toSorted()).to.deep.equal(['cups', 'mode']);
      expect(await undo({ beforeChangeSetId: changeSetId }, answer.revision)).to.include({ status: 200 });
    });

    it('nothing that is not in the history of this server', async () => {
      const { changeSetId } = await patch(tea('cups', 5));
      guild = newGuild('Elsewhere', ['general']);
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
    await patch(
      tea('cups', 5),
      tea('host', guild.role('Host').id),
      tea('channel', guild.channel('kitchen').id),
    );
    const exported = await (await here.world.api(`guilds/${guild.id}/settings/export`)).json();
    guild = newGuild('New house', ['general', 'parlour']);
    const send = (more: object) => ask('POST', '/import', { export: exported, ...more });

    const first = await send({});
    expect(first.plan?.map(({ key, state }) => [key, state])).to.deep.equal([
      ['cups', 'change'],
      ['host', 'change'],
    ]);
    const [question] = first.unsure ?? [];
    expect(question?.name).to.equal('kitchen');
    const answers = { [question?.id ?? '']: guild.channel('parlour').id };
    expect(await send({ answers, apply: first.revision })).to.include({ status: 409 });
    const second = await send({ answers });
    expect(await read()).to.include({ cups: 2 });
    expect(await send({ answers, apply: second.revision })).to.include({ status: 200, applied: true });
    const ours = { cups: 5, host: guild.role('Host').id, channel: guild.channel('parlour').id };
    expect(await read()).to.include(ours);
  });

  it('refuses exports that are none, or too large', async () => {
    const fine = { format: 'alphapy-settings-1', guildId: guild.id, settings: {}, names: {} };
    const wrong = [{ ...fine, x: 1 }, { ...fine, settings: { tea: { greeting: 'a\0b' } } }, {}];
    for (const one of wrong) {
      expect(await ask('POST', '/import', { export: one })).to.include({
        status: 400,
        error: 'core.invalid',
      });
    }
    const huge = { ...fine, settings: { tea: { greeting: 'x'.repeat(300_000) } } };
    expect(await ask('POST', '/import', { export: huge })).to.include({ status: 413 });
  });
});
