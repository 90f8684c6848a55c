import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { type Desk, heard, Newsroom } from './support/newsroom.js';

describe('announcements whose reminder does not arrive', function () {
  this.timeout(60_000);
  let room: Newsroom;
  let one: Desk;
  let other: Desk;
  let guild: GuildActor;

  beforeEach(async () => {
    room = await Newsroom.open();
    one = await room.desk();
    other = await room.desk();
    guild = await room.guild();
  });
  afterEach(() => room.close());

  const announce = async (content: string) => {
    const author = guild.otherBot('calendar');
    const message = author.says(content, { in: guild.channel('news') });
    const seen = heard(message, { author: { ...heard(message).author, kind: 'bot' } });
    await one.announcements.hearing.message(guild.id, seen);
    return seen;
  };
  const close = () => guild.channel('news').denies(guild.bot, 'SendMessages');
  /** Delivers what is due: first to the channel, then to its owner. */
  const pass = async (time: Temporal.DurationLike) => {
    await room.discord.clock.advance(time);
    for (let attempt = 0; attempt < 3; attempt++) {
      await one.reminders.deliveries.deliverDue();
      await one.reminders.deliveries.settled();
    }
  };
  const tell = () => Promise.all([one, other].map(({ announcements }) => announcements.failures.tell()));
  const told = async () => (await one.services.audit.list(guild.id, FAILED)).length;
  const FAILED = { action: 'announcements.failed', limit: 100 };

  it('have failed with the reason, and are told once, by whichever process', async () => {
    await announce('Game night this Friday at 20:00!');
    close();
    await pass({ hours: 57 });
    const { reminders } = await room.books();
    expect(reminders.map(({ state, problem }) => [state, problem])).to.deep.equal([['failed', 'forbidden']]);
    await tell();
    await tell();
    expect(await told()).to.equal(1);
    expect((await room.books()).rows[0]).to.include({ state: 'set', cardWanted: true });
  });

  it('are told after the process died that was to tell it', async () => {
    await announce('Game night this Friday at 20:00!');
    close();
    await pass({ hours: 57 });
    await room.breaks('audit_logs', 'at commit');
    const failure = await one.announcements.failures.tell().catch((error) => error);
    expect(String(failure)).to.include('broken');
    await room.mends('audit_logs');
    await other.announcements.failures.tell();
    expect(await told()).to.equal(1);
  });

  it('are told though another cannot be', async () => {
    const broken = await announce('Game night this Friday at 20:00!');
    await announce('Quiz this Friday at 20:00!');
    await announce('Cake party this Friday at 20:00!');
    close();
    await pass({ hours: 57 });
    await room.sql(`
      create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger broken before update on announcements_announcements
        for each row when (old.message_id = ${broken.id}) execute function broken()`);
    const failure = await one.announcements.failures.tell().catch((error) => error);
    expect(String(failure)).to.include('broken');
    expect(await told()).to.equal(2);
    await room.sql('drop trigger broken on announcements_announcements');
    await other.announcements.failures.tell();
    expect(await told()).to.equal(3);
  });

  it('of a series are told once, and anew when they have arrived in between', async () => {
    await announce('Bible study every Wednesday at 19:30, all are welcome');
    close();
    await pass({ hours: 8 });
    await tell();
    expect(await told()).to.equal(1);
    const [listed] = await one.announcements.look.list(guild.id);
    expect(listed?.failure).to.deep.include({ problem: 'forbidden' });
    expect(listed?.reminder?.state).to.equal('scheduled');
    await pass({ hours: 24 * 7 });
    await tell();
    expect(await told()).to.equal(1);
    guild.channel('news').allows(guild.bot, 'SendMessages');
    await pass({ hours: 24 * 7 });
    expect((await one.announcements.look.list(guild.id))[0]?.failure).to.equal(null);
    close();
    await pass({ hours: 24 * 7 });
    await tell();
    expect(await told()).to.equal(2);
  });

  it('in advance are told in time to do something, and again when nothing was done', async () => {
    guild = await room.guild({ notice: 60 });
    await announce('Game night this Friday at 20:00!');
    close();
    await pass({ hours: 55, minutes: 1 });
    await tell();
    expect(await told()).to.equal(1);
    expect((await room.books()).reminders[0]).to.include({ state: 'scheduled' });
    await pass({ hours: 1 });
    await tell();
    expect(await told()).to.equal(2);
  });

  it('are forgotten with their reminder long after', async () => {
    await announce('Game night this Friday at 20:00!');
    close();
    await pass({ hours: 57 });
    await tell();
    await one.announcements.tidy();
    expect((await room.books()).rows).to.have.lengthOf(1);
    await room.discord.clock.advance({ hours: 24 * 61 });
    await one.announcements.tidy();
    const { rows, reminders } = await room.books();
    expect([rows, reminders]).to.deep.equal([[], []]);
  });
});
