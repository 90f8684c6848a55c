import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { configWorld, openHouse } from './config-world.js';

describe('/config set', () => {
  const here = configWorld();
  let guild: GuildActor;
  let alice: MemberActor;
  let number = 0;

  beforeEach(() => {
    number += 1;
    ({ guild, alice } = openHouse(here.world, number));
  });

  it('suggests what to put into a list and what to take out of it', async () => {
    guild.createRole('Pourer');
    guild.createRole('Baker');
    const ids = [guild.role('Pourer').id, guild.role('Baker').id];
    const helpers = async () => (await here.world.services.settings.read(guild.id, 'tea')).helpers;
    const suggested = async (value: string) =>
      alice.autocomplete('config set', { setting: 'tea.helpers', value });
    for (const [name, id] of [
      ['pour', ids[0]],
      ['bake', ids[1]],
    ] as const) {
      const [one] = await suggested(name);
      expect(one?.value).to.equal(`+${id}`);
      await alice.slash('config set', { setting: 'tea.helpers', value: one?.value ?? '' });
    }
    expect(await helpers()).to.deep.equal(ids);
    expect(await suggested('pour')).to.deep.equal([{ name: '- Pourer', value: `-${ids[0]}` }]);
    await alice.slash('config set', { setting: 'tea.helpers', value: `-${ids[0]}` });
    expect(await helpers()).to.deep.equal([ids[1]]);
    await alice.slash('config set', { setting: 'tea.helpers', value: `<@&${ids[0]}>` });
    expect(await helpers()).to.deep.equal([ids[0]]);
  });

  it('changes a setting in one line, with suggestions for its name and its value', async () => {
    const names = await alice.autocomplete('config set', { setting: 'time' });
    expect(names.map(({ value }) => value)).to.deep.equal(['core.timeZone']);
    const zones = await alice.autocomplete('config set', { setting: 'core.timeZone', value: 'brus' });
    expect(zones.map(({ value }) => value)).to.deep.equal(['Europe/Brussels']);
    const ofCountry = await alice.autocomplete('config set', {
      setting: 'core.timeZone',
      value: 'Nederland',
    });
    expect(ofCountry.map(({ value }) => value)).to.deep.equal(['Europe/Amsterdam']);
    const channels = await alice.autocomplete('config set', { setting: 'tea.channel', value: 'kit' });
    expect(channels).to.deep.equal([{ name: 'kitchen', value: guild.channel('kitchen').id }]);
    const saved = await alice.slash('config set', { setting: 'core.timeZone', value: 'Europe/Brussels' });
    expect(saved.ephemeral).to.equal(true);
    expect(await here.world.services.settings.read(guild.id, 'core')).to.include({
      timeZone: 'Europe/Brussels',
    });
  });

  it('chooses the language of what everybody reads', async () => {
    expect((await alice.slash('card')).content).to.equal('Tea');
    await alice.slash('config set', { setting: 'core.locale', value: 'nl' });
    expect((await alice.slash('card')).content).to.equal('Thee');
  });

  it('says so when there is no such setting', async () => {
    const refused = await alice.slash('config set', { setting: 'tea.sugar', value: '1' });
    expect(refused.content).to.include('There is no setting "tea.sugar"');
    const nonsense = await alice.slash('config set', { setting: 'nonsense', value: '1' });
    expect(nonsense.content).to.equal('There is no setting "nonsense". Open /config browse and pick one.');
    const daan = guild.member(`daan${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    const onzin = await daan.slash('config set', { setting: 'onzin', value: '1' });
    expect(onzin.content).to.include('"onzin"').and.not.include('onzin.');
  });

  describe('a list that is typed', () => {
    const roles = ['Pourer', 'Baker', 'Washer', 'Sweeper'];
    const ids = () => roles.map((name) => guild.role(name).id);
    const helpers = async () => (await here.world.services.settings.read(guild.id, 'tea')).helpers;
    const suggested = (value: string) => alice.autocomplete('config set', { setting: 'tea.helpers', value });
    const set = (value: string, who = alice) => who.slash('config set', { setting: 'tea.helpers', value });

    beforeEach(() => {
      for (const name of roles) guild.createRole(name);
    });

    it('has suggestions after a comma, too, for what else is to change in it', async () => {
      const [pourer, baker, washer] = ids();
      await set(`${washer}`);
      const [one, ...others] = await suggested(`+${pourer}, ba`);
      expect([one, others]).to.deep.equal([
        { name: '+ Pourer, + Baker', value: `+${pourer}, +${baker}` },
        [],
      ]);
      const all = await suggested(`+ Pourer, - Washer, `); // as Discord shows what was picked
      expect(all.map(({ name }) => name)).to.include('+ Pourer, - Washer, + Baker');
      expect(all.every(({ name }) => name.startsWith('+ Pourer, - Washer, '))).to.equal(true);
      expect(await suggested(`+${pourer}, -`)).to.deep.equal([
        { name: '+ Pourer, - Washer', value: `+${pourer}, -${washer}` },
      ]);
      expect(await suggested('+nobody, ba')).to.deep.equal([]);
      await set(`+${pourer}, +${baker}, -${washer}`);
      expect(await helpers()).to.deep.equal([pourer, baker]);
    });

    it('has suggestions after a comma for the whole list', async () => {
      const [pourer, baker] = ids();
      const [one, ...others] = await suggested(`<@&${pourer}>, bak`);
      expect([one, others]).to.deep.equal([{ name: 'Pourer, Baker', value: `${pourer}, ${baker}` }, []]);
      await set(String(one?.value));
      expect(await helpers()).to.deep.equal([pourer, baker]);
    });

    it('is refused with the parts that are wrong, in the language of the reader', async () => {
      const [pourer, baker, washer, sweeper] = ids();
      const daan = guild.member(`daan${number}`, { roles: ['Manager'], locale: Locale.Dutch });
      expect((await set(`${pourer}, bakker, <@&${baker}>`)).content).to.match(
        /^"Helpers" must be at most 3 roles .* between them\. This part is not: "bakker"\.$/,
      );
      expect((await set(`+${pourer}, bakker, ober`, daan)).content).to.match(
        /Deze delen zijn dat niet: "bakker" en "ober"\.$/,
      );
      expect((await set(`${pourer}, ${pourer}`)).content).to.match(
        new RegExp(`This part stands there twice: "${pourer}"\\.$`),
      );
      expect((await set(`${pourer}, ${pourer}`, daan)).content).to.include('Dit deel staat er twee keer');
      const four = [pourer, baker, washer, sweeper].join(', ');
      expect((await set(four)).content).to.match(/These are 4\.$/);
      expect((await set(four, daan)).content).to.match(/Dit zijn er 4\.$/);
      expect(await helpers()).to.deep.equal([]);
    });
  });

  it('takes the name of a country for its time zone, and names several where it has several', async () => {
    const zone = async () => (await here.world.services.settings.read(guild.id, 'core')).timeZone;
    const set = (value: string, who = alice) => who.slash('config set', { setting: 'core.timeZone', value });
    await set('België');
    expect(await zone()).to.equal('Europe/Brussels');
    expect((await set('australia')).content)
      .to.match(/^There are several time zones there: `.*`\. Type one of them\.$/)
      .and.include('`Australia/Sydney`');
    const daan = guild.member(`daan${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    expect((await set('Australië', daan)).content).to.include('Daar zijn meerdere tijdzones: `');
    expect((await set('Atlantis')).content).to.include('a time zone such as Europe/Brussels');
    expect(await zone()).to.equal('Europe/Brussels');
  });
});
