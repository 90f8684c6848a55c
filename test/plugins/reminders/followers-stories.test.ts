import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, teaHouse } from './support/tea-house.js';

describe('a reminder for several people', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let secret: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;
  let carol: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, secret, alice, bram } = house);
    carol = house.member('carol');
  });

  const pass = (time: Temporal.DurationLike) => house.pass(time);
  const mentioned = ({ raw }: MessageView) => raw.mentions.map(({ id }) => id);
  /** Sets one, and returns the message in which others are asked. */
  const invited = async (whom: object, values: object = {}) => {
    await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea', for: whom, ...values } as never);
    return general.nextMessage();
  };
  const everyone = () => guild.role('@everyone');
  const join = async (member: MemberActor, message: MessageView) => {
    const counted = await member.click(message.button(`reminders:follow:${idIn(message)}`));
    return { counted, panel: await counted.next() };
  };

  it('asks a member, who is reminded only when they say so', async () => {
    const question = await invited(bram);
    expect(question.content).to.match(
      new RegExp(
        `^👥 <@${alice.id}> has set a reminder\\. <@${bram.id}>, do you want to be reminded, too\\?\n`,
      ),
    );
    expect(mentioned(question)).to.deep.equal([bram.id]);
    await pass({ hours: 2, seconds: 1 });
    expect((await general.nextMessage()).content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
  });

  it('mentions everybody who is counted in, also after a restart between question and click', async () => {
    const question = await invited(bram);
    await world.restartBot();
    const { counted, panel } = await join(bram, question);
    expect(counted.buttons).to.deep.equal(['Count me in (1)']);
    expect(panel.ephemeral).to.equal(true);
    expect(panel.embeds[0]?.title).to.equal('Je doet mee');
    await join(carol, question);
    await pass({ hours: 2, seconds: 1 });
    const message = await general.nextMessage();
    expect(message.content).to.equal(`⏰ <@${alice.id}> <@${bram.id}> <@${carol.id}>\n>>> tea`);
    expect(mentioned(message)).to.have.members([alice.id, bram.id, carol.id]);
  });

  it('counts somebody once who presses twice', async () => {
    const question = await invited(everyone());
    const pressed = await Promise.all([join(bram, question), join(bram, question), join(carol, question)]);
    expect(pressed.map(({ panel }) => panel.ephemeral)).to.deep.equal([true, true, true]);
    expect((await join(bram, question)).counted.buttons).to.deep.equal(['Count me in (2)']);
  });

  it('reminds by direct message who prefers it, in their language, and lets them put it off', async () => {
    const { panel } = await join(bram, await invited(everyone()));
    await world.restartBot();
    const changed = await bram.click(panel.button('Liever per privébericht'));
    expect(descriptionOf(changed)).to.include('in je privéberichten');
    await pass({ hours: 2, seconds: 1 });
    expect((await general.nextMessage()).content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
    await pass({ seconds: 1 });
    const message = await bram.directMessages().nextMessage();
    expect(message.content).to.equal(
      `⏰ <@${bram.id}>\n-# Ingesteld door <@${alice.id}> voor <#${general.id}>; je doet mee.\n>>> tea`,
    );
    const later = await bram.click(message.button('10 minuten later'));
    expect(later.embeds[0]?.title).to.equal('Ik herinner je er opnieuw aan');
    await pass({ minutes: 11 });
    const again = await bram.directMessages().nextMessage();
    expect(again.content).to.equal(`⏰ <@${bram.id}>\n>>> tea`);
    expect(general.messages.filter(({ content }) => content.startsWith('⏰'))).to.have.lengthOf(1);
  });

  it('reminds nobody who was counted out again', async () => {
    const question = await invited(everyone());
    const { panel } = await join(carol, question);
    expect((await carol.click(panel.button('Count me out'))).embeds[0]?.title).to.equal(
      'You are counted out',
    );
    const late = await carol.click(panel.button('By direct message instead'));
    expect(late.content).to.match(/^You are not counted in/);
    await pass({ hours: 2, seconds: 1 });
    expect(mentioned(await general.nextMessage())).to.deep.equal([alice.id]);
  });

  it('can be joined for the next times where it repeats, and shows its owner who is in', async () => {
    await alice.slash('reminder add', { when: 'every hour', what: 'tea' });
    await pass({ hours: 1, seconds: 1 });
    const first = await general.nextMessage();
    const { counted } = await join(bram, first);
    expect(counted.buttons).to.include('Count me in (1)').and.to.include('Done');
    const [choice] = await alice.autocomplete('reminder preview', { reminder: 'tea' });
    const preview = await alice.slash('reminder preview', { reminder: choice?.value ?? '' });
    expect(descriptionOf(preview)).to.include(`👥 With <@${bram.id}>`);
    await pass({ hours: 1 });
    expect(mentioned(await general.nextMessage())).to.have.members([alice.id, bram.id]);
    const own = await alice.click(first.button('Count me in'));
    expect(own.content).to.equal('You are reminded of this anyway: it is yours.');
  });

  it('does not ask who cannot see it, nor a bot', async () => {
    secret.denies(carol, 'ViewChannel');
    const values = { when: 'in 2 hours', what: 'tea', channel: secret };
    const refused = await alice.slash('reminder add', { ...values, for: carol });
    expect(refused.content).to.match(/^Who is to be reminded, too, has to be a person who sees <#/);
    const bot = house.otherBot('herald');
    expect((await alice.slash('reminder add', { ...values, for: bot })).content).to.equal(refused.content);
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });

  it('tells who has left nothing more', async () => {
    const { panel } = await join(bram, await invited(everyone()));
    await bram.click(panel.button('Liever per privébericht'));
    bram.leaves();
    await pass({ hours: 2, seconds: 1 });
    await pass({ seconds: 1 });
    expect((await general.nextMessage()).content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
    expect(bram.directMessages().messages).to.deep.equal([]);
  });

  it('asks nobody about a direct message, and reminds nobody of what was made private since', async () => {
    const values = { when: 'in 2 hours', what: 'tea', for: bram };
    const refused = await alice.slash('reminder add', { ...values, dm: true });
    expect(refused.content).to.match(/^A direct message is for you alone/);
    const { panel } = await join(bram, await invited(everyone()));
    await bram.click(panel.button('Liever per privébericht'));
    const [choice] = await alice.autocomplete('reminder edit', { reminder: 'tea' });
    await alice.slash('reminder edit', { reminder: choice?.value ?? '', dm: true });
    await pass({ hours: 2, seconds: 1 });
    await pass({ seconds: 1 });
    expect((await alice.directMessages().nextMessage()).content).to.include('tea');
    expect(bram.directMessages().messages).to.deep.equal([]);
  });

  it('counts nobody in who cannot see its channel, whatever button they have', async () => {
    const question = await invited(everyone(), { channel: secret });
    secret.denies(carol, 'ViewChannel');
    const refused = await carol.click(question.button('Count me in'));
    expect(refused.content).to.match(/^You cannot see the channel of this reminder/);
    const { panel } = await join(bram, question);
    secret.denies(bram, 'ViewChannel');
    const hidden = await bram.click(panel.button('Liever per privébericht'));
    expect(hidden.content).to.match(/^Je ziet het kanaal van deze herinnering niet/);
  });

  it('asks nobody in a channel where its owner may not write', async () => {
    general.denies(alice, 'SendMessages');
    const refused = await alice.slash('reminder add', {
      when: 'in 2 hours',
      what: 'tea',
      channel: secret,
      for: bram,
    });
    expect(refused.content).to.match(/^You may not write in/);
    expect(general.messages).to.deep.equal([]);
  });

  it('asks a role without pinging it, whatever the text says', async () => {
    const question = await invited(guild.role('Tasters'), { what: '@everyone <@&1> tea' });
    expect(question.raw.mention_roles).to.deep.equal([]);
    expect(question.raw.mention_everyone).to.equal(false);
    expect(mentioned(question)).to.deep.equal([]);
    expect(question.content).to.include(`Who of <@&${guild.role('Tasters').id}> wants`);
  });

  it('asks only when its owner has said which moment was meant, also after a restart', async () => {
    const question = await bram.slash('reminder add', { when: 'om 8', what: 'tea', for: alice });
    expect(general.messages).to.deep.equal([]);
    await world.restartBot();
    await bram.click(question.button(question.buttons[0] ?? ''));
    const invitation = await general.nextMessage();
    expect(mentioned(invitation)).to.deep.equal([alice.id]);
    expect((await join(alice, invitation)).panel.embeds[0]?.title).to.equal('You are counted in');
  });

  it('that is private or over can be joined by nobody, whatever custom id they send', async () => {
    const form = await alice.contextMenu('Remind me about this', guild.owner.says('kettle'));
    await alice.submit(form, { 'When?': 'in 2 hours' });
    const [choice] = await alice.autocomplete('reminder delete', { reminder: 'kettle' });
    const question = await invited(everyone());
    const forged = { ...question.button('Count me in') };
    Object.assign(forged, {
      component: { ...forged.component, custom_id: `reminders:follow:${choice?.value}` },
    });
    expect((await carol.click(forged)).content).to.equal('This reminder is over, or was taken back.');
    await pass({ hours: 2, seconds: 1 });
    const late = await bram.click(question.button('Count me in'));
    expect(late.content).to.equal(
      '👥 This reminder is over, or was taken back; nobody can be counted in any more.\n>>> tea',
    );
    expect(late.buttons).to.deep.equal([]);
    expect((await late.next()).content).to.equal('Deze herinnering is voorbij, of werd ingetrokken.');
  });

  it('closes its question for everybody when somebody presses after it was deleted, also after a restart', async () => {
    await guild.owner.slash('config set', { setting: 'core.locale', value: 'nl' });
    const question = await invited(everyone());
    await join(bram, question);
    const [choice] = await alice.autocomplete('reminder delete', { reminder: 'tea' });
    await alice.slash('reminder delete', { reminder: String(choice?.value) });
    await world.restartBot();
    const late = await carol.click(question.button(`reminders:follow:${idIn(question)}`));
    expect((await late.next()).content).to.equal('This reminder is over, or was taken back.');
    const [here] = general.messages;
    expect(here?.content).to.equal(
      '👥 Deze herinnering is voorbij, of werd ingetrokken; meedoen kan niet meer.\n>>> tea',
    );
    expect(here?.buttons).to.deep.equal([]);
  });

  it('loses no other button of what has arrived when its series was deleted', async () => {
    await alice.slash('reminder add', { when: 'every hour', what: 'tea' });
    await pass({ hours: 1, seconds: 1 });
    const first = await general.nextMessage();
    const [choice] = await alice.autocomplete('reminder delete', { reminder: 'tea' });
    await alice.slash('reminder delete', { reminder: String(choice?.value) });
    const late = await carol.click(first.button('Count me in'));
    expect(late.content).to.equal(first.content);
    expect(late.buttons).to.include('Done').and.to.not.include('Count me in');
    expect((await late.next()).content).to.equal('This reminder is over, or was taken back.');
  });

  it('reaches everybody by direct message when its channel is gone', async () => {
    const question = await invited(everyone(), { channel: secret });
    await join(bram, question);
    secret.disappears();
    for (let second = 0; second < 4; second++) await pass(second === 0 ? { hours: 2 } : { seconds: 1 });
    expect((await alice.directMessages().nextMessage()).content).to.include('The channel is gone.');
    expect((await bram.directMessages().nextMessage()).content).to.include('Het kanaal bestaat niet meer.');
  });
});

function idIn(message: MessageView): string {
  const button = JSON.stringify(message.components).match(/reminders:follow:(\d+)/);
  return button?.[1] ?? '';
}
