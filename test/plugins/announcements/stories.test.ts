import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';

const stamp = (instant: string, style = 'F') => `<t:${Date.parse(instant) / 1000}:${style}>`;
const descriptionOf = ({ embeds }: { readonly embeds: readonly { description?: string }[] }) =>
  embeds[0]?.description ?? '';
const titleOf = ({ embeds }: { readonly embeds: readonly { title?: string }[] }) => embeds[0]?.title ?? '';

describe('announcements, as people make them', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let news: ChannelActor;
  let log: ChannelActor;
  let alice: MemberActor;
  let calendar: MemberActor;
  let guilds = 0;

  before(async () => {
    database = await testDatabase();
    world = await startWorld({ databaseUrl: database.url, now: '2026-11-25T12:00:00Z' });
  });
  beforeEach(async () => {
    guilds += 1;
    guild = world.discord.createGuild({
      name: `Tea house ${guilds}`,
      channels: ['general', 'news', 'log'],
      roles: [{ name: 'Host', permissions: ['ManageEvents'] }],
    });
    news = guild.channel('news');
    log = guild.channel('log');
    alice = guild.member(`alice${guilds}`);
    calendar = guild.otherBot('calendar');
    await set({ 'announcements.channels': [news.id], 'announcements.plainMessages': true });
    await set({ 'core.logChannel': log.id });
  });
  afterEach(() => {
    world.discord.faults.clear();
    expect(world.discord.ledger.unknownRoutes).to.deep.equal([]);
    expect(world.discord.ledger.sentWithoutAllowedMentions()).to.deep.equal([]);
  });
  after(async () => {
    await world.stop();
    await database.drop();
  });

  const set = (values: Readonly<Record<string, string | boolean | number | readonly string[] | null>>) =>
    world.services.settings.change(
      guild.id,
      Object.entries(values).map(([name, value]) => {
        const [scope = '', key = ''] = name.split('.');
        return { scope, key, value: value as never };
      }),
      { userId: guild.owner.id, rights: 'manager', how: 'slash', requestId: null },
    );
  /** The next message about an announcement; those about settings are passed over. */
  const told = async (): Promise<MessageView> => {
    let message: MessageView | undefined;
    await until(async () => {
      await world.clock.advance({ seconds: 2 });
      message = await log.nextMessage(50).catch(() => undefined);
      return message !== undefined && !descriptionOf(message).includes('Settings were changed');
    });
    if (!message) throw new Error('nothing was told');
    return message;
  };

  it('become a reminder, told with what was read, and arrive', async () => {
    const announced = alice.says('Game night this Friday at 20:00! Join us in voice.', { in: news });
    const card = await told();
    expect(titleOf(card)).to.equal('Reminder set for an announcement');
    const due = '2026-11-27T20:00:00Z';
    expect(descriptionOf(card)).to.equal(
      [
        `**Game night this Friday at 20:00! Join us in voice.** · [announced](https://discord.com/channels/${guild.id}/${news.id}/${announced.id}) by <@${alice.id}>`,
        '> Game **night** **this Friday** at **20:00**! Join us in voice.',
        `${stamp(due)} (${stamp(due, 'R')}) in <#${news.id}>`,
        '-# Read in the time zone UTC.',
      ].join('\n'),
    );
    await world.clock.advance({ hours: 57 });
    const reminder = await news.nextMessage();
    expect(reminder.content).to.include('Game night this Friday at 20:00! Join us in voice.');
    expect(reminder.content).to.include(announced.id);
  });

  it('that are not sure are asked about, and a person with the right chooses', async () => {
    calendar.says('', { in: news, embeds: [{ title: 'Raid night', description: 'Friday at 8, be there!' }] });
    const card = await told();
    expect(titleOf(card)).to.equal('When is this?');
    const [first = ''] = card.buttons;
    expect(first).to.match(/^1\. /);
    const stranger = guild.member(`mallory${guilds}`);
    expect((await stranger.click(card.button(first))).content).to.match(
      /^Only who manages messages or events/,
    );
    const host = guild.member(`host${guilds}`, { roles: ['Host'] });
    await world.restartBot();
    const chosen = await host.click(card.button(first));
    expect(titleOf(chosen)).to.equal('Reminder set for an announcement');
    expect(descriptionOf(chosen)).to.include(`-# Decided by <@${host.id}>`);
  });
});
