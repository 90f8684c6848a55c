import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { arrived, goAbroad, publicIn } from './support/abroad.js';
import { descriptionOf, titleOf } from './support/tea-house.js';

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

  describe('in the direct messages with the bot', () => {
    it('is set, listed and deleted there, where it may be seen', async () => {
      const here = { in: dora.directMessages() };
      const reply = await dora.slash('reminder add', { when: 'in 2 hours', what: 'tea' }, here);
      expect(titleOf(reply)).to.equal('Reminder set');
      expect(reply.ephemeral).to.equal(false);
      expect(descriptionOf(reply)).to.include('in your direct messages');
      expect(descriptionOf(await dora.slash('reminder list', {}, here))).to.include('tea');
      const [choice] = await dora.autocomplete('reminder delete', { reminder: 'te' }, here);
      const gone = await dora.slash('reminder delete', { reminder: `${choice?.value}` }, here);
      expect(titleOf(gone)).to.equal('Reminder deleted');
      await pass({ hours: 3 });
      expect(arrived(dora)).to.deep.equal([]);
    });

    it('arrives there, once, and is put off by its button', async () => {
      const here = { in: dora.directMessages() };
      await dora.slash('reminder add', { when: 'in 2 hours', what: 'tea' }, here);
      await world.restartBot();
      await pass({ hours: 2, seconds: 1 });
      await pass({ hours: 1 });
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n>>> tea`]);
      const message = dora.directMessages().messages.at(-1);
      if (!message) throw new Error('nothing arrived');
      await dora.click(message.button('10 minutes later'));
      await pass({ minutes: 11 });
      expect(arrived(dora)).to.have.length(2);
    });

    it('does not come where nobody has asked for it: in no channel', async () => {
      const refused = await dora.slash(
        'reminder add',
        { when: 'in 2 hours', what: 'tea', dm: false },
        { in: dora.directMessages() },
      );
      expect(refused.content).to.include('comes as a direct message to you. Leave out `dm`');
    });

    it('also works for who has the bot from a server alone', async () => {
      const ann = world.discord.createGuild({ name: `Tea house ${count}` }).member(`ann${count}`);
      const reply = await ann.slash(
        'reminder add',
        { when: 'in 1 hour', what: 'cake' },
        { in: ann.directMessages() },
      );
      expect(titleOf(reply)).to.equal('Reminder set');
      await pass({ hours: 1, seconds: 1 });
      expect(arrived(ann)).to.deep.equal([`⏰ <@${ann.id}>\n>>> cake`]);
    });
  });

  describe('in a server where the bot is no member', () => {
    it('is seen by its owner alone, and comes by direct message, once', async () => {
      const reply = await dora.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
      expect(titleOf(reply)).to.equal('Reminder set');
      expect(reply.ephemeral).to.equal(true);
      const list = await dora.slash('reminder list');
      expect(list.ephemeral).to.equal(true);
      expect(descriptionOf(list)).to.include('tea');
      await pass({ hours: 2, seconds: 1 });
      await pass({ hours: 1 });
      expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n>>> tea`]);
      expect(publicIn(abroad)).to.deep.equal([]);
    });

    it('is deleted by its button, also after a restart, and by nobody else', async () => {
      const reply = await dora.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
      await world.restartBot();
      const eli = abroad.member(`eli${count}`);
      eli.addsBotToAccount();
      const refused = await eli.click(reply.button('Delete'));
      expect(refused.content).to.include('You have no such reminder here');
      expect(refused.ephemeral).to.equal(true);
      expect(descriptionOf(await eli.slash('reminder list'))).to.include('You have none');
      expect(titleOf(await dora.click(reply.button('Delete')))).to.equal('Reminder deleted');
      await pass({ hours: 3 });
      expect(arrived(dora)).to.deep.equal([]);
    });

    it('is set by a preset of the bot, and by no server’s', async () => {
      const choices = await dora.autocomplete('reminder preset', { name: '' });
      expect(choices.map(({ value }) => value)).to.deep.equal(['preset:live']);
      await dora.slash('reminder preset', { name: 'live session', when: 'in 2 hours' });
      await pass({ hours: 1, seconds: 1 });
      await pass({ hours: 1 });
      expect(arrived(dora)).to.have.lengthOf(2);
      expect(arrived(dora).at(-1)).to.match(/>>> The live session starts$/);
      expect(publicIn(abroad)).to.deep.equal([]);
    });

    it('is the same one wherever its owner goes', async () => {
      await dora.slash('reminder add', { when: 'every day at 9:00', what: 'stretch' });
      const eli = abroad.member(`eli${count}`);
      const group = { in: world.discord.createGroupDm(dora, eli) };
      const list = await dora.slash('reminder list', {}, group);
      expect(list.ephemeral).to.equal(true);
      expect(descriptionOf(list)).to.include('stretch');
      const [choice] = await dora.autocomplete('reminder pause', { reminder: 's' }, group);
      const reminder = { reminder: `${choice?.value}` };
      expect(titleOf(await dora.slash('reminder skip', reminder, group))).to.equal('Next time left out');
      expect(descriptionOf(await dora.slash('reminder preview', reminder))).to.include('stretch');
      expect(titleOf(await dora.slash('reminder pause', reminder))).to.equal('Reminder paused');
      const own = { in: dora.directMessages() };
      expect(titleOf(await dora.slash('reminder resume', reminder, own))).to.equal('Reminder goes on');
      const edited = await dora.slash('reminder edit', { ...reminder, what: 'stretch both legs' }, group);
      expect(titleOf(edited)).to.equal('Reminder changed');
      await pass({ hours: 46 });
      expect(arrived(dora)).to.have.length(1);
      expect(arrived(dora)[0]).to.match(/>>> stretch both legs$/);
      const history = await dora.slash('reminder history', reminder);
      expect(descriptionOf(history)).to.include('sent');
      expect(group.in.messages).to.deep.equal([]);
    });

    it('cannot go to a channel, or to others, and says what can be done instead', async () => {
      const set = { when: 'in 2 hours', what: 'tea' };
      const eli = abroad.member(`eli${count}`);
      const channel = await dora.slash('reminder add', { ...set, channel: 'general' });
      expect(channel.content).to.match(/^I am no member here.* Leave out `channel`/);
      const others = await dora.slash('reminder add', { ...set, for: eli });
      expect(others.content).to.match(/^I am no member here.* Leave out `for`/);
      const everyone = await dora.slash('reminder add', { ...set, mention: '@everyone' });
      expect(everyone.content).to.match(/^I am no member here.* Leave out `mention`\.$/);
      expect([channel.ephemeral, others.ephemeral]).to.deep.equal([true, true]);
      expect(descriptionOf(await dora.slash('reminder list'))).to.include('You have none');
      await dora.slash('reminder add', set);
      const [choice] = await dora.autocomplete('reminder edit', { reminder: 'te' });
      const edit = { reminder: `${choice?.value}`, channel: 'general' };
      expect((await dora.slash('reminder edit', edit)).content).to.include('Leave out `channel`');
    });

    it('asks what was meant, and knows the answer after a restart', async () => {
      const question = await dora.slash('reminder add', { when: '3/4 at 9:00', what: 'tax' });
      expect(question.ephemeral).to.equal(true);
      expect(titleOf(question)).to.equal('Which one do you mean?');
      await world.restartBot();
      const [first] = question.buttons;
      const eli = abroad.member(`eli${count}`);
      expect((await eli.click(question.button(`${first}`))).content).to.include('no longer open');
      expect(titleOf(await dora.click(question.button(`${first}`)))).to.equal('Reminder set');
    });

    it('is read by the clock of its owner, who can choose it there', async () => {
      expect((await dora.slash('timezone set', { zone: 'Europe/Amsterdam' })).ephemeral).to.equal(true);
      const reply = await dora.slash('reminder add', { when: 'tomorrow at 9:00', what: 'tea' });
      const nine = world.clock.now().toZonedDateTimeISO('Europe/Amsterdam').add({ days: 1 }).with({
        hour: 9,
        minute: 0,
        second: 0,
      });
      expect(descriptionOf(reply)).to.include(`<t:${Math.floor(nine.epochMilliseconds / 1000)}:F>`);
    });

    it('speaks Dutch with who does', async () => {
      const bram = abroad.member(`bram${count}`, { locale: Locale.Dutch });
      bram.addsBotToAccount();
      const reply = await bram.slash('herinnering toevoegen', { wanneer: 'over 2 uur', wat: 'thee' });
      expect(titleOf(reply)).to.equal('Herinnering ingesteld');
      expect(descriptionOf(reply)).to.include('in je privéberichten');
      const refused = await bram.slash('herinnering toevoegen', {
        wanneer: 'over 2 uur',
        wat: 'thee',
        kanaal: 'general',
      });
      expect(refused.content).to.match(/^Ik ben hier geen lid.* Laat `kanaal` weg/);
      expect(descriptionOf(await bram.slash('herinnering lijst'))).to.include('thee');
      await pass({ hours: 2, seconds: 1 });
      expect(arrived(bram)).to.deep.equal([`⏰ <@${bram.id}>\n>>> thee`]);
      const gone = await bram.click(reply.button('Verwijderen'));
      expect(gone.content).to.include('al aangekomen');
    });
  });

  it('that cannot be delivered is listed as failed, with the reason, once its owner is back', async () => {
    await dora.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
    dora.removesBotFromAccount();
    await pass({ hours: 2, seconds: 1 });
    expect(arrived(dora)).to.deep.equal([]);
    dora.addsBotToAccount();
    const list = await dora.slash('reminder list');
    expect(descriptionOf(list)).to.include('could not be delivered in your direct messages');
    expect(descriptionOf(list)).to.include('I cannot reach you by direct message');
    const [choice] = await dora.autocomplete('reminder edit', { reminder: 'te' });
    await dora.slash('reminder edit', { reminder: `${choice?.value}`, when: 'in 10 minutes' });
    await pass({ minutes: 10, seconds: 1 });
    expect(arrived(dora)).to.deep.equal([`⏰ <@${dora.id}>\n>>> tea`]);
  });
});
