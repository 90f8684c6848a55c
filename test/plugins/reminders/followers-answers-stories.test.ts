import { expect } from 'chai';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { contentsOf, descriptionOf, stamp, teaHouse, titleOf } from './support/tea-house.js';

describe('who is counted in and reminded in a channel', function () {
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

  /** Alice is reminded of tea, and so are those who join her. */
  const arrived = async (
    friends: readonly MemberActor[],
    channel = general,
    said: object = {},
  ): Promise<MessageView> => {
    const values = { when: 'in 1 hour', what: 'tea', channel, for: guild.role('@everyone'), ...said };
    await alice.slash('reminder add', values as never);
    const question = await general.nextMessage();
    for (const friend of friends) await (await friend.click(question.button('Count me in'))).next();
    await house.passAndASecond({ hours: 1 });
    const message = channel.messages.findLast(({ content }) => content.startsWith('⏰'));
    if (!message) throw new Error('Nothing has arrived');
    return message;
  };

  it('puts it off for themselves alone, by direct message and once, also after a restart', async () => {
    const message = await arrived([bram]);
    await world.restartBot();
    const presses = [0, 1, 2].map(() => bram.click(message.button('10 minutes later')));
    for (const answer of await Promise.all(presses)) {
      expect(answer.ephemeral).to.equal(true);
      expect(titleOf(answer)).to.equal('Ik herinner je er opnieuw aan');
      expect(descriptionOf(answer))
        .to.include('in je privéberichten')
        .and.to.include('Ze is voor jou alleen uitgesteld, als privébericht.');
    }
    await house.pass({ minutes: 11 });
    expect(contentsOf(bram.directMessages())).to.deep.equal([`⏰ <@${bram.id}>\n>>> tea`]);
    expect(general.messages.filter(({ content }) => content.startsWith('⏰'))).to.have.lengthOf(1);
  });

  it('may do so beside its owner, and is told what no longer counts', async () => {
    const carol = house.member('carol');
    const message = await arrived([bram, carol]);
    const first = stamp(`${world.clock.now().add({ minutes: 10 })}`);
    await Promise.all([alice, bram, carol].map((member) => member.click(message.button('10 minutes later'))));
    const moved = await carol.click(message.button('1 hour later'));
    expect(descriptionOf(moved)).to.include(`you had put it off until ${first}; that no longer counts.`);
    const anders = await bram.click(message.button('1 hour later'));
    expect(descriptionOf(anders)).to.include(`Tot nu toe had je ze uitgesteld tot ${first}; dat vervalt.`);
    await house.pass({ minutes: 11 });
    expect((await general.nextMessage()).content).to.equal(
      `⏰ <@${alice.id}> <@${bram.id}> <@${carol.id}>\n>>> tea`,
    );
    expect((await general.nextMessage()).content).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
    expect(contentsOf(bram.directMessages())).to.deep.equal([]);
    await house.pass({ minutes: 50 });
    for (const friend of [bram, carol])
      expect(contentsOf(friend.directMessages())).to.deep.equal([`⏰ <@${friend.id}>\n>>> tea`]);
  });

  it('has it in their own list, and it counts as one of theirs', async () => {
    const message = await arrived([bram]);
    await bram.click(message.button('1 hour later'));
    expect(descriptionOf(await bram.slash('reminder list'))).to.include('> tea');
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });

  it('says that it is done for themselves, while the message stays for the others', async () => {
    const carol = house.member('carol');
    const message = await arrived([bram, carol]);
    await bram.click(message.button('1 hour later'));
    await carol.click(message.button('1 hour later'));
    await world.restartBot();
    const klaar = await bram.click(message.button('Done'));
    expect([klaar.ephemeral, titleOf(klaar)]).to.deep.equal([true, 'Klaar voor jou']);
    const [here] = general.messages.filter(({ content }) => content.startsWith('⏰'));
    expect(here?.buttons).to.include('Done');
    await house.pass({ hours: 1, seconds: 1 });
    expect(contentsOf(bram.directMessages())).to.deep.equal([]);
    expect(contentsOf(carol.directMessages())).to.have.lengthOf(1);
    const done = await alice.click(message.button('Done'));
    expect(done.content).to.match(/^✅/);
    expect(done.buttons).to.deep.equal([]);
  });

  it('may not once they are counted out, do not see the channel, or it was made private since', async () => {
    const carol = house.member('carol');
    const message = await arrived([bram, carol], secret, { when: 'every hour' });
    const [choice] = await alice.autocomplete('reminder edit', { reminder: 'tea' });
    const id = String(choice?.value);
    await world.services.reminders.followers.leave(carol.id, id);
    expect((await carol.click(message.button('1 hour later'))).content).to.match(
      /^This is not your reminder/,
    );
    secret.denies(bram, 'ViewChannel');
    await house.pass({ minutes: 6 }); // for so long the bot may take it for what it was
    expect((await bram.click(message.button('1 hour later'))).content).to.match(
      /^Dit is niet jouw herinnering/,
    );
    secret.allows(bram, 'ViewChannel');
    await house.pass({ minutes: 6 });
    await alice.slash('reminder edit', { reminder: id, what: 'a secret', dm: true });
    expect((await bram.click(message.button('1 hour later'))).content)
      .to.match(/^Dit is niet jouw herinnering/)
      .and.to.include('`Herinner me hieraan`');
    expect(descriptionOf(await bram.slash('reminder list'))).to.match(/^Je hebt er geen/);
  });
});
