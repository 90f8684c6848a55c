import { expect } from 'chai';
import type { Plan } from '../../../../plugins/reminders/domain/plan/plan.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from '../support/post-office.js';

const MESSAGES = /^\/api\/v10\/channels\/\d+\/messages$/;
const everyHour: Partial<Plan> = { rule: 'RRULE:FREQ=HOURLY', startsAt: '2026-11-25T12:00:00', zone: 'UTC' };

describe('reminders whose guild or owner is away', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let one: Backend;

  beforeEach(async () => {
    office = await PostOffice.open();
    guild = office.guild();
    one = await office.backend();
    await office.backend();
  });
  afterEach(() => office.close());

  const requests = (path: RegExp) => office.discord.ledger.entries.filter((entry) => path.test(entry.path));
  const states = async () => (await office.reminders()).map(({ state }) => state);
  const look = async (time: Temporal.DurationLike) => {
    await office.discord.clock.advance(time);
    await one.reminders.absences.lookAgain();
    await office.tick();
  };

  describe('of a guild that has removed the bot', () => {
    it('stop at once, and are not asked for one by one', async () => {
      const soon = office.now.add({ hours: 1 });
      await office.due(
        guild,
        Array.from({ length: 300 }, (_, index) => `tea ${index}`),
        soon,
      );
      guild.kicksBot();
      await one.reminders.absences.botRemoved(guild.id);
      expect(new Set(await states())).to.deep.equal(new Set(['held']));
      for (let hour = 0; hour < 48; hour++) await look({ hours: 1 });
      expect(requests(MESSAGES)).to.deep.equal([]);
      const looks = requests(/\/guilds\/\d+$/);
      expect(looks.length).to.be.within(4, 8); // after 1, 2, 4, 8, 16, 32 hours
    });

    it('stop by the first that is refused when nobody told that the bot was removed', async () => {
      const soon = office.now.add({ hours: 1 });
      await office.due(
        guild,
        Array.from({ length: 300 }, (_, index) => `tea ${index}`),
        soon,
      );
      guild.kicksBot();
      await office.after({ hours: 1 });
      await office.after({ seconds: 1 });
      const atOnce = requests(MESSAGES).length;
      expect(atOnce).to.be.at.most(2 * 5 * guild.channels.length); // what was on its way, in two processes
      for (let minute = 0; minute < 30; minute++) await look({ minutes: 1 });
      expect(requests(MESSAGES)).to.have.lengthOf(atOnce);
      expect((await office.deliveries()).every(({ state }) => state === 'held')).to.equal(true);
    });

    it('go on when it comes back, late and each once', async () => {
      await office.due(guild, ['tea', 'coffee'], office.now.add({ hours: 1 }));
      await office.queued(guild, 'cake');
      guild.kicksBot();
      await office.tick();
      await look({ hours: 20 });
      guild.invitesBot();
      await one.reminders.absences.botBack(guild.id);
      await office.tick();
      await office.after({ seconds: 1 });
      expect(office.texts(guild).sort()).to.deep.equal(['cake', 'coffee', 'tea']);
      expect(guild.channels.flatMap(({ messages }) => messages)[0]?.content).to.include('-# This was due');
      expect(new Set(await states())).to.deep.equal(new Set(['sent']));
    });

    it('go on by themselves when nobody told that it is back', async () => {
      await office.due(guild, ['tea']);
      guild.kicksBot();
      await office.tick();
      expect(await states()).to.deep.equal(['delivering']);
      guild.invitesBot();
      await look({ hours: 1, seconds: 1 });
      expect(office.texts(guild)).to.deep.equal(['tea']);
    });

    it('tell of a series the last moment that was missed, and no other', async () => {
      await office.due(guild, ['tea'], office.now, everyHour);
      guild.kicksBot();
      await office.tick();
      await look({ hours: 50, minutes: 5 });
      guild.invitesBot();
      await one.reminders.absences.botBack(guild.id);
      await office.tick();
      expect(office.texts(guild)).to.deep.equal(['tea']);
      const told = (await office.deliveries()).filter(({ state }) => state === 'sent');
      expect(told.map(({ dueAt }) => `${dueAt}`)).to.deep.equal(['2026-11-27T14:00:00Z']);
    });

    it('do not come late when their owner wants nothing late', async () => {
      await office.due(guild, ['tea']);
      await office.due(guild, ['coffee'], office.now.add({ hours: 1 }));
      await one.orm.em.fork().nativeUpdate(Reminder, {}, { late: 'skip' });
      guild.kicksBot();
      await office.tick();
      await one.reminders.absences.botRemoved(guild.id);
      await look({ hours: 5 });
      guild.invitesBot();
      await one.reminders.absences.botBack(guild.id);
      await office.tick();
      expect(office.texts(guild)).to.deep.equal([]);
      const problems = (await office.reminders()).map(({ state, problem }) => [state, problem]);
      expect(problems).to.deep.equal([
        ['failed', 'missed'],
        ['failed', 'missed'],
      ]);
    });

    it('still come when they go to their owner alone', async () => {
      await office.due(guild, ['tea'], office.now.add({ hours: 1 }));
      await one.orm.em.fork().nativeUpdate(Reminder, {}, { target: 'dm' });
      office.guild().member('member1'); // Discord lets a bot write to who shares another server with it
      guild.kicksBot();
      await one.reminders.absences.botRemoved(guild.id);
      await office.after({ hours: 1 });
      expect(guild.member('member1').directMessages().messages[0]?.content).to.include('tea');
    });

    it('stay recorded as sent when they were on their way in that moment', async () => {
      await office.due(guild, ['tea']);
      const ended = one.deliveries.deliverDue();
      await one.reminders.absences.botRemoved(guild.id);
      await ended;
      await office.tick();
      await one.reminders.absences.botBack(guild.id);
      await office.tick();
      expect(office.texts(guild)).to.deep.equal(['tea']);
      expect(await states()).to.deep.equal(['sent']);
    });

    it('are forgotten after 30 days, and nobody else’s are', async () => {
      const other = office.guild();
      await office.due(guild, ['tea'], office.now.add({ hours: 24 * 365 }));
      await office.due(other, ['coffee'], office.now.add({ hours: 24 * 365 }));
      guild.kicksBot();
      await one.reminders.absences.botRemoved(guild.id);
      await look({ hours: 24 * 29 });
      await one.reminders.tidy();
      expect(await office.reminders()).to.have.lengthOf(2);
      await look({ hours: 25 });
      await one.reminders.tidy();
      expect((await office.reminders()).map(({ text }) => text)).to.deep.equal(['coffee']);
    });

    it('are not held when the bot comes back while another process notices that it was gone', async () => {
      await office.due(guild, ['tea'], office.now.add({ hours: 1 }));
      const { absences } = one.reminders;
      for (let round = 0; round < 20; round++) {
        await absences.botRemoved(guild.id);
        await Promise.all([absences.botBack(guild.id), absences.botBack(guild.id)]);
      }
      expect(await states()).to.deep.equal(['scheduled']);
    });
  });

  describe('of a member who has left', () => {
    it('stop by themselves before anything is said, and ping nobody', async () => {
      await office.due(guild, ['tea', 'coffee'], office.now.add({ hours: 2 }));
      guild.member('member1').leaves();
      await office.after({ hours: 2 });
      expect(office.texts(guild)).to.deep.equal(['coffee']);
      expect((await office.deliveries()).map(({ state }) => state).sort()).to.deep.equal(['held', 'sent']);
    });

    it('are looked for once an hour at most, and not at all right after they were set', async () => {
      const minutes = [0, 10, 20, 30, 40, 50];
      for (const minute of minutes)
        await office.due(guild, [`tea ${minute}`], office.now.add({ minutes: minute }), {
          ...everyHour,
          startsAt: `2026-11-25T12:${minute || '00'}:00`,
        });
      await one.orm.em.fork().nativeUpdate(Reminder, {}, { userId: guild.member('member1').id });
      for (let tick = 0; tick < 18; tick++) {
        await office.tick();
        await office.discord.clock.advance({ minutes: 10 });
      }
      expect(office.texts(guild)).to.have.lengthOf(18);
      // Three hours, the first of which is the one in which it was set; either process may have asked.
      expect(requests(/\/members\/\d+$/).length).to.be.within(1, 2 * 2);
    });

    it('go on when they come back', async () => {
      await office.due(guild, ['tea'], office.now, everyHour);
      await office.tick();
      const member = guild.member('member1');
      member.leaves();
      await office.after({ hours: 1 });
      await look({ hours: 2, minutes: 1 });
      expect(office.texts(guild)).to.deep.equal(['tea']);
      guild.member('member1');
      await look({ hours: 3 });
      expect(office.texts(guild)).to.deep.equal(['tea', 'tea']);
    });

    it('come all the same when Discord does not say who is there', async () => {
      office.discord.faults.rest('error500', { path: /\/members\/\d+$/ });
      await office.due(guild, ['tea'], office.now.add({ hours: 2 }));
      await office.after({ hours: 2 });
      expect(office.texts(guild)).to.deep.equal(['tea']);
    });

    it('stay when they were made from an announcement, which is the server’s', async () => {
      await office.due(guild, ['tea'], office.now.add({ hours: 2 }));
      await one.orm.em.fork().nativeUpdate(Reminder, {}, { announcementId: guild.id });
      guild.member('member1').leaves();
      await one.reminders.absences.memberLeft(guild.id, guild.member('member1').id);
      await office.after({ hours: 2 });
      expect(office.texts(guild)).to.deep.equal(['tea']);
    });

    it('are forgotten after 30 days, and those of the others are not', async () => {
      await office.due(guild, ['tea', 'coffee'], office.now.add({ hours: 24 * 365 }));
      const [reminder] = await office.reminders();
      await one.reminders.absences.memberLeft(guild.id, `${reminder?.userId}`);
      guild.member('member1').leaves();
      await look({ hours: 24 * 30 + 1 });
      await one.reminders.tidy();
      expect((await office.reminders()).map(({ text }) => text)).to.deep.equal(['coffee']);
    });
  });

  describe('of a guild that has switched them off', () => {
    it('wait, and come late when they are switched on', async () => {
      await office.due(guild, ['tea', 'coffee'], office.now.add({ hours: 1 }));
      office.switchedOff.add(guild.id);
      await office.after({ hours: 1 });
      await office.after({ hours: 24 * 60 });
      await one.reminders.tidy();
      expect(office.texts(guild)).to.deep.equal([]);
      await one.reminders.absences.settingsChanged(guild.id);
      await office.tick();
      expect(office.texts(guild)).to.deep.equal([]);
      office.switchedOff.delete(guild.id);
      await one.reminders.absences.settingsChanged(guild.id);
      await office.tick();
      await office.after({ seconds: 1 });
      expect(office.texts(guild).sort()).to.deep.equal(['coffee', 'tea']);
    });

    it('go on within the hour when the change was not heard', async () => {
      office.switchedOff.add(guild.id);
      await office.due(guild, ['tea']);
      await office.tick();
      office.switchedOff.delete(guild.id);
      await look({ hours: 1, seconds: 1 });
      expect(office.texts(guild)).to.deep.equal(['tea']);
    });
  });
});
