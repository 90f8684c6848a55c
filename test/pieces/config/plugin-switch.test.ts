import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { Reply } from '../../../src/sandbox/actors/reply.js';
import { configWorld } from './config-world.js';

describe('a plugin that is switched off in a guild', () => {
  const here = configWorld();
  let guild: GuildActor;
  let alice: MemberActor;
  let bob: MemberActor;
  let tea: Reply;

  before(async () => {
    guild = here.world.discord.createGuild({
      name: 'Dry house',
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }],
    });
    alice = guild.member('alice', { roles: ['Manager'] });
    bob = guild.member('bob');
    tea = await bob.slash('brew');
    await alice.slash('config set', { setting: 'tea.enabled', value: 'no' });
  });

  const off = 'This feature is switched off in this server.';

  it('answers its commands calmly, for the user alone', async () => {
    const reply = await bob.slash('brew');
    expect(reply.content).to.include(off);
    expect(reply.ephemeral).to.equal(true);
  });

  it('answers the menus of members and messages in the same way', async () => {
    expect((await bob.contextMenu('Pour tea', alice)).content).to.include(off);
  });

  it('suggests nothing', async () => {
    expect(await bob.autocomplete('pick', { tea: 'oo' })).to.deep.equal([]);
  });

  it('answers buttons that stand under old messages', async () => {
    const reply = await bob.click(tea.button('Drink'));
    expect(reply.content).to.include(off);
    expect(reply.ephemeral).to.equal(true);
  });

  it('answers in the language of the user', async () => {
    const daan = guild.member('daan', { locale: Locale.Dutch });
    expect((await daan.slash('brew')).content).to.include('in deze server uitgeschakeld');
  });

  it('still runs the commands of its staff, and their buttons', async () => {
    expect((await alice.slash('kettle')).content).to.equal('The kettle is clean.');
    expect((await alice.click(tea.button('Drink'))).content).to.equal('Slurp.');
  });

  it('works in other guilds', async () => {
    const other = here.world.discord.createGuild({ name: 'Tea house' });
    expect((await other.member('carol').slash('brew')).content).to.equal('Tea!');
  });

  it('works again when it is switched on, suggestions and menus too', async () => {
    await alice.slash('config set', { setting: 'tea.enabled', value: 'yes' });
    expect((await bob.slash('brew')).content).to.equal('Tea!');
    expect((await bob.click(tea.button('Drink'))).content).to.equal('Slurp.');
    expect((await bob.contextMenu('Pour tea', alice)).content).to.equal('Poured.');
    expect(await bob.autocomplete('pick', { tea: 'oo' })).to.have.length(1);
  });
});
