import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { arrived, goAbroad, publicIn } from './support/abroad.js';
import { descriptionOf, titleOf } from './support/tea-house.js';

const MENU = 'Remind me about this';

describe('a personal reminder', function () {
  this.timeout(180_000);
  const away = goAbroad();
  let world: TestWorld;
  let abroad: GuildActor;
  let dora: MemberActor;
  let count: number;

  beforeEach(() => {
    ({ world, guild: abroad, dora, count } = away);
  });

  const pass = (time: Temporal.DurationLike) => away.house.pass(time);

  describe('about a message', () => {
    it('asks when, in a form, and comes with a link to it', async () => {
      const eli = abroad.member(`eli${count}`);
      const message = eli.says('the kettle is new');
      const form = await dora.contextMenu(MENU, message);
      expect(JSON.stringify(form.modal)).to.include('the kettle is new');
      await world.restartBot();
      const reply = await dora.submit(form, { 'When?': 'in 2 hours' });
      expect(reply.ephemeral).to.equal(true);
      expect(titleOf(reply)).to.equal('Reminder set');
      await pass({ hours: 2, seconds: 1 });
      const link = `https://discord.com/channels/${abroad.id}/${abroad.channel('general').id}/${message.id}`;
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n-# About ${link}\n>>> the kettle is new`]);
      expect(publicIn(abroad)).to.deep.equal(['the kettle is new']);
    });

    it('offers the moment of which it speaks, also after a restart, to nobody else', async () => {
      const eli = abroad.member(`eli${count}`);
      eli.addsBotToAccount();
      const question = await dora.contextMenu(
        MENU,
        eli.says('Game night, on Friday 18 December 2026 at 20:00!'),
      );
      expect(question.ephemeral).to.equal(true);
      expect(titleOf(question)).to.equal('When shall I remind you?');
      await world.restartBot();
      const stolen = await eli.click(question.button('2. 1 hour before'));
      expect(stolen.content).to.include('no longer open');
      expect(titleOf(await dora.click(question.button('2. 1 hour before')))).to.equal('Reminder set');
    });

    it('names who wrote it where there are no words', async () => {
      const eli = abroad.member(`eli${count}`);
      const message = eli.says('', { files: [{ name: 'cat.png', content: 'cat' }] });
      expect(JSON.stringify((await dora.contextMenu(MENU, message)).modal)).to.include(
        `A message of eli${count}`,
      );
    });

    it('links to the messages of a group, which the bot cannot read', async () => {
      const eli = abroad.member(`eli${count}`, { locale: Locale.Dutch });
      const group = world.discord.createGroupDm(dora, eli);
      const message = eli.says('bring the cake', { in: group });
      const reply = await dora.submit(await dora.contextMenu(MENU, message), { 'When?': 'in 1 hour' });
      expect(reply.ephemeral).to.equal(true);
      await pass({ hours: 1, seconds: 1 });
      const link = `https://discord.com/channels/@me/${group.id}/${message.id}`;
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n-# About ${link}\n>>> bring the cake`]);
      expect(group.messages).to.have.length(1);
    });
  });

  describe('beside the reminders of servers', () => {
    it('stands in no list of a server with the bot, where all stays as it is', async () => {
      const guild = world.discord.createGuild({ name: `Tea house ${count}` });
      const ann = guild.member(`dora${count}`);
      await ann.slash('reminder add', { when: 'in 2 hours', what: 'for the server' });
      await dora.slash('reminder add', { when: 'in 2 hours', what: 'for me' });
      expect(descriptionOf(await ann.slash('reminder list'))).to.include('for the server');
      expect(descriptionOf(await ann.slash('reminder list'))).not.to.include('for me');
      expect(descriptionOf(await dora.slash('reminder list'))).not.to.include('for the server');
      await pass({ hours: 2, seconds: 1 });
      expect(publicIn(guild)).to.deep.equal([`⏰ <@${dora.id}>\n>>> for the server`]);
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n>>> for me`]);
    });

    it('comes although the bot is removed from a server of its owner, or the owner leaves it', async () => {
      const guild = world.discord.createGuild({ name: `Tea house ${count}` });
      const ann = guild.member(`dora${count}`);
      await dora.slash('reminder add', { when: 'in 2 hours', what: 'for me' });
      await ann.slash('reminder add', { when: 'in 2 hours', what: 'for the server' });
      guild.kicksBot();
      dora.leaves();
      await pass({ hours: 2, seconds: 1 });
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n>>> for me`]);
    });

    it('does not mind that a server which has removed the bot had switched reminders off', async () => {
      const guild = world.discord.createGuild({ name: `Tea house ${count}` });
      const ann = guild.member(`dora${count}`);
      const off = await guild.owner.slash('config set', { setting: 'reminders.enabled', value: 'off' });
      expect(JSON.stringify(off.raw)).to.include('nabled');
      const refused = await ann.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
      expect(refused.content).to.include('switched off');
      guild.kicksBot();
      const reply = await ann.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
      expect(titleOf(reply)).to.equal('Reminder set');
      expect(descriptionOf(reply)).to.include('in your direct messages');
    });

    it('has a number of its own that may not be passed', async () => {
      const guild = world.discord.createGuild({ name: `Tea house ${count}` });
      const ann = guild.member(`dora${count}`);
      await ann.slash('reminder add', { when: 'in 30 days', what: 'for the server' });
      for (let number = 1; number <= 10; number++) {
        const wish = { channelId: dora.id, when: 'in 30 days', what: `number ${number}`, locale: 'en-US' };
        await world.services.reminders.create(dora.id, dora.id, wish);
      }
      const refused = await dora.slash('reminder add', { when: 'in 30 days', what: 'one too many' });
      expect(refused.content).to.include('You already have 10 reminders here');
      const reply = await ann.slash('reminder add', { when: 'in 30 days', what: 'for the server, too' });
      expect(titleOf(reply)).to.equal('Reminder set');
    });
  });
});
