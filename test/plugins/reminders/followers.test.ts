import { UserError } from '@sapphire/framework';
import { expect } from 'chai';
import { claimDue } from '../../../plugins/reminders/delivery/claim-due.js';
import { MOST_FOLLOWERS } from '../../../plugins/reminders/followers/followers.js';
import type { Reminder } from '../../../plugins/reminders/reminder.entity.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from './support/post-office.js';

const LONG = 'tea with *sugar* '.repeat(60).slice(0, 1000);

describe('those who follow a reminder', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let one: Backend;
  let other: Backend;
  let guild: GuildActor;
  let reminder: Reminder;

  beforeEach(async () => {
    office = await PostOffice.open();
    one = await office.backend();
    other = await office.backend();
    guild = office.guild();
    await office.due(guild, [LONG], office.now.add({ hours: 1 }));
    const [waiting] = await office.reminders();
    if (!waiting) throw new Error('Nothing waits');
    reminder = waiting;
  });
  afterEach(() => office.close());

  const join = (userId: string, { reminders } = one) =>
    reminders.followers.join(guild.id, userId, reminder.id, 'en-US');
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, index) => guild.member(`stranger${index}`).id);

  it('are so many at most as fit into one message with the text, from two processes at once', async () => {
    const ids = strangers(MOST_FOLLOWERS + 6);
    const joined = await Promise.allSettled(ids.map((id, index) => join(id, index % 2 ? one : other)));
    const refused = joined.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map((reason) => reason instanceof UserError && reason.identifier)).to.deep.equal(
      Array(6).fill('reminders.followFull'),
    );
    await office.after({ hours: 1 });
    const [message] = guild.channels.flatMap(({ messages }) => messages);
    const followers = await one.reminders.followers.of(reminder.id);
    expect(followers).to.have.lengthOf(MOST_FOLLOWERS);
    expect(message?.raw.mentions.map(({ id }) => id)).to.have.members([reminder.userId, ...followers]);
    expect(message?.content.length).to.be.within(1_900, 2_000);
    expect(message?.content).to.match(/\n>>> tea with \\\*sugar/);
  });

  it('are reminded once, also when it was in doubt whether the message arrived and one came in between', async () => {
    const [early = '', late = ''] = strangers(2);
    await join(early);
    office.discord.faults.rest('acceptThenReset', { method: 'POST', path: /\/messages$/, times: 1 });
    await office.after({ hours: 1 });
    await join(late);
    await office.after({ minutes: 10 });
    const messages = guild.channels.flatMap(({ messages }) => messages);
    expect(messages).to.have.lengthOf(1);
    expect((await office.reminders()).map(({ state }) => state)).to.deep.equal(['sent']);
  });

  it('get direct messages of their own, also when the process that claimed one has died', async () => {
    const [stranger = ''] = strangers(1);
    await join(stranger);
    await one.reminders.followers.choose(guild.id, stranger, reminder.id, true);
    await office.after({ hours: 1 });
    await claimDue(one.orm.em, { now: office.now, limit: 1, busyChannels: [] });
    await office.after({ seconds: 61 });
    const sent = (await office.deliveries()).map(({ recipientId, target, state }) => ({
      recipientId,
      target,
      state,
    }));
    expect(sent).to.have.deep.members([
      { recipientId: reminder.userId, target: 'channel', state: 'sent' },
      { recipientId: stranger, target: 'dm', state: 'sent' },
    ]);
    expect((await office.reminders()).map(({ state }) => state)).to.deep.equal(['sent']);
  });

  it('do not fail the reminder of its owner when their own direct messages are closed', async () => {
    const member = guild.member('stranger');
    await join(member.id);
    await one.reminders.followers.choose(guild.id, member.id, reminder.id, true);
    member.closesDirectMessages();
    await office.after({ hours: 1 });
    await office.after({ seconds: 1 });
    expect((await office.reminders()).map(({ state }) => state)).to.deep.equal(['sent']);
    expect((await office.deliveries()).map(({ state }) => state)).to.have.members(['sent', 'failed']);
  });

  it('are told nothing in private of what has gone to another channel', async () => {
    const [stranger = ''] = strangers(1);
    await join(stranger);
    await one.reminders.followers.choose(guild.id, stranger, reminder.id, true);
    const channelId = guild.createChannel('elsewhere').id;
    const { userId, id } = reminder;
    await one.reminders.edit(guild.id, userId, id, { channelId, locale: 'en-US' });
    await office.after({ hours: 1 });
    await office.after({ seconds: 1 });
    expect((await office.deliveries()).map(({ target }) => target)).to.deep.equal(['channel']);
    expect(guild.channel('elsewhere').messages[0]?.content).to.include(`<@${stranger}>`);
  });

  it('belong to the guild of the reminder, and are forgotten with it', async () => {
    const [stranger = ''] = strangers(1);
    const elsewhere = one.reminders.followers.join('1', stranger, reminder.id, 'en-US');
    expect(await elsewhere.catch((error) => error.identifier)).to.equal('reminders.followOver');
    await join(stranger);
    await one.reminders.delete(guild.id, reminder.userId, reminder.id);
    expect(await one.reminders.followers.of(reminder.id)).to.deep.equal([]);
  });
});
