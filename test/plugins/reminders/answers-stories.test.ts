import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, stamp, teaHouse } from './support/tea-house.js';

describe('a reminder, after it was set', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let general: ChannelActor;
  let alice: MemberActor;

  beforeEach(() => {
    ({ world, general, alice } = house);
  });

  const pass = (time: Temporal.DurationLike) => house.pass(time);
  const arrived = async (member = alice, when = 'in 1 hour') => {
    await member.slash('reminder add', { when, what: 'tea' });
    await pass({ hours: 1, seconds: 1 });
    return general.nextMessage();
  };
  const change = async (how: string, member = alice) => {
    const [choice] = await member.autocomplete(`reminder ${how}`, { reminder: 'tea' });
    return member.slash(`reminder ${how}`, { reminder: choice?.value ?? '' });
  };

  it('is put off by its owner, also after a restart, and comes once more', async () => {
    const message = await arrived();
    await world.restartBot();
    const reply = await alice.click(message.button('10 minutes later'));
    expect(reply.ephemeral).to.equal(true);
    expect(descriptionOf(reply)).to.include(stamp(`${world.clock.now().add({ minutes: 10 })}`));
    const instead = stamp(`${world.clock.now().add({ minutes: 10 })}`);
    const moved = await alice.click(message.button('1 hour later'));
    expect(descriptionOf(moved)).to.include(`Until now you had put it off until ${instead}; that no longer`);
    await pass({ minutes: 11 });
    expect(general.messages).to.have.lengthOf(1);
    await pass({ minutes: 50 });
    expect(general.messages).to.have.lengthOf(2);
    const late = await alice.click(message.button('10 minutes later'));
    expect(late.content).to.equal('This reminder has already arrived.');
  });

  it('is put off until the same time of the next day where its owner lives', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    await bram.slash('timezone set', { zone: 'Europe/Brussels' });
    const message = await arrived(bram, 'over 1 uur');
    const due = world.clock.now().subtract({ seconds: 1 });
    const reply = await bram.click(message.button('Morgen'));
    expect(reply.embeds[0]?.title).to.equal('Ik herinner je er opnieuw aan');
    expect(descriptionOf(reply)).to.include(stamp(`${due.add({ hours: 24 })}`));
  });

  it('is done when its owner says so, and what was put off does not come', async () => {
    const message = await arrived();
    await alice.click(message.button('1 hour later'));
    await world.restartBot();
    const done = await alice.click(message.button('Done'));
    expect(done.content).to.equal(`✅ <@${alice.id}>\n>>> tea`);
    expect(done.buttons).to.deep.equal([]);
    await pass({ hours: 2 });
    expect(general.messages).to.have.lengthOf(1);
  });

  it('is put off or done by nobody else', async () => {
    const message = await arrived();
    const mallory = house.member('mallory');
    for (const button of ['10 minutes later', 'Done']) {
      const reply = await mallory.click(message.button(button));
      expect(reply.content)
        .to.match(/^This is not your reminder, or it is long over\./)
        .and.to.include('`Remind me about this`');
    }
    await pass({ hours: 1 });
    expect(general.messages.map(({ content }) => content)).to.deep.equal([`⏰ <@${alice.id}>\n>>> tea`]);
  });

  it('does not come while it is paused, and goes on with its next time', async () => {
    await alice.slash('reminder add', { when: 'every hour', what: 'tea' });
    expect((await change('pause')).embeds[0]?.title).to.equal('Reminder paused');
    await world.restartBot();
    await pass({ hours: 3 });
    expect(general.messages).to.deep.equal([]);
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^⏸ Paused/);
    const resumed = await change('resume');
    expect(resumed.embeds[0]?.title).to.equal('Reminder goes on');
    expect((await change('resume')).content).to.equal('This reminder is not paused.');
    await pass({ hours: 1, seconds: 1 });
    expect(general.messages).to.have.lengthOf(1);
  });

  it('leaves its next time out', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    await bram.slash('reminder add', { when: 'elk uur', what: 'tea' });
    expect((await change('skip', bram)).embeds[0]?.title).to.equal('Volgende keer overgeslagen');
    await pass({ hours: 1, seconds: 1 });
    expect(general.messages).to.deep.equal([]);
    await pass({ hours: 1 });
    expect(general.messages).to.have.lengthOf(1);
  });

  it('that comes once has no next time to leave out', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    expect((await change('skip')).content).to.match(/^Nothing comes after that time\./);
  });

  it('is changed in the words of its owner, and comes at its new time only', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    const [choice] = await alice.autocomplete('reminder edit', { reminder: 'tea' });
    const reminder = choice?.value ?? '';
    const changed = await alice.slash('reminder edit', { reminder, when: 'in 3 hours', what: 'coffee' });
    expect(changed.embeds[0]?.title).to.equal('Reminder changed');
    await pass({ hours: 2 });
    expect(general.messages).to.deep.equal([]);
    const others = await house.member('mallory').slash('reminder edit', { reminder, what: 'x' });
    expect(others.content).to.match(/^You have no such reminder/);
    await pass({ hours: 1, seconds: 1 });
    expect((await general.nextMessage()).content).to.include('>>> coffee');
    const late = await alice.slash('reminder edit', { reminder, when: 'in 3 hours' });
    expect(late.content).to.equal('This reminder has already arrived.');
  });

  it('stays as it is until its owner says which new time they mean, also after a restart', async () => {
    const bram = house.member('bram', { locale: Locale.Dutch });
    await bram.slash('reminder add', { when: 'over 100 uur', what: 'tea' });
    const before = descriptionOf(await bram.slash('reminder list'));
    const [choice] = await bram.autocomplete('reminder edit', { reminder: 'tea' });
    const question = await bram.slash('reminder edit', { reminder: choice?.value ?? '', when: 'om 8' });
    expect(descriptionOf(await bram.slash('reminder list'))).to.equal(before);
    await world.restartBot();
    const changed = await bram.click(question.button(question.buttons[0] ?? ''));
    expect(changed.embeds[0]?.title).to.equal('Herinnering gewijzigd');
    const after = descriptionOf(await bram.slash('reminder list'));
    expect(after).to.not.equal(before);
    expect(after.match(/> tea/g)).to.have.lengthOf(1);
  });
});
