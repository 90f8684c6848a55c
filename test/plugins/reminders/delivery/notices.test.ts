import { expect } from 'chai';
import { MessageFlags } from 'discord-api-types/v10';
import type { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from '../support/post-office.js';

describe('advance notices, lateness and silence', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let backend: Backend;

  beforeEach(async () => {
    office = await PostOffice.open();
    guild = office.guild();
    backend = await office.backend();
    await office.backend();
  });
  afterEach(() => office.close());

  const hour = (hours: number) => office.now.add({ hours });
  const due = (at: Temporal.Instant, manner: Partial<Reminder>) => office.due(guild, ['tea'], at, manner);
  const contents = () => guild.channels.flatMap(({ messages }) => messages.map(({ content }) => content));
  const phases = async () => (await office.deliveries()).map(({ phase, state }) => `${phase} ${state}`);
  const everyHour = { rule: 'RRULE:FREQ=HOURLY', startsAt: '2026-11-25T12:00:00', zone: 'UTC' };

  it('come before the moment, each once, and then the moment itself', async () => {
    await due(hour(2), { notices: [60, 10], nextPhase: 60 });
    for (const minutes of [59, 2, 48, 2, 8, 2]) await office.after({ minutes });
    expect(await phases()).to.deep.equal(['60 sent', '10 sent', '0 sent']);
    expect(contents()[0]).to.include('-# <t:1795615200:R>, on <t:1795615200:F>.');
    expect(contents()[2]).to.include('\n-# Now.\n');
  });

  it('are not told any more when their moment has come while the bot was away', async () => {
    await due(hour(2), { notices: [60], nextPhase: 60 });
    await office.after({ hours: 2 });
    expect(await phases()).to.deep.equal(['0 sent']);
  });

  it('are given up when Discord takes them only after their moment', async () => {
    const outage = office.discord.faults.rest('error500', { method: 'POST' });
    await due(hour(1), { notices: [10], nextPhase: 10 });
    await office.after({ minutes: 50 });
    for (let minute = 0; minute < 11; minute++) await office.after({ minutes: 1 });
    outage.end();
    await office.after({ minutes: 10 });
    await office.after({ minutes: 10 });
    expect(await phases()).to.deep.equal(['10 failed', '0 sent']);
    expect((await office.reminders())[0]?.state).to.equal('sent');
  });

  it('are not told of a moment that its owner has moved meanwhile', async () => {
    const outage = office.discord.faults.rest('error500', { method: 'POST' });
    await due(hour(2), { notices: [60], nextPhase: 60 });
    await office.after({ hours: 1 });
    outage.end();
    const [reminder] = await office.reminders();
    if (!reminder) throw new Error('No reminder');
    const { guildId, userId, id } = reminder;
    await backend.reminders.edit(guildId, userId, id, { when: 'in 5 hours', locale: 'en-US' });
    await office.after({ minutes: 10 });
    expect(contents()).to.deep.equal([]);
    for (const minutes of [230, 70]) await office.after({ minutes });
    expect(contents()).to.have.lengthOf(2);
  });

  it('are told of each time of a series', async () => {
    await due(hour(1), { ...everyHour, notices: [10], nextPhase: 10 });
    for (let step = 0; step < 12; step++) await office.after({ minutes: 10 });
    expect(await phases()).to.deep.equal(['10 sent', '0 sent', '10 sent', '0 sent']);
  });

  it('leave a reminder alone that wants nothing late, and say so', async () => {
    await due(hour(1), { late: 'skip' });
    await office.after({ hours: 3 });
    expect(contents()).to.deep.equal([]);
    expect((await office.reminders())[0]).to.deep.include({ state: 'failed', problem: 'missed' });
    expect(await phases()).to.deep.equal(['0 failed']);
  });

  it('let a series that wants nothing late go on with its next time', async () => {
    await due(hour(1), { ...everyHour, late: 'skip' });
    await office.after({ hours: 3, minutes: 30 });
    await office.after({ minutes: 30 });
    expect(await phases()).to.deep.equal(['0 failed', '0 sent']);
    expect(contents()).to.have.lengthOf(1);
  });

  it('send a reminder that wants nothing late after a short restart all the same', async () => {
    await due(hour(1), { late: 'skip' });
    await office.after({ hours: 1, minutes: 5 });
    expect(contents()).to.have.lengthOf(1);
  });

  it('tell in one message how much of a series was missed', async () => {
    await due(hour(1), { ...everyHour, late: 'summarise' });
    await office.after({ hours: 6, minutes: 30 });
    expect(contents()).to.have.lengthOf(1);
    expect(contents()[0]).to.include('-# Missed 5 more before that.');
  });

  it('make no sound when none is wanted', async () => {
    await due(office.now, { silent: true });
    await office.tick();
    const [post] = office.discord.ledger.entries.filter(({ method }) => method === 'POST');
    expect(post?.body).to.include({
      flags: MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications,
    });
  });

  it('go to the direct messages of who wants that, and to no channel', async () => {
    await due(office.now, { target: 'dm' });
    await office.tick();
    expect(contents()).to.deep.equal([]);
    expect(guild.member('member1').directMessages().messages).to.have.lengthOf(1);
    expect((await office.deliveries())[0]).to.deep.include({ target: 'dm', state: 'sent' });
  });
});
