import { expect } from 'chai';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { openOffice } from '../support/open-office.js';
import type { PostOffice } from '../support/post-office.js';

const everyHour = { rule: 'RRULE:FREQ=HOURLY', startsAt: '2026-11-25T12:00:00', zone: 'UTC' };
const inBrussels = { rule: 'RRULE:FREQ=DAILY', startsAt: '2026-10-24T09:00:00', zone: 'Europe/Brussels' };

describe('the delivery of what repeats', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;

  openOffice((opened) => {
    ({ office, guild } = opened);
  });

  const states = async () => (await office.reminders()).map(({ state }) => state);

  it('plans the next time when it takes this one, and sends each once', async () => {
    await office.due(guild, ['tea'], office.now, everyHour);
    await office.tick();
    expect((await office.reminders())[0]).to.deep.include({ state: 'scheduled', occurrence: 2 });
    for (let hour = 0; hour < 3; hour++) await office.after({ hours: 1 });
    expect(office.texts(guild)).to.deep.equal(['tea', 'tea', 'tea', 'tea']);
    const occurrences = (await office.deliveries()).map(({ occurrence }) => occurrence);
    expect(occurrences).to.deep.equal([1, 2, 3, 4]);
  });

  it('stays at the same time of day when the clocks change', async () => {
    await office.due(guild, ['tea'], Temporal.Instant.from('2027-03-27T08:00:00Z'), inBrussels);
    await office.discord.clock.advance(office.now.until('2027-03-27T08:00:00Z'));
    await office.tick();
    expect(`${(await office.reminders())[0]?.dueAt}`).to.equal('2027-03-28T07:00:00Z');
  });

  it('sends the last of what was missed, not a burst of everything', async () => {
    await office.due(guild, ['tea'], office.now, everyHour);
    await office.after({ hours: 24 * 30, minutes: 10 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
    const [delivery] = await office.deliveries();
    expect(`${delivery?.dueAt}`).to.equal('2026-12-25T12:00:00Z');
    expect(`${(await office.reminders())[0]?.dueAt}`).to.equal('2026-12-25T13:00:00Z');
  });

  it('goes on after a time that could not be delivered', async () => {
    await office.due(guild, ['tea'], office.now, everyHour);
    const [channel] = guild.channels;
    channel?.denies(guild.bot, 'SendMessages');
    guild.member('member1').closesDirectMessages();
    await office.tick();
    await office.after({ seconds: 1 });
    expect((await office.deliveries())[0]?.state).to.equal('failed');
    channel?.allows(guild.bot, 'SendMessages');
    await office.after({ hours: 1 });
    expect(office.texts(guild)).to.deep.equal(['tea']);
  });

  it('ends with the last time', async () => {
    await office.due(guild, ['tea'], office.now, { ...everyHour, rule: 'RRULE:FREQ=HOURLY;COUNT=2' });
    await office.tick();
    await office.after({ hours: 1 });
    await office.after({ hours: 1 });
    expect(office.texts(guild)).to.deep.equal(['tea', 'tea']);
    expect(await states()).to.deep.equal(['sent']);
  });
});
