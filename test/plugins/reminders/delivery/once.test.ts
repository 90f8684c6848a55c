import { expect } from 'chai';
import { beginDue } from '../../../../plugins/reminders/delivery/begin-due.js';
import { claimDue } from '../../../../plugins/reminders/delivery/claim-due.js';
import { Delivery } from '../../../../plugins/reminders/delivery/delivery.entity.js';
import { DueList } from '../../../../plugins/reminders/delivery/due-list.js';
import { type Attempted, recordSteps } from '../../../../plugins/reminders/delivery/record-steps.js';
import type { NextStep } from '../../../../plugins/reminders/domain/delivery/next-step.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { openOffice } from '../support/open-office.js';
import type { Backend, PostOffice } from '../support/post-office.js';

const AFTERWARDS = Temporal.Instant.from('2026-11-25T12:01:00Z');
const identifierOf = ({ identifier }: { readonly identifier: string }) => identifier;

describe('the delivery of a reminder that comes once, between its claim and its end', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let one: Backend;
  let other: Backend;

  openOffice((opened) => {
    ({ office, guild, one, other } = opened);
  });

  const dueNow = () => new DueList().take(one.orm.em, { now: office.now, limit: 10, busyChannels: [] });
  const begin = async () => beginDue(one.orm.em, await dueNow(), office.now);
  /** Whether it was this that made the delivery arrive. */
  const record = async (delivery: Attempted, step: NextStep) =>
    (await recordSteps(one.orm.em, [{ delivery, step }], office.now)).has(delivery.id);
  const states = async () => (await office.reminders()).map(({ state }) => state);

  it('is begun by nobody else, and goes on when its process died', async () => {
    await office.due(guild, ['tea']);
    expect(await begin()).to.have.lengthOf(1);
    expect(await begin()).to.deep.equal([]);
    await office.after({ seconds: 59 });
    expect(office.texts(guild)).to.deep.equal([]);
    await office.after({ seconds: 2 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
    expect(await states()).to.deep.equal(['sent']);
  });

  it('is the last of its reminder, whoever sends it', async () => {
    await office.due(guild, ['tea']);
    expect((await begin())[0]?.reminder.state).to.equal('delivering');
    await office.discord.clock.advance({ seconds: 61 });
    const [again] = await claimDue(one.orm.em, { now: office.now, limit: 1, busyChannels: [] });
    expect(again?.reminder.state).to.equal('delivering');
  });

  it('cannot be changed by its owner any more', async () => {
    await office.due(guild, ['tea']);
    const [delivery] = await begin();
    if (!delivery) throw new Error('Nothing was begun');
    const { id, guildId, userId } = delivery.reminder;
    const edit = other.reminders.edit(guildId, userId, id, { what: 'coffee', locale: 'en-US' });
    expect(await edit.catch(identifierOf)).to.equal('reminders.alreadySent');
    const pause = other.reminders.changes.pause(guildId, userId, id);
    expect(await pause.catch(identifierOf)).to.equal('reminders.notWaiting');
    expect(await record(delivery, { kind: 'sent', messageId: '1' })).to.equal(true);
    expect(await states()).to.deep.equal(['sent']);
  });

  it('does not end what its owner puts off once more in that moment', async () => {
    await office.due(guild, ['tea']);
    await office.tick();
    const [first] = await office.deliveries();
    const put = () => other.reminders.answers.snooze(`${first?.recipientId}`, `${first?.id}`, '10m');
    await put();
    await office.discord.clock.advance({ minutes: 11 });
    const [delivery] = await begin();
    if (!delivery) throw new Error('Nothing was begun');
    await put();
    await record(delivery, { kind: 'sent', messageId: '1' });
    expect(await states()).to.deep.equal(['sent', 'scheduled']);
    await office.after({ minutes: 11 });
    expect(office.texts(guild)).to.deep.equal(['tea', 'tea']);
    expect(await states()).to.deep.equal(['sent', 'sent']);
  });

  for (const [ends, step] of [
    ['sent', { kind: 'sent', messageId: '1' }],
    ['failed', { kind: 'failed', problem: 'forbidden' }],
    ['delivering', { kind: 'retry', at: AFTERWARDS, target: 'channel', inDoubtSince: null, problem: null }],
  ] as const)
    it(`is recorded while another process, too late, tries to begin it, and then ${ends}`, async () => {
      await office.due(guild, ['tea']);
      const due = await dueNow();
      const [delivery] = await beginDue(one.orm.em, due, office.now);
      if (!delivery) throw new Error('Nothing was begun');
      const gate = await office.gate('before insert on reminders_deliveries');
      const late = beginDue(other.orm.em, due, office.now);
      await gate.someWait(1); // it holds the reminder, and has not seen the delivery yet
      const recorded = record(delivery, step);
      await gate.someWait(2);
      await gate.open();
      expect(await late).to.deep.equal([]);
      expect(await recorded).to.equal(ends === 'sent');
      expect(await states()).to.deep.equal([ends]);
    });

  it('is not begun when its owner has deleted it or moved it on, though it was due a moment ago', async () => {
    await office.due(guild, ['tea', 'coffee']);
    const due = await dueNow();
    const [tea, coffee] = await office.reminders();
    await one.reminders.delete(guild.id, `${tea?.userId}`, `${tea?.id}`);
    await one.reminders.edit(guild.id, `${coffee?.userId}`, `${coffee?.id}`, {
      when: 'in 2 hours',
      locale: 'en-US',
    });
    expect(await beginDue(one.orm.em, due, office.now)).to.deep.equal([]);
    expect(await office.deliveries()).to.deep.equal([]);
  });

  it('leaves no delivery behind when its owner deletes it while it is being begun', async () => {
    await office.due(guild, ['tea']);
    const [tea] = await office.reminders();
    const due = await dueNow();
    const gate = await office.gate('before insert on reminders_deliveries');
    const begun = beginDue(one.orm.em, due, office.now);
    await gate.someWait(1);
    const deleted = other.reminders.delete(guild.id, `${tea?.userId}`, `${tea?.id}`);
    await gate.someWait(2);
    await gate.open();
    expect(await begun).to.have.lengthOf(1);
    await deleted;
    expect(await office.reminders()).to.deep.equal([]);
    expect(await office.deliveries()).to.deep.equal([]);
  });

  it('is over when a process of an older version has ended the delivery alone', async () => {
    await office.due(guild, ['tea']);
    await begin();
    const ended = { state: 'sent', sentAt: office.now, messageId: '1' } as const;
    await one.orm.em.fork().nativeUpdate(Delivery, {}, ended);
    await office.tick();
    expect(await states()).to.deep.equal(['sent']);
    expect(office.texts(guild)).to.deep.equal([]);
  });
});
