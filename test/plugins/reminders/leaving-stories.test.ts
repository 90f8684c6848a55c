import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { contentsOf, descriptionOf, teaHouse } from './support/tea-house.js';

describe('reminders, when places and people go', function () {
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
  const statesOf = async (guildId: string, userId: string) =>
    (await world.services.reminders.list(guildId, userId)).map(({ state }) => state);

  it('stop when the bot is removed, ask nothing of the dead guild, and go on when it is back', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    const before = world.discord.ledger.entries.length;
    guild.kicksBot();
    await pass({ hours: 2 });
    const asked = world.discord.ledger.entries.slice(before).filter(({ path }) => path.includes(general.id));
    expect(asked).to.deep.equal([]);
    expect(alice.directMessages().messages).to.deep.equal([]);
    guild.invitesBot();
    await until(async () => {
      await pass({ seconds: 1 });
      return general.messages.length > 0;
    });
    expect(contentsOf(general)[0]).to.match(/^⏰ <@\d+>\n-# This was due <t:\d+:F>.*\n>>> tea$/);
  });

  it('go on after a restart when the bot was added again while it was down', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    guild.kicksBot();
    await pass({ hours: 2 });
    await world.bot.stop();
    guild.invitesBot();
    await world.restartBot();
    await until(async () => {
      await pass({ seconds: 1 });
      return general.messages.length > 0;
    });
    expect(contentsOf(general)).to.have.lengthOf(1);
  });

  it('do not speak for a member who has left, and go on when that member uses them again', async () => {
    await alice.slash('reminder add', { when: 'every hour', what: 'tea' });
    await pass({ hours: 1 });
    expect(general.messages).to.have.lengthOf(1);
    alice.leaves();
    await pass({ hours: 5 });
    expect(general.messages).to.have.lengthOf(1);
    alice = house.member('alice');
    expect(await statesOf(guild.id, alice.id)).to.deep.equal(['scheduled']);
    await pass({ seconds: 1 });
    expect(general.messages).to.have.lengthOf(2);
  });

  it('wait while the server has switched them off, and come late when it switches them on', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    await guild.owner.slash('config set', { setting: 'reminders.enabled', value: 'no' });
    await pass({ hours: 1, minutes: 10 });
    expect(general.messages).to.deep.equal([]);
    expect(alice.directMessages().messages).to.deep.equal([]);
    await world.restartBot();
    await guild.owner.slash('config set', { setting: 'reminders.enabled', value: 'yes' });
    await until(async () => {
      await pass({ seconds: 1 });
      return general.messages.length > 0;
    });
    expect(contentsOf(general)[0]).to.include('-# This was due');
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });

  it('go to their owner without asking a channel that was deleted', async () => {
    const secret = guild.channel('secret');
    await alice.slash('reminder add', { when: 'every hour', what: 'tea', channel: secret });
    secret.disappears();
    const rows = async () =>
      (await world.services.reminders.deliveries.closed.known([secret.id])).map(({ problem }) => problem);
    await until(async () => (await rows()).includes('channel-gone'));
    await pass({ hours: 1 });
    await pass({ hours: 1 });
    expect(contentsOf(alice.directMessages())).to.have.lengthOf(2);
    const asked = world.discord.ledger.entries.filter(
      ({ method, path }) => method === 'POST' && path.includes(secret.id),
    );
    expect(asked).to.deep.equal([]);
  });

  it('follow what is usual in the server: where, how long before, and what was missed', async () => {
    const set = (setting: string, value: string) => guild.owner.slash('config set', { setting, value });
    await set('reminders.notices', '1 hour, 10m');
    await set('reminders.late', 'summarise');
    await set('reminders.channel', guild.channel('secret').id);
    const wrong = await set('reminders.notices', 'soon');
    expect(wrong.content).to.match(/^"In advance" must be/);
    const reply = await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
    expect(descriptionOf(reply)).to.include(`in <#${guild.channel('secret').id}>`);
    expect(descriptionOf(reply)).to.include('1 hour, 10 minutes');
    await pass({ hours: 1 });
    expect(guild.channel('secret').messages).to.have.lengthOf(1);
    const here = await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea', channel: general });
    expect(descriptionOf(here)).to.include(`in <#${general.id}>`);
  });
});
