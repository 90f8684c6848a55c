import { expect } from 'chai';
import { MessageFlags } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { contentsOf, descriptionOf, stamp, teaHouse, titleOf } from '../support/tea-house.js';

describe('a reminder by a preset', function () {
  this.timeout(60_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let secret: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;
  beforeEach(() => {
    ({ world, guild, general, secret, alice, bram } = house);
  });
  const make = (values: object) =>
    guild.owner.slash('reminder_preset add', {
      name: 'Tea round',
      what: 'Put the kettle on',
      ...values,
    } as never);
  const use = (member: MemberActor, values: object) =>
    member.slash('reminder preset', { name: 'Tea round', ...values } as never);
  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);

  it('is a live session in every server: an hour before, and when it starts', async () => {
    const [choice] = await alice.autocomplete('reminder preset', { name: 'live' });
    expect(choice).to.deep.equal({ name: 'Live session – The live session starts', value: 'preset:live' });
    const set = await alice.slash('reminder preset', { name: 'preset:live', when: 'friday 20:00 utc' });
    expect(descriptionOf(set)).to.include('The live session starts');
    expect(descriptionOf(set)).to.include('🔔 And before: 1 hour.');
    await pass({ hours: 55 });
    const start = '2026-11-27T20:00:00Z';
    expect(contentsOf(general)).to.deep.equal([
      `⏰ <@${alice.id}>\n-# ${stamp(start, 'R')}, on ${stamp(start)}.\n>>> The live session starts`,
    ]);
    await pass({ hours: 1 });
    expect(contentsOf(general).at(-1)).to.equal(`⏰ <@${alice.id}>\n-# Now.\n>>> The live session starts`);
  });

  it('speaks the language of the server, and answers in that of the member', async () => {
    await guild.owner.slash('config set', { setting: 'core.locale', value: 'nl' });
    const set = await bram.slash('herinnering sjabloon', { naam: 'Livesessie', wanneer: 'over 2 uur' });
    expect(titleOf(set)).to.equal('Herinnering ingesteld');
    expect(descriptionOf(set)).to.include('De livesessie begint');
    const english = await alice.slash('reminder preset', { name: 'livesessie', when: 'in 2 hours' });
    expect(descriptionOf(english))
      .to.include('De livesessie begint')
      .and.to.include('🔔 And before: 1 hour.');
  });

  it('comes when, where and how the preset says', async () => {
    await make({ when: 'in 3 hours', channel: secret, silent: true, notice: '1 hour' });
    const set = await use(alice, {});
    expect(descriptionOf(set)).to.include(`in <#${secret.id}>`).and.to.include('🔔 And before: 1 hour.');
    for (const hours of [2, 1]) {
      await pass({ hours });
      const { content, raw } = await secret.nextMessage();
      expect(content).to.match(/>>> Put the kettle on$/);
      expect((raw.flags ?? 0) & MessageFlags.SuppressNotifications).to.not.equal(0);
    }
    expect(contentsOf(general)).to.deep.equal([]);
  });

  it('comes again and again by the clocks of whoever made the preset', async () => {
    await guild.owner.slash('timezone set', { zone: 'Europe/Brussels' });
    await alice.slash('timezone set', { zone: 'Asia/Tokyo' });
    await make({ when: 'every friday at 20:00' });
    const [{ description = '' } = {}] = (await use(alice, {})).embeds;
    expect(description).to.match(/🔁 Then .*, by the clocks in Europe\/Brussels\./);
    expect(description).to.not.include('Read in the time zone');
  });

  it('comes as the member says, where they say so', async () => {
    await make({ when: 'every friday at 20:00', channel: secret, notice: '1 hour' });
    const wish = { when: 'in 2 hours', what: 'Coffee instead', channel: general, notice: 'none' };
    const set = await use(alice, wish);
    expect(descriptionOf(set)).to.include('Coffee instead').and.to.include(`in <#${general.id}>`);
    expect(descriptionOf(set)).to.not.match(/🔔|🔁/);
    const direct = await use(alice, { when: 'in 2 hours', dm: true });
    expect(descriptionOf(direct))
      .to.include('in your direct messages')
      .and.to.include('🔔 And before: 1 hour.');
    const weekly = await use(alice, { when: 'friday 10:00', repeat: 'every 2 weeks' });
    expect(descriptionOf(weekly)).to.include('🔁 Then');
  });

  it('is asked about where the time can be read in several ways, also after a restart', async () => {
    await make({ channel: secret, notice: '1 hour' });
    const question = await use(alice, { when: '5/6 at 10:00' });
    expect(question.buttons.length).to.be.greaterThan(1);
    await world.restartBot();
    const set = await alice.click(question.button(`${question.buttons[0]}`));
    expect(descriptionOf(set)).to.include('Put the kettle on').and.to.include(`<#${secret.id}>`);
    expect(descriptionOf(set)).to.include('🔔 And before: 1 hour.');
  });

  it('needs a time where the preset has none, and a preset that is there', async () => {
    await make({});
    expect((await use(alice, {})).content).to.match(/^This preset has no usual time\. Say when/);
    expect((await use(bram, {})).content).to.match(/^Dit sjabloon heeft geen gewone tijd\. Zeg wanneer/);
    const unknown = { name: 'Coffee', when: 'in 1 hour' };
    expect((await use(alice, unknown)).content).to.match(/^There is no such preset here/);
    expect((await use(bram, unknown)).content).to.match(/^Zo'n sjabloon is er hier niet/);
  });

  it('goes to no channel in which the member may not write, nor to one that is gone', async () => {
    await make({ channel: secret });
    secret.denies(alice, 'SendMessages');
    const refused = await use(alice, { when: 'in 1 hour' });
    expect(refused.content).to.match(/^You may not write in <#\d+>/);
    await use(alice, { when: 'in 1 hour', channel: general });
    secret.disappears();
    expect((await use(bram, { when: 'over 1 uur' })).content).to.match(
      /^Het kanaal van dit sjabloon bestaat niet meer/,
    );
    expect((await use(alice, { when: 'in 1 hour' })).content).to.match(/^The channel of this preset is gone/);
    expect(titleOf(await use(alice, { when: 'in 1 hour', dm: true }))).to.equal('Reminder set');
  });

  it('mentions nobody whom the server, its maker or the member may not mention', async () => {
    expect((await make({ mention: 'everyone' })).content).to.match(
      /^In this server reminders mention nobody/,
    );
    await guild.owner.slash('config set', { setting: 'reminders.mentions', value: 'yes' });
    const made = await make({ mention: 'Tasters', what: 'tea @everyone <@&1>' });
    expect(descriptionOf(made)).to.include('tea @\u200Beveryone').and.to.include('📣 Mentions <@&');
    expect((await use(alice, { when: 'in 1 hour' })).content).to.match(/^You may not mention <@&\d+>/);
    expect(titleOf(await use(alice, { when: 'in 1 hour', mention: 'none' }))).to.equal('Reminder set');
    const host = house.member('host', { roles: ['Hosts'] });
    expect(descriptionOf(await use(host, { when: 'in 1 hour' }))).to.include('📣 It will mention');
    expect(descriptionOf(await use(host, { when: 'in 1 hour', dm: true }))).to.not.include('📣');
    guild.deleteRole('Tasters');
    expect(descriptionOf(await use(host, { when: 'in 1 hour' }))).to.not.include('📣');
  });

  it('counts as any other, and is set by those who may have images only with one', async () => {
    const image = { name: 'tea.png', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
    await make({});
    const refused = await use(alice, { when: 'in 1 hour', image });
    expect(refused.content).to.match(/^Images are for members with premium/);
    const other = { channelId: general.id, when: 'in 1 hour', what: 'tea', locale: 'en-US' };
    for (let count = 0; count < 10; count++) await world.services.reminders.create(guild.id, alice.id, other);
    expect((await use(alice, { when: 'in 1 hour' })).content).to.match(/^You already have 10 reminders here/);
  });

  it('stays as it is when the preset is changed or deleted', async () => {
    await make({});
    await use(alice, { when: 'in 1 hour' });
    await guild.owner.slash('reminder_preset edit', { preset: 'Tea round', what: 'Milk first' });
    await guild.owner.slash('reminder_preset delete', { preset: 'Tea round' });
    await pass({ hours: 1 });
    expect(contentsOf(general)).to.deep.equal([`⏰ <@${alice.id}>\n>>> Put the kettle on`]);
  });
});
