import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, stamp, teaHouse } from './support/tea-house.js';

const MENU = 'Remind me about this';

describe('"Remind me about this", in the menu of a message', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, alice, bram } = house);
  });

  const linkTo = ({ id }: MessageView) => `https://discord.com/channels/${guild.id}/${general.id}/${id}`;
  const pass = (time: Temporal.DurationLike) => house.pass(time);
  const filled = ({ modal }: { readonly modal: unknown }) => JSON.stringify(modal);

  it('opens a form that knows the words already, and reminds in private with a link', async () => {
    const message = guild.owner.says('the <@1> kettle is **new**');
    const form = await alice.contextMenu(MENU, message);
    expect(form.fields).to.deep.equal(['When?', 'Of what?']);
    expect(filled(form)).to.include('the <@1> kettle is **new**');
    await world.restartBot();
    const reply = await alice.submit(form, { 'When?': 'in 2 hours', 'Of what?': 'new kettle' });
    expect(reply.ephemeral).to.equal(true);
    expect(reply.embeds[0]?.title).to.equal('Reminder set');
    expect(descriptionOf(reply)).to.include('in your direct messages');
    await pass({ hours: 2, seconds: 1 });
    const { content } = await alice.directMessages().nextMessage();
    expect(content).to.equal(`⏰ <@${alice.id}>\n-# About ${linkTo(message)}\n>>> new kettle`);
    expect(general.messages.map(({ id }) => id)).to.deep.equal([message.id]);
  });

  it('says the names of who is mentioned, without pinging them, in what it offers and in its form', async () => {
    const message = alice.says(`<@${bram.id}> bring tea in <#${general.id}> on Friday at 20:00`);
    const text = JSON.stringify((await alice.contextMenu(MENU, message)).raw);
    expect(text).to.include('bring tea in #general on').and.to.not.include(`<@${bram.id}>`);
    const dutch = await bram.contextMenu(MENU, alice.says(`vraag <@${bram.id}> om taart, <@1> ook`));
    expect(filled(dutch)).to.match(/vraag @bram\d* om taart, <@1> ook/i);
  });

  it('is called so in the language of who opens it, and answers in it', async () => {
    const menu = bram.commands().find(({ name }) => name === MENU);
    expect(menu?.name_localizations).to.deep.equal({ nl: 'Herinner me hieraan' });
    const form = await bram.contextMenu(MENU, alice.says('de ketel is nieuw'));
    expect(form.modal.title).to.equal('Herinner me hieraan');
    const refused = await bram.submit(form, { 'Wanneer?': 'ooit' });
    expect(refused.content).to.match(/^Dat kan ik niet als één moment lezen/);
    const reply = await bram.submit(form, { 'Wanneer?': 'over 2 uur' });
    expect(descriptionOf(reply)).to.include('de ketel is nieuw').and.to.include('in je privéberichten');
  });

  it('is called in the help as Discord calls it in the menu', async () => {
    const help = (await house.bram.slash('help')).embeds[0]?.description;
    expect(help).to.match(/^\*\*Herinner me hieraan\*\*, in het menu Apps van een bericht$/m);
  });

  it('offers the moment that the message announces, also after a restart', async () => {
    const message = guild.owner.says('Game night, Friday 27 November at 20:00!');
    const question = await alice.contextMenu(MENU, message);
    expect(question.ephemeral).to.equal(true);
    expect(question.embeds[0]?.title).to.equal('When shall I remind you?');
    expect(question.buttons.slice(1)).to.deep.equal(['2. 1 hour before', 'Another time…']);
    expect(descriptionOf(question)).to.include(stamp('2026-11-27T20:00:00Z'));
    await world.restartBot();
    const set = await alice.click(question.button('2. 1 hour before'));
    expect(set.embeds[0]?.title).to.equal('Reminder set');
    expect(descriptionOf(set)).to.include(stamp('2026-11-27T19:00:00Z'));
    const twice = await alice.click(question.button('2. 1 hour before'));
    expect(twice.content).to.match(/^This question is no longer open/);
    await pass({ hours: 55, seconds: 1 });
    const { content } = await alice.directMessages().nextMessage();
    expect(content).to.include(`-# About ${linkTo(message)}\n>>> Game night`);
  });

  it('takes another time for what is announced', async () => {
    const message = guild.owner.says('Spelavond, vrijdag 11 december om 20u!');
    const question = await bram.contextMenu(MENU, message);
    const form = await bram.click(question.button('Een ander moment…'));
    expect(filled(form)).to.include('Spelavond');
    await world.restartBot();
    const set = await bram.submit(form, { 'Wanneer?': 'over 3 dagen' });
    expect(set.embeds[0]?.title).to.equal('Herinnering ingesteld');
    expect(set.buttons).to.deep.equal(['Verwijderen']);
    const asked = await bram.submit(form, { 'Wanneer?': 'om 8' });
    expect(asked.buttons).to.have.lengthOf(3);
  });

  it('reads what a bot announces in an embed, and names the author of what has no words', async () => {
    const bot = house.otherBot('herald');
    const embeds = [{ title: 'Tea tasting', description: 'Saturday 28 November at 15:00' }];
    const question = await alice.contextMenu(MENU, bot.says('', { embeds }));
    expect(descriptionOf(question)).to.include('Tea tasting').and.to.include(stamp('2026-11-28T15:00:00Z'));
    const picture = alice.says('', { files: [{ name: 'tea.png', content: 'x' }] });
    expect(filled(await bram.contextMenu(MENU, picture))).to.include(
      `Een bericht van ${alice.user.username}`,
    );
  });

  it('lets nobody answer the question of another, and shows nobody its words', async () => {
    const question = await alice.contextMenu(MENU, guild.owner.says('Game night, 27 November at 20:00!'));
    for (const label of question.buttons) {
      const reply = await bram.click(question.button(label));
      expect(reply.content, label).to.match(/^Deze vraag staat niet meer open/);
    }
    expect(descriptionOf(await bram.slash('reminder list'))).to.match(/^Je hebt er geen/);
  });

  it('pings nobody and formats nothing, whatever the message says', async () => {
    const evil = '@everyone <@&1> [free](https://evil.example)\u202E\n# BIG';
    const form = await alice.contextMenu(MENU, guild.owner.says(evil));
    await alice.submit(form, { 'When?': 'in 1 hour' });
    await pass({ hours: 1, seconds: 1 });
    const { content, raw } = await alice.directMessages().nextMessage();
    expect(raw.mention_everyone).to.equal(false);
    expect(content).to.include('\\[free\\](https://evil.example)').and.to.include('\\# BIG');
  });

  it('takes no message from a forged form', async () => {
    const form = await alice.contextMenu(MENU, guild.owner.says('kettle'));
    const forged = { ...form.modal, custom_id: 'reminders:form:@me:1:../../evil' };
    Object.assign(form.answer, { modal: forged });
    const reply = await alice.submit(form, { 'When?': 'in 1 hour' });
    expect(reply.content).to.not.include('Reminder set');
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });
});
