import { expect } from 'chai';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { descriptionOf, stamp, teaHouse, titleOf } from './support/tea-house.js';

describe('a reminder that is changed', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ alice, bram } = house);
  });

  const chosen = async (member = alice) =>
    (await member.autocomplete('reminder edit', { reminder: '' }))[0]?.value ?? '';
  const edit = async (options: Record<string, string>, member = alice) =>
    member.slash('reminder edit', { reminder: await chosen(member), ...options });

  describe('in how often it comes', () => {
    it('keeps its time, its notices and its words', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea', notice: '10m' });
      const changed = await edit({ repeat: 'every 2 weeks' });
      expect(titleOf(changed)).to.equal('Reminder changed');
      expect(descriptionOf(changed))
        .to.match(/^tea\n/)
        .and.to.include(stamp('2026-11-27T20:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-12-11T20:00:00Z')}`)
        .and.to.include('🔔 And before: 10 minutes.')
        .and.not.to.include('Read in the time zone');
    });

    it('keeps its zone, also when its owner has moved since', async () => {
      await bram.slash('timezone set', { zone: 'Europe/Amsterdam' });
      await bram.slash('reminder add', { when: 'vrijdag 20:00', what: 'thee' });
      await bram.slash('timezone set', { zone: 'Asia/Tokyo' });
      const changed = await edit({ repeat: 'elke werkdag' }, bram);
      expect(descriptionOf(changed))
        .to.include(stamp('2026-11-27T19:00:00Z'))
        .and.to.include(`🔁 Daarna ${stamp('2026-11-30T19:00:00Z')}`)
        .and.to.include('Europe/Amsterdam');
    });

    it('takes the time that is said with it', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      const whole = await edit({ repeat: 'every day at 9:00' });
      expect(descriptionOf(whole)).to.include(stamp('2026-11-26T09:00:00Z'));
      const beside = await edit({ when: 'saturday 10:00', repeat: 'every week' });
      expect(descriptionOf(beside))
        .to.include(stamp('2026-11-28T10:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-12-05T10:00:00Z')}`);
    });

    it('is asked about where it can be read in several ways, and keeps its time', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      const question = await edit({ repeat: 'every second friday' });
      expect(titleOf(question)).to.equal('Which one do you mean?');
      const form = await alice.click(question.button('Another time…'));
      const changed = await alice.submit(form, { 'When?': 'friday 21:00' });
      expect(titleOf(changed)).to.equal('Which one do you mean?');
      const set = await alice.click(changed.button(changed.buttons[0] ?? ''));
      expect(descriptionOf(set)).to.include('🔁 Then').and.to.include('by the clocks in UTC');
    });

    it('is refused where it says nothing of the kind, in the language of who asked', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      await bram.slash('reminder add', { when: 'vrijdag 20:00', what: 'thee' });
      expect((await edit({ repeat: 'banana' })).content).to.match(
        /^I cannot read how often that is, in `repeat`\. Try/,
      );
      expect((await edit({ repeat: 'saturday 20:00' })).content).to.match(/^I cannot read how often that is/);
      expect((await edit({ repeat: 'ooit' }, bram)).content).to.match(/^Ik kan niet lezen hoe vaak dat is/);
      const both = { when: 'every day at 9:00', repeat: 'none' };
      expect((await edit(both)).content).to.match(/^I cannot read `when` and `repeat` as one/);
      const except = { repeat: 'every monday except 28 december' };
      expect((await edit(except)).content).to.match(/^A series cannot leave out single days/);
    });
  });

  describe('while its owner is asked which time they mean', () => {
    for (const label of ['the first', 'Another time…']) {
      it(`is gone: ${label} says so, and the question is closed`, async () => {
        await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
        const question = await edit({ when: 'at 8' });
        await alice.slash('reminder delete', { reminder: await chosen() });
        const pressed = label === 'the first' ? (question.buttons[0] ?? '') : label;
        const answer = await alice.click(question.button(pressed));
        expect(titleOf(answer)).to.equal('This question is closed');
        expect(descriptionOf(answer)).to.match(/^The reminder that it would change is gone, or has arrived/);
        expect(answer.buttons).to.deep.equal([]);
      });
    }

    it('is gone when the form is sent off', async () => {
      await bram.slash('reminder add', { when: 'over 1 uur', what: 'thee' });
      const question = await edit({ when: 'om 8' }, bram);
      const form = await bram.click(question.button('Een ander moment…'));
      await bram.slash('reminder delete', { reminder: await chosen(bram) });
      const answer = await bram.submit(form, { 'Wanneer?': 'morgen om 9:00' });
      expect(titleOf(answer)).to.equal('Deze vraag is gesloten');
      expect(answer.buttons).to.deep.equal([]);
      expect(descriptionOf(await bram.slash('reminder list'))).to.match(/^Je hebt er geen/);
    });

    it('has arrived', async () => {
      await alice.slash('reminder add', { when: 'in 10 minutes', what: 'tea' });
      const question = await edit({ when: 'at 8' });
      await house.pass({ minutes: 11 });
      await house.general.nextMessage();
      const answer = await alice.click(question.button(question.buttons[0] ?? ''));
      expect(titleOf(answer)).to.equal('This question is closed');
    });
  });

  // The last one: it moves the clock of all by days.
  describe('into one that does not repeat', () => {
    it('comes once more where its owner wants that, and says so', async () => {
      await bram.slash('reminder add', { when: 'elke vrijdag om 20:00', what: 'thee' });
      const changed = await edit({ repeat: 'geen' }, bram);
      expect(descriptionOf(changed))
        .to.include(stamp('2026-11-27T20:00:00Z'))
        .and.to.include('herhaalt zich niet meer');
      await house.pass({ hours: 24 * 9 });
      expect(house.general.messages.filter(({ content }) => content.includes('thee'))).to.have.lengthOf(1);
    });
  });
});
