import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, teaHouse } from './support/tea-house.js';

describe('how a reminder comes', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let alice: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, alice } = house);
  });

  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);
  const add = (options: Record<string, string | boolean>, member = alice) =>
    member.slash('reminder add', { when: 'in 2 hours', what: 'tea', ...options });
  const choiceOf = async (command: string, member = alice) =>
    (await member.autocomplete(command, { reminder: 'tea' }))[0]?.value ?? '';

  it('is told of before as well, as its owner wants it', async () => {
    const reply = await add({ notice: '1 hour, 10m' });
    expect(descriptionOf(reply)).to.include('🔔 And before: 1 hour, 10 minutes.');
    await pass({ hours: 1, seconds: 1 });
    const notice = await general.nextMessage();
    expect(notice.content).to.include(`-# <t:${Date.parse('2026-11-25T14:00:00Z') / 1000}:R>, on`);
    await pass({ minutes: 50 });
    await pass({ minutes: 10 });
    expect(general.messages).to.have.lengthOf(3);
  });

  it('promises no notice whose time is over', async () => {
    const some = await add({ when: 'in 30 minutes', notice: '1 hour, 10m' });
    expect(descriptionOf(some)).to.include('🔔 And before: 10 minutes.');
    const none = await add({ when: 'in 30 minutes', notice: '1 hour' });
    expect(descriptionOf(none)).to.include('tea').and.not.to.include('🔔');
    for (const [reply, late] of [
      [some, '1 hour'],
      [none, '1 hour'],
    ] as const) {
      expect(descriptionOf(reply)).to.include(`-# Too late this time to tell you before: ${late}.`);
    }
    const dutch = house.member('bob', { locale: Locale.Dutch });
    expect(descriptionOf(await add({ when: 'over 20 minuten', notice: '1 dag' }, dutch))).to.include(
      '-# Deze keer te laat om je vooraf te verwittigen: 1 dag.',
    );
    expect(descriptionOf(await add({ when: 'in 2 hours', notice: '1 hour' }))).not.to.include('Too late');
    const daily = await add({ when: 'every day at 12:30', notice: '1 hour' });
    expect(descriptionOf(daily)).to.include('🔔 And before: 1 hour.');
  });

  it('is told of before as the server wants it, who is told what that can be', async () => {
    const keeper = guild.createRole('Keepers', ['ManageGuild']);
    const set = (member: MemberActor, value: string) =>
      member.slash('config set', { setting: 'reminders.notices', value });
    const daan = house.member('daan', { roles: [keeper.name], locale: Locale.Dutch });
    for (const value of ['whenever', '31 days', '1m 2m, 4m, 5m, 6m, 7m, 8m', '0 days']) {
      expect((await set(guild.owner, value)).content).to.equal(
        '"In advance" must be lengths of time such as: 1 day, 1 hour (five at most, each up to 30 days).',
      );
    }
    expect((await set(daan, 'ooit')).content).to.equal(
      '"Vooraf" moet dit zijn: tijden zoals: 1 dag, 1 uur (hoogstens vijf, elk hoogstens 30 dagen).',
    );
    expect(descriptionOf(await add({}))).to.not.include('🔔');
    await set(daan, '1 dag en 1 uur');
    expect(descriptionOf(await add({ when: 'in 2 days' }))).to.include('🔔 And before: 1 day, 1 hour.');
  });

  it('is not told of before when its owner takes the notices away', async () => {
    await add({ notice: '1 hour' });
    const reminder = await choiceOf('reminder edit');
    const reply = await alice.slash('reminder edit', { reminder, notice: 'none' });
    expect(descriptionOf(reply)).not.to.include('🔔');
    await pass({ hours: 1, minutes: 1 });
    expect(general.messages).to.deep.equal([]);
  });

  it('keeps its notices while its owner is asked which moment was meant', async () => {
    const question = await add({ when: 'at 8', notice: '10m' });
    const [first] = question.buttons;
    await world.restartBot();
    const reply = await alice.click(question.button(first ?? ''));
    expect(descriptionOf(reply)).to.include('🔔 And before: 10 minutes.');
  });

  it('comes as often as is said beside when', async () => {
    const reply = await add({ when: 'friday 20:00', repeat: 'every 2 weeks' });
    expect(descriptionOf(reply)).to.include(`🔁 Then <t:${Date.parse('2026-12-11T20:00:00Z') / 1000}:F>`);
  });

  it('is refused with notices that cannot be read, in the language of who asked', async () => {
    const dutch = house.member('bob', { locale: Locale.Dutch });
    const reply = await add({ when: 'over 2 uur', notice: 'straks' }, dutch);
    expect(reply.content).to.equal(
      'Ik kan dat niet als tijdsduur lezen. Zeg hoe lang vooraf, bijvoorbeeld: 1 dag, 1 uur, 10m.',
    );
    expect(reply.ephemeral).to.equal(true);
  });

  it('goes to the direct messages of who wants that, also from where they may not write', async () => {
    general.denies(alice, 'SendMessages');
    const reply = await add({ dm: true });
    expect(descriptionOf(reply)).to.include('in your direct messages');
    await pass({ hours: 2, seconds: 1 });
    expect(general.messages).to.deep.equal([]);
    expect(alice.directMessages().messages.map(({ content }) => content.split('>>> ')[1])).to.deep.equal([
      'tea',
    ]);
  });

  it('goes to one place, not two', async () => {
    const reply = await add({ dm: true, channel: general.id });
    expect(reply.content).to.equal('Choose a channel or a direct message, not both.');
  });

  it('is told afterwards: when it arrived, to the second, and where', async () => {
    await add({ notice: '1 hour' });
    await pass({ hours: 1, seconds: 1 });
    await pass({ hours: 1 });
    const [, message] = general.messages;
    const reply = await alice.slash('reminder history', { reminder: await choiceOf('reminder history') });
    expect(reply.ephemeral).to.equal(true);
    const [, , moment, notice] = descriptionOf(reply).split('\n');
    expect(moment).to.match(/^✅ <t:\d+:f>: sent <t:\d+:D> <t:\d+:T>, /);
    expect(moment).to.include(`https://discord.com/channels/${guild.id}/${general.id}/${message?.id}`);
    expect(notice).to.match(/^✅ 1 hour before <t:\d+:f>: sent /);
  });

  it('is told afterwards to nobody else', async () => {
    await add({});
    const reminder = await choiceOf('reminder history');
    const bob = house.member('bob');
    const reply = await bob.slash('reminder history', { reminder });
    expect(reply.content).to.include('You have no such reminder here');
  });

  it('says in the history why it did not arrive', async () => {
    await add({ late: 'skip' });
    await world.clock.advance({ seconds: 1 });
    await world.services.reminders.deliveries.settled();
    const reminder = await choiceOf('reminder history');
    general.denies(guild.bot, 'SendMessages');
    alice.closesDirectMessages();
    await pass({ hours: 2 });
    await pass({ seconds: 5 });
    const reply = await alice.slash('reminder history', { reminder });
    expect(descriptionOf(reply)).to.include('not delivered. I am not allowed to write there.');
  });
});
