import { expect } from 'chai';
import { ChannelType } from 'discord.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { type TeaNews, textOf, titleOf } from './support/tea-news.js';

describe('announcements in threads', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory(
    (story) => {
      ({ world, house } = story);
    },
    { 'announcements.threads': true },
  );

  const created = async () =>
    (await world.services.audit.list(house.guild.id, { action: 'announcements.created', limit: 100 })).length;
  const start = (content: string) => house.alice.startsThread('The evening', content, { in: house.news });

  it('become reminders that come in the thread, and follow their message', async () => {
    const { thread, message } = start('Game night this Friday at 20:00!');
    const card = await house.told();
    expect(textOf(card)).to.include(`in <#${thread.id}>`);
    house.alice.edits(message, { content: 'Game night this Saturday at 20:00!' });
    expect(titleOf(await house.told())).to.equal('An announcement was changed, its reminder moved');
    const quiz = house.alice.says('Quiz this Saturday at 20:00!', { in: thread });
    await house.told();
    house.alice.deletes(quiz);
    expect(textOf(await house.told())).to.include('An announcement was deleted');
    await house.pass({ hours: 82 });
    expect(house.reminders(thread)).to.have.lengthOf(1);
    expect(house.reminders()).to.deep.equal([]);
  });

  it('are left alone where the server wants only channels read, and in threads of other channels', async () => {
    await house.set({ 'announcements.threads': false });
    start('Game night this Friday at 20:00!');
    await house.everythingHeard();
    await house.set({ 'announcements.threads': true });
    house.alice.startsThread('Elsewhere', 'Game night this Friday at 20:00!', { in: house.general });
    await house.everythingHeard();
    expect(await created()).to.equal(2); // the two cake parties that show that everything was heard
  });

  it('are read at the beginning of each post of a forum that is watched', async () => {
    const forum = house.guild.createChannel('events', { type: ChannelType.GuildForum });
    const channels = [house.news.id, forum.id];
    await house.set({ 'announcements.channels': channels, 'announcements.threads': false });
    const { thread, message } = house.alice.startsThread('Game night', 'Game night this Friday at 20:00!', {
      in: forum,
    });
    expect(textOf(await house.told())).to.include(`/${thread.id}/${message.id}`);
    house.alice.says('I come on Saturday at 21:00!', { in: thread });
    await house.everythingHeard();
    expect(await created()).to.equal(2);
    await house.pass({ hours: 57 });
    expect(house.reminders(thread)).to.have.lengthOf(1);
  });

  it('are found when they were written while the bot was away', async () => {
    const { thread } = start('Good morning everybody');
    await house.everythingHeard();
    await world.bot.stop();
    house.alice.says('Quiz this Friday at 20:00!', { in: thread });
    const other = start('Game night this Friday at 21:00!');
    await world.restartBot();
    await until(() => world.services.announcements.listening.isUpToDate);
    await house.pass({ hours: 58 });
    expect([house.reminders(thread).length, house.reminders(other.thread).length]).to.deep.equal([1, 1]);
  });

  it('remind in a thread that has fallen asleep, and wake it', async () => {
    const { thread } = start('Game night this Friday at 20:00!');
    await house.told();
    thread.archives();
    await world.restartBot();
    await house.pass({ hours: 57 });
    expect(house.reminders(thread)).to.have.lengthOf(1);
    expect(thread.raw).to.have.nested.property('thread_metadata.archived', false);
  });

  it('are followed in a thread that sleeps: deleted, the reminder does not come', async () => {
    const { thread, message } = start('Game night this Friday at 20:00!');
    await house.told();
    thread.archives();
    await world.restartBot();
    house.alice.deletes(message);
    expect(textOf(await house.told())).to.include('An announcement was deleted');
    await house.pass({ hours: 57 });
    expect(house.reminders(thread)).to.deep.equal([]);
  });

  it('reach their author directly when their thread is locked', async () => {
    const { thread } = start('Game night this Friday at 20:00!');
    await house.told();
    const own = [...house.guild.state.roles.values()].find(({ tags }) => tags?.bot_id !== undefined);
    house.guild.updateRole(own?.name ?? '', {
      permissions: [
        'ViewChannel',
        'SendMessages',
        'SendMessagesInThreads',
        'EmbedLinks',
        'ReadMessageHistory',
      ],
    });
    thread.archives({ locked: true });
    await house.pass({ hours: 57 });
    await house.pass({ seconds: 10 }); // the refusal first, then the direct message
    expect(house.reminders(thread)).to.deep.equal([]);
    expect(house.alice.directMessages().messages).to.have.lengthOf(1);
    expect(house.alice.directMessages().messages[0]?.content).to.include('Game night this Friday');
  });
});
