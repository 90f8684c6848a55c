import { expect } from 'chai';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { contentsOf, descriptionOf, teaHouse } from './support/tea-house.js';

describe('a reminder of which the channel was deleted', function () {
  this.timeout(180_000);
  const house = teaHouse();

  const arrived = async (member: MemberActor, when: string) => {
    await member.slash('reminder add', { when, what: 'tea', channel: house.secret });
    house.secret.disappears();
    await house.passAndASecond({ hours: 1 });
    await house.pass({ seconds: 1 });
    return member.directMessages().nextMessage();
  };

  it('is not offered to that channel again, and is put off to direct messages, which is said', async () => {
    const message = await arrived(house.alice, 'in 1 hour');
    expect(message.content).to.include('The channel is gone.');
    expect(message.buttons).to.deep.equal(['10 minutes later', '1 hour later', 'Tomorrow', 'Done']);
    await house.world.restartBot();
    const later = await house.alice.click(message.button('Tomorrow'));
    expect(descriptionOf(later))
      .to.include('in your direct messages')
      .and.to.include('Its channel is gone, so it comes to you by direct message.');
    await house.pass({ hours: 24 });
    const contents = contentsOf(house.alice.directMessages());
    expect(contents.at(-1)).to.equal(`⏰ <@${house.alice.id}>\n>>> tea`);
    expect(contents).to.have.lengthOf(2);
  });

  it('says so in the list of what goes on, with what to do, also after a restart', async () => {
    const message = await arrived(house.bram, 'elk uur');
    const later = await house.bram.click(message.button('Morgen'));
    expect(descriptionOf(later)).to.include(
      'Het kanaal bestaat niet meer, dus komt ze als privébericht naar jou.',
    );
    await house.world.restartBot();
    const list = descriptionOf(await house.bram.slash('reminder list'));
    expect(list)
      .to.include('in een kanaal dat niet meer bestaat')
      .and.to.include('Met `/herinnering wijzigen` kies je een ander')
      .and.to.include('in je privéberichten')
      .and.to.not.include(house.secret.id);
  });
});
