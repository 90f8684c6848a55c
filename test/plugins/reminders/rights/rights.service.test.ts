import { expect } from 'chai';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import { RightsChange } from '../../../../plugins/reminders/rights/rights-change.entity.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from '../support/post-office.js';

const ASKED = /^\/api\/v10\/(?:guilds|channels)\/\d+(?:\/members\/\d+)?$/;

describe('the right of an owner to write', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let one: Backend;

  beforeEach(async () => {
    office = await PostOffice.open();
    guild = office.guild();
    one = await office.backend();
  });
  afterEach(() => office.close());

  const asked = () =>
    office.discord.ledger.entries.filter(({ method, path }) => method === 'GET' && ASKED.test(path));
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tea ${index + 1}`);
  const everybody = () => office.discord.guilds.flatMap(({ channels }) => channels);
  const problems = async () => (await office.deliveries()).map(({ state, problem }) => [state, problem]);

  it('costs a request for the server and each channel, however many are reminded where all may write', async () => {
    await office.due(guild, numbered(100));
    for (let tick = 0; tick < 40; tick++) await office.tick();
    expect(office.texts(guild)).to.have.lengthOf(100);
    expect(asked()).to.have.lengthOf(1 + everybody().length);
  });

  it('costs one more for each member where roles decide, and none for the next in five minutes', async () => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    const member = guild.member('member1');
    channel.denies(guild.member('stranger'), 'SendMessages');
    await office.due(guild, numbered(20), office.now, { channelId: channel.id, userId: member.id });
    for (let tick = 0; tick < 8; tick++) await office.tick();
    expect(channel.messages).to.have.lengthOf(20);
    expect(asked()).to.have.lengthOf(3);
    await office.due(guild, ['late tea'], office.now, { channelId: channel.id, userId: member.id });
    await office.after({ minutes: 4 });
    expect(asked()).to.have.lengthOf(3);
    await office.due(guild, ['later tea'], office.now, { channelId: channel.id, userId: member.id });
    await office.after({ minutes: 2 });
    expect(channel.messages).to.have.lengthOf(22);
    expect(asked()).to.have.lengthOf(6);
  });

  it('is asked anew within seconds where another process was told of a change, and then remembered again', async () => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    const gateway = await office.backend();
    const member = guild.member('member1');
    channel.denies(guild.member('stranger'), 'SendMessages');
    const here = { channelId: channel.id, userId: member.id };
    await office.due(guild, ['tea'], office.now, here);
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(channel.messages).to.have.lengthOf(1);
    expect(asked()).to.have.lengthOf(3);
    channel.denies(member, 'SendMessages');
    await gateway.reminders.rightsChanges.note(guild.id);
    await office.discord.clock.advance({ seconds: 6 });
    await office.due(guild, ['late tea'], office.now, here);
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(channel.messages).to.have.lengthOf(1);
    expect((await problems()).at(-1)).to.include('not-allowed');
    const counted = asked().length;
    await office.discord.clock.advance({ seconds: 1 });
    expect(await one.reminders.rightsChanges.last(guild.id)).to.not.equal(null);
    expect(await one.reminders.rightsChanges.last(office.guild().id)).to.equal(null);
    expect(asked()).to.have.lengthOf(counted);
  });

  it('is not noted of a server without reminders, and forgotten after minutes', async () => {
    const { rightsChanges } = one.reminders;
    await rightsChanges.note(guild.id);
    expect(await rightsChanges.last(guild.id)).to.equal(null);
    await office.due(guild, ['tea'], office.now.add({ hours: 1 }));
    const notes = Array.from({ length: 20 }, () => rightsChanges.note(guild.id));
    await Promise.all(notes);
    await office.discord.clock.advance({ seconds: 6 });
    expect(await rightsChanges.last(guild.id)).to.not.equal(null);
    await office.discord.clock.advance({ minutes: 11 });
    await one.reminders.tidy();
    expect(await one.orm.em.fork().count(RightsChange)).to.equal(0);
  });

  it('is not doubted when Discord does not say', async () => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    channel.denies(guild.member('member1'), 'SendMessages');
    await office.due(guild, ['tea'], office.now, { channelId: channel.id });
    await one.orm.em.fork().nativeUpdate(Reminder, {}, { userId: guild.member('member1').id });
    office.discord.faults.rest('error500', { method: 'GET', path: ASKED });
    await office.tick();
    expect(channel.messages).to.have.lengthOf(1);
  });

  it('is asked before each attempt: who lost it while Discord was away is told by direct message', async () => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    const member = guild.member('member1');
    await office.due(guild, ['tea'], office.now, { channelId: channel.id, userId: member.id });
    office.discord.faults.rest('error500', { method: 'POST', path: /messages$/, times: 1 });
    await office.tick();
    channel.denies(member, 'SendMessages');
    await office.after({ minutes: 6 });
    await office.after({ seconds: 1 });
    expect(channel.messages).to.deep.equal([]);
    expect(member.directMessages().messages.map(({ content }) => content)[0]).to.include(
      'You may not write there any more.',
    );
    expect(await problems()).to.deep.equal([['sent', 'not-allowed']]);
  });

  it('counts for what is announced no more than for any other message of the server', async () => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    const member = guild.member('member1');
    channel.denies(member, 'SendMessages');
    const announced = { channelId: channel.id, userId: member.id, announcementId: '77' };
    await office.due(guild, ['tea'], office.now, announced);
    await office.tick();
    expect(channel.messages).to.have.lengthOf(1);
  });

  it('fails where the server wants no direct messages instead, and says why', async () => {
    office.settings = { ...office.settings, directMessages: false };
    const [channel] = guild.channels;
    if (!channel) throw new Error('No channel');
    const member = guild.member('member1');
    channel.denies(member, 'ViewChannel');
    await office.due(guild, ['tea'], office.now, { channelId: channel.id, userId: member.id });
    await office.tick();
    expect(await problems()).to.deep.equal([['failed', 'not-allowed']]);
    expect(member.directMessages().messages).to.deep.equal([]);
  });
});
