import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, stamp, teaHouse } from './support/tea-house.js';

const DAY_IN_SECONDS = 24 * 60 * 60;

describe('reminders, as people use them', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let alice: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, alice } = house);
  });

  const soon = (hours: number) => `${world.clock.now().add({ hours })}`;

  it('are set, confirmed in everybody’s own clock, and arrive', async () => {
    const reply = await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
    const due = soon(2);
    expect(reply.ephemeral).to.equal(true);
    expect(reply.embeds[0]?.title).to.equal('Reminder set');
    expect(descriptionOf(reply)).to.equal(`tea\n\n${stamp(due)} (${stamp(due, 'R')}) in <#${general.id}>`);

    await world.clock.advance({ hours: 2, seconds: 1 });
    const message = await general.nextMessage();
    expect(message.content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
    expect(message.raw.mentions.map(({ id }) => id)).to.deep.equal([alice.id]);
  });

  it('say the names of who is mentioned in their words, and ping nobody but their owner', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    const what = `ask <@${bram.id}> in <#${general.id}>, not <@1>`;
    const named = `ask @${bram.user.global_name ?? bram.user.username} in #${general.name}, not \\<@1\\>`;
    const reply = await alice.slash('reminder add', { when: 'in 2 hours', what });
    expect(descriptionOf(reply)).to.include(named);
    await world.clock.advance({ hours: 2, seconds: 1 });
    const message = await general.nextMessage();
    expect(message.content).to.include(named);
    expect(message.raw.mentions.map(({ id }) => id)).to.deep.equal([alice.id]);
    const dutch = await bram.slash('reminder add', { when: 'over 2 uur', what: `vraag <@${alice.id}>` });
    expect(descriptionOf(dutch)).to.match(/^vraag @alice/i);
  });

  it('are read by the clocks where their owner lives, and say so', async () => {
    const reply = await alice.slash('reminder add', { when: 'tomorrow at 20:00', what: 'tea' });
    expect(descriptionOf(reply)).to.include(
      '-# Read in the time zone UTC. You choose yours with `/timezone set`.',
    );
    const bram = house.member('bram', { locale: Locale.Dutch });
    await bram.slash('timezone set', { zone: 'Asia/Tokyo' });
    const dutch = await bram.slash('reminder add', { when: 'overmorgen om 20:00', what: 'thee' });
    const day = world.clock
      .now()
      .toZonedDateTimeISO('Asia/Tokyo')
      .add({ days: 2 })
      .with({ hour: 20, minute: 0, second: 0 });
    expect(descriptionOf(dutch)).to.include(stamp(`${day.toInstant()}`));
    expect(descriptionOf(dutch)).to.include('-# Gelezen in de tijdzone Asia/Tokyo.');
  });

  it('repeat, and come again', async () => {
    const reply = await alice.slash('reminder add', { when: 'every day at 9:00', what: 'tea' });
    expect(descriptionOf(reply)).to.match(/\n🔁 Then <t:\d+:F>, by the clocks in UTC\.\n/);
    const [choice] = await alice.autocomplete('reminder preview', { reminder: 'tea' });
    const preview = await alice.slash('reminder preview', { reminder: choice?.value ?? '' });
    expect(descriptionOf(preview).match(/<t:\d+:F>/g)).to.have.lengthOf(5);
    for (let day = 0; day < 2; day++) {
      await world.clock.advance({ hours: 24 });
      await world.services.reminders.deliveries.settled();
      await world.restartBot();
    }
    expect(general.messages.filter(({ content }) => content.endsWith('tea'))).to.have.lengthOf(2);
    expect(descriptionOf(await alice.slash('reminder list'))).to.include('🔁 Then');
  });

  it('say until when they repeat, and which time is the last', async () => {
    const reply = await alice.slash('reminder add', {
      when: 'every day at 9:00 until 20 december',
      what: 'tea',
    });
    const until = stamp('2026-12-20T23:59:59Z', 'D');
    expect(descriptionOf(reply)).to.include(`by the clocks in UTC, until ${until}.`);
    expect(descriptionOf(await alice.slash('reminder list'))).to.include(`UTC, until ${until}.`);
    const bram = house.member('bram', { locale: Locale.Dutch });
    const dutch = await bram.slash('reminder add', { when: 'elke dag om 9:00, 3 keer', what: 'thee' });
    const [first, following] = descriptionOf(dutch).match(/(?<=<t:)\d+(?=:F>)/g) ?? [];
    expect(Number(following) - Number(first)).to.equal(DAY_IN_SECONDS);
    const third = Number(following) + DAY_IN_SECONDS;
    expect(descriptionOf(dutch)).to.include(`UTC, tot en met <t:${third}:D>.`);
    const [choice] = await bram.autocomplete('reminder preview', { reminder: 'thee' });
    const preview = await bram.slash('reminder preview', { reminder: choice?.value ?? '' });
    expect(descriptionOf(preview).match(/<t:\d+:F>/g)).to.have.lengthOf(3);
    expect(descriptionOf(preview)).to.match(/\n🔁 Dat is de laatste keer\.$/);
    const [long] = await alice.autocomplete('reminder preview', { reminder: 'tea' });
    const more = await alice.slash('reminder preview', { reminder: long?.value ?? '' });
    expect(descriptionOf(more).match(/<t:\d+:F>/g)).to.have.lengthOf(5);
    expect(descriptionOf(more)).not.to.include('last time');
  });

  it('go to another channel when its owner may write there', async () => {
    const secret = guild.channel('secret');
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    await world.clock.advance({ hours: 1, seconds: 1 });
    expect((await secret.nextMessage()).content).to.include('tea');
  });

  it('are refused for a channel in which their owner may not write', async () => {
    const secret = guild.channel('secret');
    secret.denies(alice, 'SendMessages');
    const reply = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    expect(reply.content).to.equal(
      `You may not write in <#${secret.id}>, so you cannot be reminded there. Choose another channel.`,
    );
  });

  it('are refused for a channel in which the bot may not write', async () => {
    const secret = guild.channel('secret');
    secret.denies(guild.bot, 'SendMessages');
    const reply = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    expect(reply.content).to.match(/^I may not write in <#\d+>\./);
  });

  it('are refused with the reason and an example, in the language of who asked', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    const past = await alice.slash('reminder add', { when: 'yesterday at 10:00', what: 'tea' });
    const far = await alice.slash('reminder add', { when: 'in 100 years', what: 'tea' });
    const unclear = await bram.slash('reminder add', { when: 'ooit', what: 'thee' });
    expect(past.content).to.match(/^That moment is over\. .*for example: in 2 hours/);
    expect(far.content).to.match(/^That is more than five years ahead\. .*for example/);
    expect(unclear.content).to.match(/^Dat kan ik niet als één moment lezen\. .*vrijdag 20:00/);
    expect(past.ephemeral).to.equal(true);
  });

  it('ask which moment was meant, and set nothing before it is said, also after a restart', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    const question = await bram.slash('reminder add', { when: 'om 8', what: 'thee' });
    expect(question.ephemeral).to.equal(true);
    expect(question.embeds[0]?.title).to.equal('Welke bedoel je?');
    expect(question.buttons).to.have.lengthOf(3);
    expect(question.buttons[0]).to.match(/^1\. .* \(UTC\)$/);
    expect(descriptionOf(await bram.slash('reminder list'))).to.include('Je hebt er geen');
    await world.restartBot();
    const set = await bram.click(question.button(question.buttons[1] ?? ''));
    expect(set.embeds[0]?.title).to.equal('Herinnering ingesteld');
    const again = await bram.click(question.button(question.buttons[0] ?? ''));
    expect(again.content).to.match(/^Deze vraag staat niet meer open/);
  });

  it('are not set by somebody who may no longer write there when they answer', async () => {
    const secret = guild.channel('secret');
    const question = await alice.slash('reminder add', { when: 'at 8', what: 'tea', channel: secret });
    secret.denies(alice, 'SendMessages');
    const answer = await alice.click(question.button(question.buttons[0] ?? ''));
    expect(answer.content).to.match(/^You may not write in/);
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });

  it('cannot ping anybody but their owner, whatever their text says', async () => {
    const what = `@everyone @here <@&${guild.id}> <@${guild.owner.id}> [free](https://evil.example)\u202E`;
    await alice.slash('reminder add', { when: 'in 1 hour', what });
    await world.clock.advance({ hours: 1, seconds: 1 });
    const { raw } = await general.nextMessage();
    expect(raw.mention_everyone).to.equal(false);
    expect(raw.mention_roles).to.deep.equal([]);
    expect(raw.mentions.map(({ id }) => id)).to.deep.equal([alice.id]);
    expect(world.discord.ledger.sentWithoutAllowedMentions()).to.deep.equal([]);
  });

  it('are listed page by page, and only for their owner', async () => {
    for (let hour = 1; hour <= 7; hour++) {
      const wish = { channelId: general.id, when: `in ${hour} hours`, what: `tea ${hour}`, locale: 'en-US' };
      await world.services.reminders.create(guild.id, alice.id, wish);
    }
    const first = await alice.slash('reminder list');
    expect(first.ephemeral).to.equal(true);
    expect(descriptionOf(first)).to.match(
      /> tea 1\n\n.*\n> tea 2\n\n.*\n> tea 3\n\n.*\n> tea 4\n\n.*\n> tea 5$/,
    );
    const second = await alice.click(first.button('▶'));
    expect(descriptionOf(second)).to.match(/> tea 6\n\n.*\n> tea 7$/);
    const others = await house.member('mallory').slash('reminder list');
    expect(descriptionOf(others)).to.equal('You have none. Set one with `/reminder add`.');
  });

  it('are set and edited five times a minute by one member, who is told when to go on', async () => {
    const add = (who: MemberActor) => who.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    for (let time = 1; time <= 5; time++) await add(alice);
    const daan = house.member('daan', { locale: Locale.Dutch });
    const refused = await add(alice);
    expect(refused.content).to.match(/^That was too often. You can do this again <t:\d+:R>.$/);
    expect(refused.ephemeral).to.equal(true);
    expect((await add(daan)).embeds[0]?.title).to.equal('Herinnering ingesteld');
    const [{ value = '' } = {}] = await alice.autocomplete('reminder edit', { reminder: '' });
    const edit = () => alice.slash('reminder edit', { reminder: value, what: 'coffee' });
    for (let time = 1; time <= 5; time++) expect((await edit()).content).not.to.include('too often');
    expect((await edit()).content).to.include('too often');
  });

  it('are deleted by the button below their confirmation, also after a restart', async () => {
    const reply = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    await world.restartBot();
    const gone = await alice.click(reply.button('Delete'));
    expect(gone.embeds[0]?.title).to.equal('Reminder deleted');
    expect(gone.buttons).to.deep.equal([]);
    await world.clock.advance({ hours: 2 });
    expect(general.messages).to.deep.equal([]);
  });

  it('are deleted once, however often the button is pressed, and the rest is told what helps', async () => {
    const reply = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    const press = () => alice.click(reply.button('Delete'));
    const replies = await Promise.all([press(), press()]);
    expect(replies.filter(({ embeds }) => embeds[0]?.title === 'Reminder deleted')).to.have.lengthOf(1);
    expect(replies.map(({ content }) => content)).to.include(
      'You have no such reminder here, or no more. `/reminder list` shows those you have.',
    );
  });

  it('are deleted by name, without an id to type', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'drink tea' });
    await alice.slash('reminder add', { when: 'in 3 hours', what: 'drink coffee' });
    const choices = await alice.autocomplete('reminder delete', { reminder: 'TEA' });
    expect(choices.map(({ name }) => name)).to.have.lengthOf(1);
    expect(choices[0]?.name).to.match(/^drink tea · .* \(UTC\)$/);
    const reply = await alice.slash('reminder delete', { reminder: choices[0]?.value ?? '' });
    expect(descriptionOf(reply)).to.equal('drink tea');
    expect(descriptionOf(await alice.slash('reminder list'))).to.not.include('tea');
  });

  it('cannot be deleted, nor seen, by anybody else', async () => {
    const mallory = house.member('mallory');
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    const [choice] = await alice.autocomplete('reminder delete', { reminder: '' });
    expect(await mallory.autocomplete('reminder delete', { reminder: '' })).to.deep.equal([]);
    for (const reminder of [choice?.value ?? '', 'tea', '0', '1; drop table', '9'.repeat(40)]) {
      const reply = await mallory.slash('reminder delete', { reminder });
      expect(reply.content, String(reminder)).to.match(/^You have no such reminder/);
    }
    await world.clock.advance({ hours: 1, seconds: 1 });
    expect((await general.nextMessage()).content).to.include('tea');
  });

  it('come by direct message, with the reason, when their channel is gone', async () => {
    const secret = guild.channel('secret');
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    secret.disappears();
    await world.clock.advance({ hours: 1, seconds: 1 });
    await world.services.reminders.deliveries.settled();
    await world.clock.advance({ seconds: 1 });
    const message = await alice.directMessages().nextMessage();
    expect(message.content).to.equal(
      `⏰ <@${alice.id}>\n-# Meant for <#${secret.id}>. The channel is gone.\n>>> tea`,
    );
  });

  it('stay in the list with the reason when nothing takes them', async () => {
    const secret = guild.channel('secret');
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    secret.denies(guild.bot, 'SendMessages');
    alice.closesDirectMessages();
    await world.clock.advance({ hours: 1, seconds: 1 });
    await world.services.reminders.deliveries.settled();
    await world.clock.advance({ seconds: 1 });
    await world.services.reminders.deliveries.settled();
    const list = descriptionOf(await alice.slash('reminder list'));
    expect(list).to.match(
      /^⚠ .* could not be delivered in <#\d+>, nor in your direct messages\.\nI am not allowed/,
    );
  });

  it('tell that they are late when the bot was away', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    const due = soon(1);
    await world.bot.stop();
    await world.clock.advance({ hours: 5 });
    await world.restartBot();
    await world.clock.advance({ seconds: 2 });
    const message = await general.nextMessage();
    expect(message.content).to.include(`-# This was due ${stamp(due)}; it could not be sent before.`);
  });

  it('are explained in the reader’s language by Discord itself', () => {
    const [command] = alice.commands().filter(({ name }) => name === 'reminder');
    expect(command?.description_localizations).to.deep.equal({ nl: 'Herinneringen' });
  });
});
