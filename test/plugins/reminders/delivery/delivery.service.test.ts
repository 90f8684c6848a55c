import { expect } from 'chai';
import { claimDue } from '../../../../plugins/reminders/delivery/claim-due.js';
import { type Attempted, recordSteps } from '../../../../plugins/reminders/delivery/record-steps.js';
import type { NextStep } from '../../../../plugins/reminders/domain/delivery/next-step.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { openOffice } from '../support/open-office.js';
import type { Backend, PostOffice } from '../support/post-office.js';

const MESSAGES = /^\/api\/v10\/channels\/\d+\/messages$/;
const numbered = (count: number, word = 'tea') =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);

describe('the delivery of reminders', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let one: Backend;
  let other: Backend;

  openOffice((opened) => {
    ({ office, guild, one, other } = opened);
  });

  const posts = () =>
    office.discord.ledger.entries.filter(({ method, path }) => method === 'POST' && MESSAGES.test(path));
  /** Whether it was this that made the delivery arrive. */
  const record = async (delivery: Attempted, step: NextStep) =>
    (await recordSteps(one.orm.em, [{ delivery, step }], office.now)).has(delivery.id);
  const states = async () => (await office.reminders()).map(({ state }) => state);

  it('reaches everybody once, however many processes work at it', async () => {
    const guilds = Array.from({ length: 10 }, () => office.guild());
    for (const each of guilds) await office.due(each, numbered(12));
    for (let tick = 0; tick < 6; tick++) await office.tick();
    for (const each of guilds) expect(office.texts(each).sort()).to.deep.equal(numbered(12).sort());
    expect(posts()).to.have.lengthOf(120);
    expect(new Set(await states())).to.deep.equal(new Set(['sent']));
  });

  it('tells the others after it is recorded', async () => {
    const told: unknown[] = [];
    one.events.on('reminders.delivered', (event) => told.push(event));
    await office.due(guild, ['tea']);
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    const [reminder] = await office.reminders();
    expect(told).to.deep.equal([{ reminderId: reminder?.id, guildId: guild.id }]);
    const [delivery] = await office.deliveries();
    expect(delivery?.sentAt?.equals(office.now)).to.equal(true);
    expect(guild.channels[0]?.message(`${delivery?.messageId}`).content).to.include('tea');
  });

  it('goes on when its lease is over, after its process died between claim and send', async () => {
    await office.queued(guild, 'tea');
    await claimDue(one.orm.em, { now: office.now, limit: 10, busyChannels: [] });
    await office.after({ seconds: 59 });
    expect(office.texts(guild)).to.deep.equal([]);
    await office.after({ seconds: 2 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
  });

  it('posts nothing twice when the answer was lost after Discord had taken the message', async () => {
    office.discord.faults.rest('acceptThenReset', { method: 'POST', path: MESSAGES, times: 1 });
    await office.due(guild, ['tea']);
    await office.tick();
    expect((await office.deliveries())[0]?.state).to.equal('pending');
    await office.after({ seconds: 6 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
    expect(posts().map(({ nonce }) => nonce)).to.deep.equal([posts()[0]?.nonce, posts()[0]?.nonce]);
    expect(await states()).to.deep.equal(['sent']);
  });

  it('looks before it posts again when Discord may have forgotten the nonce', async () => {
    office.discord.faults.rest('acceptThenReset', { method: 'POST', path: MESSAGES, times: 1 });
    await office.due(guild, ['tea']);
    await office.tick();
    await office.after({ minutes: 10 });
    expect(posts()).to.have.lengthOf(1);
    expect(office.texts(guild)).to.deep.equal(['tea']);
    expect(await states()).to.deep.equal(['sent']);
  });

  it('does not take the message of another reminder with the same words for its own', async () => {
    await office.due(guild, ['tea']);
    const [first] = await office.reminders();
    if (!first) throw new Error('No reminder');
    const { id: _, ...twin } = first;
    await one.orm.em.fork().insert(Reminder, twin);
    // One of the two arrives and its answer is lost; the other is lost altogether.
    office.discord.faults.rest('acceptThenReset', { method: 'POST', path: MESSAGES, times: 1 });
    office.discord.faults.rest('reset', { method: 'POST', path: MESSAGES, times: 1 });
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(office.texts(guild)).to.deep.equal(['tea']);
    // Both look at the same time, and there is one message to be found.
    await office.discord.clock.advance({ minutes: 10 });
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(office.texts(guild)).to.deep.equal(['tea', 'tea']);
    expect(await states()).to.deep.equal(['sent', 'sent']);
    expect(one.logger.lines.filter((line) => line.startsWith('error'))).to.deep.equal([]);
  });

  it('waits longer from time to time while Discord is down, and gives up after three days', async () => {
    office.discord.faults.rest('error500', { method: 'POST', path: MESSAGES });
    await office.due(guild, ['tea']);
    for (let hour = 0; hour < 71; hour++) await office.after({ hours: 1 });
    expect(await states()).to.deep.equal(['delivering']);
    for (let hour = 0; hour < 2; hour++) await office.after({ hours: 1 });
    const [reminder] = await office.reminders();
    expect(reminder).to.deep.include({ state: 'failed', problem: 'unreachable' });
  });

  it('arrives when Discord is back', async () => {
    const outage = office.discord.faults.rest('error502', { method: 'POST', path: MESSAGES });
    await office.due(guild, ['tea']);
    await office.tick();
    await office.after({ seconds: 6 });
    outage.end();
    await office.after({ minutes: 6 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
    expect(guild.channels[0]?.messages[0]?.content).to.include('-# This was due <t:1795608000:F>');
  });

  it('takes turns over guilds, so that a busy one makes nobody wait', async () => {
    for (let channel = 0; channel < 40; channel++) guild.createChannel(`channel ${channel}`);
    await office.due(guild, numbered(300), office.now.subtract({ hours: 1 }));
    const quiet = office.guild();
    await office.due(quiet, ['tea']);
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(office.texts(quiet)).to.deep.equal(['tea']);
    expect(office.texts(guild).length).to.equal(99);
  });

  it('is not held up by a channel in which Discord hangs', async () => {
    const [channel] = guild.channels;
    const hanging = new RegExp(`/channels/${channel?.id}/messages$`);
    office.discord.faults.rest('hang', { path: hanging });
    await office.due(guild, numbered(60));
    await one.deliveries.deliverDue();
    const quiet = office.guild();
    await office.due(quiet, ['tea']);
    await one.deliveries.deliverDue();
    const general = quiet.channel('general');
    expect((await general.nextMessage()).content).to.include('tea');
    const tried = (await office.deliveries()).filter(({ attempts }) => attempts > 0);
    expect(tried).to.have.lengthOf(5 + 1);
  });

  it('is forgotten without noise when its owner deletes the reminder meanwhile', async () => {
    await office.queued(guild, 'tea');
    const [delivery] = await claimDue(one.orm.em, { now: office.now, limit: 1, busyChannels: [] });
    if (!delivery) throw new Error('Nothing was claimed');
    const { id, guildId, userId } = delivery.reminder;
    await other.reminders.delete(guildId, userId, id);
    expect(await record(delivery, { kind: 'sent', messageId: '1' })).to.equal(false);
    expect(await office.deliveries()).to.deep.equal([]);
  });

  it('stays delivered, whatever an attempt that lost its claim says later', async () => {
    await office.queued(guild, 'tea');
    const [slow] = await claimDue(one.orm.em, { now: office.now, limit: 1, busyChannels: [] });
    if (!slow) throw new Error('Nothing was claimed');
    await office.after({ seconds: 61 });
    await record(slow, { kind: 'failed', problem: 'forbidden' });
    expect(await states()).to.deep.equal(['sent']);
    const [{ messageId } = {}] = await office.deliveries();
    expect(await record(slow, { kind: 'sent', messageId: `${messageId}` })).to.equal(false);
  });
});
