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
    this.timeout(180_000);
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

  it('says so when nothing is wrong, and what it looked at', async () => {
    expect(await examine())
      .to.include('Nothing is wrong.')
      .and.to.include(
        'I looked at: permissions, channels and roles of the settings, and what features say of themselves.',
      );
  });

  it('finds a permission that a plugin needs and the bot lacks in the server', async () => {
    guild.updateRole(ownRole(), { permissions: ['ViewChannel', 'EmbedLinks'] });
    guild.updateRole('@everyone', { permissions: ['ViewChannel', 'UseApplicationCommands'] });
    expect(await examine())
      .to.include('I lack these permissions, which tea needs: Send Messages.')
      .and.to.include('settings of the server');
  });

  it('finds a role that stands above that of the bot, and one that vanished', async () => {
    await set('host', guild.role('Host').id);
    expect(await examine()).to.include('Nothing is wrong.');
    guild.updateRole('Host', { position: 50 });
    expect(await examine())
      .to.include(`The role <@&${guild.role('Host').id}> of the setting Tea · Host stands above mine`)
      .and.to.include('Move my role above it');
    guild.deleteRole('Host');
    expect(await examine()).to.include('The role of the setting Tea · Host is gone.');
  });

  it('finds a role that belongs to an integration', async () => {
    await set('host', guild.role(ownRole()).id);
    expect(await examine()).to.include('belongs to an integration');
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
    expect(await examine(daan))
      .to.include('Er is niets mis.')
      .and.to.include('Ik heb gekeken naar: rechten, ');
    await set('channel', guild.channel('kitchen').id);
    guild.channel('kitchen').disappears();
    expect(await examine(daan))
      .to.include('Het kanaal van de instelling Thee · Channel is weg.')
      .and.to.include('Kies een ander met /config bekijken.');
  });

  it('tells the owner of the bot about its host too, and turns pages where there is much', async () => {
    const owner = ownerOfBot();
    await deadProcesses(10);
    expect(await examine()).not.to.include('was last heard of');

    const first = await owner.slash('doctor');
    expect(first.embeds[0]?.fields).to.have.length(8);
    expect(JSON.stringify(first.embeds)).to.match(/was last heard of <t:\d+:R>/);
    const second = await owner.click(first.button('▶'));
    expect(JSON.stringify(second.embeds)).to.include('No process of the bot is running');
    expect(second.embeds[0]?.fields?.length).to.be.within(1, 8);
  });

  it('shows no other page to somebody who manages the server no more', async () => {
    const owner = ownerOfBot();
    const first = await owner.slash('doctor');
    guild.updateRole('Manager', { permissions: [] });
    const refused = await owner.click(first.button('▶'));
    expect(refused.content).to.include('Only members who can manage this server');
  });

  /** The role that Discord made for the bot when it was invited. */
  function ownRole(): string {
    return [...guild.state.roles.values()].find(({ managed }) => managed)?.name ?? '';
  }

  function ownerOfBot(): MemberActor {
    const { world, applicationId } = here.world.discord;
    const ownerId = world.state.applications.get(applicationId)?.ownerId ?? '';
    return guild.member(world.state.users.get(ownerId)?.username ?? '', { roles: ['Manager'] });
  }

  /** Processes that said nothing for an hour, and that nobody living has forgotten yet. */
  async function deadProcesses(count: number): Promise<void> {
    await here.world.bot.orm.em.fork().execute(
      `insert into core_process_heartbeats (id, role, host, pid, rss_bytes, version, started_at, beat_at)
       select gen_random_uuid(), 'backend', 'h', n, 1, '1.0.0', now(), clock_timestamp() - interval '1 hour'
       from generate_series(1, ?) n`,
      [count],
    );
  }
});
