import '../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { ConfigWorld } from './config/config-world.js';

describe('/doctor', () => {
  let here: ConfigWorld;
  let guild: GuildActor;
  let boss: MemberActor;
  let number = 0;

  before(async function () {
    this.timeout(60_000);
    here = await ConfigWorld.start();
  });
  beforeEach(() => {
    number += 1;
    guild = here.world.discord.createGuild({
      name: `House ${number}`,
      channels: ['general', 'kitchen', { name: 'shelf', type: 4 }],
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
    boss = guild.member(`boss${number}`, { roles: ['Manager'] });
  });
  afterEach(() => expect(here.world.discord.ledger.unknownRoutes).to.deep.equal([]));
  after(() => here.stop());

  const set = (key: string, value: string) =>
    here.world.services.settings.change(guild.id, [{ scope: 'tea', key, value }], {
      ...({ userId: boss.id, rights: 'manager', how: 'slash', requestId: null } as const),
    });
  const examine = async (who = boss) => {
    const reply = await who.slash('doctor');
    expect(reply.ephemeral).to.equal(true);
    expect(reply.deferred).to.equal(true);
    return JSON.stringify(reply.embeds);
  };

  it('is for those who manage the server', () => {
    const names = guild
      .member(`alice${number}`)
      .commands()
      .map(({ name }) => name);
    expect(names).not.to.include('doctor');
    expect(boss.commands().map(({ name }) => name)).to.include('doctor');
  });

  it('says so when nothing is wrong', async () => {
    expect(await examine()).to.include('Nothing is wrong.');
  });

  it('finds a channel that vanished, and says what to do', async () => {
    await set('channel', guild.channel('kitchen').id);
    guild.channel('kitchen').disappears();
    expect(await examine())
      .to.include('The channel of the setting Tea · Channel is gone.')
      .and.to.include('/config');
  });

  it('finds a channel in which the bot may not write, with what it lacks', async () => {
    const kitchen = guild.channel('kitchen');
    await set('channel', kitchen.id);
    kitchen.denies(guild.bot, 'SendMessages');
    expect(await examine())
      .to.include(`I cannot write in <#${kitchen.id}>`)
      .and.to.include('Send Messages');
  });

  it('finds a category in the place of a channel', async () => {
    await set('channel', guild.channel('shelf').id);
    expect(await examine()).to.include('names a category');
  });

  it('speaks the language of the reader', async () => {
    const daan = guild.member(`daan${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    expect(await examine(daan)).to.include('Er is niets mis.');
  });
});
