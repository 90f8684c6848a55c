import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { contentsOf, descriptionOf, teaHouse } from './support/tea-house.js';

describe('a reminder that could not be delivered', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let secret: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, secret, alice, bram } = house);
  });

  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);
  const shut = () => secret.denies(guild.bot, 'SendMessages');
  const open = () => secret.allows(guild.bot, 'SendMessages');

  it('is sent once more by a button in the list, once however often it is pressed', async () => {
    await bram.slash('reminder add', { when: 'over 1 uur', what: 'thee', channel: secret });
    bram.closesDirectMessages();
    shut();
    await pass({ hours: 1 });
    const listed = await bram.slash('reminder list');
    expect(descriptionOf(listed))
      .to.include('kon niet bezorgd worden')
      .and.to.include('Ik mag daar niet schrijven.');
    open();
    await world.restartBot();
    const presses = [0, 1, 2].map(() => bram.click(listed.button('Opnieuw: thee')));
    const answers = await Promise.all(presses);
    expect(answers.filter(({ embeds }) => embeds[0]?.title === 'Ik probeer het opnieuw')).to.have.lengthOf(1);
    const others = answers.filter(({ content }) => /^Deze herinnering is al onderweg/.test(content));
    expect(others).to.have.lengthOf(2);
    await pass({ seconds: 1 });
    expect(contentsOf(secret)).to.deep.equal([`⏰ <@${bram.id}>\n>>> thee`]);
    const again = await bram.click(listed.button('Opnieuw: thee'));
    expect(again.content).to.match(/^Deze herinnering is al onderweg, of is aangekomen/);
    await pass({ hours: 1 });
    expect(contentsOf(secret)).to.have.lengthOf(1);
  });

  it('fails again when nothing was mended, and can be tried from its history as well', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    alice.closesDirectMessages();
    shut();
    await pass({ hours: 1 });
    const first = await alice.slash('reminder list');
    await alice.click(first.button('Try again: tea'));
    await pass({ seconds: 1 });
    const second = await alice.slash('reminder list');
    expect(second.buttons).to.deep.equal(['Try again: tea']);
    const [choice] = await alice.autocomplete('reminder history', { reminder: 'tea' });
    const history = await alice.slash('reminder history', { reminder: `${choice?.value}` });
    alice.opensDirectMessages();
    await alice.click(history.button('Try again'));
    await pass({ seconds: 1 });
    expect(contentsOf(alice.directMessages())).to.have.lengthOf(1);
  });

  it('that came as a direct message instead comes to its channel after all', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    shut();
    await pass({ hours: 1 });
    const instead = await alice.directMessages().nextMessage();
    expect(instead.content).to.include('I am not allowed to write there.');
    open();
    const begun = await alice.click(instead.button('Try the channel again'));
    expect(begun.embeds[0]?.title).to.equal('I try again');
    await pass({ seconds: 1 });
    expect(contentsOf(secret)).to.deep.equal([`⏰ <@${alice.id}>\n>>> tea`]);
    const more = await alice.click(instead.button('Try the channel again'));
    expect(more.content).to.match(/^This reminder is on its way already, or has arrived/);
    expect(contentsOf(alice.directMessages())).to.have.lengthOf(1);
  });

  it('is sent again by nobody but its owner, and not where they may not write any more', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    alice.closesDirectMessages();
    shut();
    await pass({ hours: 1 });
    const listed = await alice.slash('reminder list');
    const [reminder] = await world.services.reminders.list(guild.id, alice.id);
    await expectRefusal(() => world.services.reminders.secondTries.begin(bram.id, reminder?.id ?? ''));
    secret.denies(alice, 'ViewChannel');
    open();
    await pass({ seconds: 1 });
    for (let tries = 0; ; tries++) {
      const { content } = await alice.click(listed.button('Try again: tea'));
      expect(content).to.match(/^You may not write in <#\d+> any more/);
      if (tries > 0) break;
    }
    await pass({ seconds: 1 });
    expect(contentsOf(secret)).to.deep.equal([]);
  });

  it('tells nobody twice who was told directly', async () => {
    const values = { when: 'in 1 hour', what: 'tea', channel: secret, for: guild.role('@everyone') };
    await alice.slash('reminder add', values);
    const question = await general.nextMessage();
    const carol = house.member('carol');
    const panel = await (await bram.click(question.button('Count me in'))).next();
    await bram.click(panel.button('Liever per privébericht'));
    await carol.click(question.button('Count me in'));
    await guild.owner.slash('config set', { setting: 'reminders.directMessages', value: 'no' });
    shut();
    await pass({ hours: 1 });
    expect(contentsOf(bram.directMessages())).to.have.lengthOf(1);
    open();
    const listed = await alice.slash('reminder list');
    await alice.click(listed.button('Try again: tea'));
    await pass({ seconds: 1 });
    expect(contentsOf(secret)).to.deep.equal([`⏰ <@${alice.id}> <@${carol.id}>\n>>> tea`]);
    expect(contentsOf(bram.directMessages())).to.have.lengthOf(1);
  });

  it('shows in a series when and why the last time failed, until the next that arrives', async () => {
    await bram.slash('reminder add', { when: 'elk uur', what: 'thee', channel: secret });
    bram.closesDirectMessages();
    shut();
    await pass({ hours: 1 });
    const listed = await bram.slash('reminder list');
    expect(descriptionOf(listed)).to.match(
      /⚠ De vorige keer, <t:\d+:F>, kon ze niet bezorgd worden\. Ik mag daar niet schrijven\./,
    );
    expect(listed.buttons).to.deep.equal([]);
    open();
    await pass({ hours: 1 });
    expect(contentsOf(secret)).to.have.lengthOf(1);
    expect(descriptionOf(await bram.slash('reminder list'))).to.not.include('De vorige keer');
  });

  async function expectRefusal(act: () => Promise<unknown>): Promise<void> {
    const error: unknown = await act().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property('identifier', 'reminders.notYours');
  }
});
