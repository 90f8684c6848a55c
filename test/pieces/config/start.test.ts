import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import { configWorld } from './config-world.js';

describe('/config start', () => {
  const here = configWorld();
  let guild: GuildActor;
  let alice: MemberActor;
  let number = 0;

  beforeEach(() => {
    number += 1;
    guild = here.world.discord.createGuild({
      name: `Start ${number}`,
      channels: ['general', 'log'],
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
    alice = guild.member(`ada${number}`, { roles: ['Manager'] });
  });

  const core = () => here.world.services.settings.read(guild.id, 'core');
  const text = (message: MessageView) => JSON.stringify(message.embeds);

  it('asks for one essential setting after the other and applies them together', async () => {
    const first = await alice.slash('config start');
    expect(first.ephemeral).to.equal(true);
    expect(text(first)).to.include('The bot itself: Log channel').and.to.include('Step 1 of 5');
    const language = await alice.select(first.menu('Choose a channel'), ['log']);
    const zone = await alice.select(language.menu('Choose one'), ['Dutch']);
    const form = await alice.click(zone.button('Change'));
    const channel = await alice.submit(form, { 'Time zone': 'Europe/Brussels' });
    expect(text(channel)).to.include('Tea: Channel');
    const host = await alice.click(channel.button('Next'));
    const plan = await alice.select(host.menu('Choose a role'), ['Host']);
    expect(text(plan)).to.include('Setup: the plan').and.to.include('4 changes');
    expect(await core()).to.include({ logChannel: null, locale: null });
    const done = await alice.click(plan.button('Apply'));
    expect(text(done)).to.include('Done.').and.to.include('at the first setup');
    expect(await core()).to.include({
      logChannel: guild.channel('log').id,
      locale: 'nl',
      timeZone: 'Europe/Brussels',
    });
    expect(await here.world.services.settings.read(guild.id, 'tea')).to.include({
      host: guild.role('Host').id,
    });
    const tip = await guild.channel('log').nextMessage();
    expect(text(tip)).to.include('`/config bekijken` toont altijd alle instellingen');
  });

  it('goes back, and knows what was chosen', async () => {
    const first = await alice.slash('config start');
    const second = await alice.select(first.menu('Choose a channel'), ['log']);
    const again = await alice.click(second.button('Back'));
    expect(text(again)).to.include(`<#${guild.channel('log').id}>`);
  });

  it('goes on after the bot has been restarted in between', async () => {
    const first = await alice.slash('config start');
    await here.world.restartBot();
    const second = await alice.select(first.menu('Choose a channel'), ['log']);
    expect(text(second)).to.include('Step 2 of 5');
  });

  it('refuses what cannot be and stays where it is', async () => {
    let step = await alice.slash('config start');
    for (let skipped = 0; skipped < 2; skipped += 1) step = await alice.click(step.button('Next'));
    const refused = await alice.submit(await alice.click(step.button('Change')), { 'Time zone': 'Mars' });
    expect(refused.content).to.equal('"Time zone" must be a time zone such as Europe/Brussels.');
  });

  it('changes nothing when everything is skipped, or when it is cancelled', async () => {
    let step = await alice.slash('config start');
    for (let skipped = 0; skipped < 5; skipped += 1) step = await alice.click(step.button('Next'));
    expect(text(step)).to.include('There is nothing to change.');
    expect(step.button('Apply').component.disabled).to.equal(true);
    expect(text(await alice.click(step.button('Cancel')))).to.include('Nothing was changed.');
  });

  it('refuses a click of somebody who no longer manages the server', async () => {
    const first = await alice.slash('config start');
    guild.member(alice.name, { roles: ['Host'] });
    const refused = await alice.select(first.menu('Choose a channel'), ['log']);
    expect(refused.content).to.include('Only members who can manage this server');
  });

  it('speaks Dutch with those who do', async () => {
    const daan = guild.member(`door${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    const first = await daan.slash('config start');
    expect(text(first)).to.include('De bot zelf: Logkanaal').and.to.include('Stap 1 van 5');
  });
});
