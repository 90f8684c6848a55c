import { expect } from 'chai';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { descriptionOf, stamp, teaHouse, titleOf } from './support/tea-house.js';

describe('when and how often, said apart', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ alice, bram } = house);
  });

  const filled = ({ modal }: { readonly modal: unknown }) => JSON.stringify(modal);
  const add = (when: string, repeat: string, member = alice) =>
    member.slash('reminder add', { when, repeat, what: 'tea', notice: '10m' });
  const chosen = async (member = alice) =>
    (await member.autocomplete('reminder edit', { reminder: '' }))[0]?.value ?? '';
  const edit = async (options: Record<string, string>, member = alice) =>
    member.slash('reminder edit', { reminder: await chosen(member), ...options });

  describe('which name different days', () => {
    it('are asked about, and each series is shown with what follows', async () => {
      const question = await add('saturday 10:00', 'every weekday');
      expect(titleOf(question)).to.equal('Which one do you mean?');
      expect(descriptionOf(question)).to.include(
        '`when` and `repeat` name different days. Which shall count?',
      );
      expect(descriptionOf(question).split('\n').slice(-3)).to.deep.equal(
        [
          ['2026-11-26', '2026-11-27', '2026-11-28'],
          ['2026-11-28', '2026-12-05', '2026-12-12'],
          ['2026-11-30', '2026-12-01', '2026-12-02'],
        ].map((days, index) => {
          const [first, ...following] = days.map((day) => stamp(`${day}T10:00:00Z`));
          return `${index + 1}. 🔁 ${first}, then ${following.join(', ')}, …`;
        }),
      );
      expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
      const set = await alice.click(question.button(question.buttons[2] ?? ''));
      expect(descriptionOf(set))
        .to.include(stamp('2026-11-30T10:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-12-01T10:00:00Z')}`)
        .and.to.include('🔔 And before: 10 minutes.');
    });

    it('are asked about in Dutch, and can both be put right in the form', async () => {
      const question = await add('maandag 10u', 'elke vrijdag', bram);
      expect(descriptionOf(question)).to.include('`wanneer` en `herhaling` noemen verschillende dagen.');
      const form = await bram.click(question.button('Een ander moment…'));
      expect(form.fields).to.deep.equal(['Wanneer?', 'Hoe vaak?']);
      expect(filled(form)).to.include('"maandag 10u"').and.to.include('"elke vrijdag"');
      const set = await bram.submit(form, { 'Wanneer?': 'vrijdag 10u' });
      expect(descriptionOf(set))
        .to.include(stamp('2026-11-27T10:00:00Z'))
        .and.to.include(`🔁 Daarna ${stamp('2026-12-04T10:00:00Z')}`);
    });

    it('are asked about when they change a reminder, which stays as it is until then', async () => {
      await add('friday 20:00', 'every week');
      const question = await edit({ when: 'monday 10:00', repeat: 'every friday' });
      expect(descriptionOf(question)).to.include('name different days');
      expect(descriptionOf(await alice.slash('reminder list'))).to.include(stamp('2026-11-27T20:00:00Z'));
      const changed = await alice.click(question.button(question.buttons[1] ?? ''));
      expect(descriptionOf(changed))
        .to.include(stamp('2026-11-30T10:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-12-07T10:00:00Z')}`);
    });

    it('are no contradiction where every day is meant', async () => {
      const set = await add('zaterdag 10:00', 'elke dag', bram);
      expect(descriptionOf(set))
        .to.include(stamp('2026-11-28T10:00:00Z'))
        .and.to.include(`🔁 Daarna ${stamp('2026-11-29T10:00:00Z')}`);
    });
  });

  describe('of which one cannot be read', () => {
    it('say that it is how often, and keep both for the form, also after a restart', async () => {
      const refused = await add('friday 20:00', 'evry moon');
      expect(refused.content).to.match(/^I cannot read how often that is, in `repeat`\./);
      await house.world.restartBot();
      const form = await alice.click(refused.button('Another time…'));
      expect(form.fields).to.deep.equal(['When?', 'How often?']);
      expect(filled(form)).to.include('"friday 20:00"').and.to.include('"evry moon"');
      const twice = await alice.submit(form, { 'How often?': 'every 5 minutes' });
      expect(twice.content).to.match(/^A reminder comes once an hour at most\./);
      const again = await alice.click(twice.button('Another time…'));
      expect(filled(again)).to.include('"friday 20:00"').and.to.include('"every 5 minutes"');
      const set = await alice.submit(again, { 'How often?': 'every 90 minutes' });
      expect(descriptionOf(set))
        .to.include(stamp('2026-11-27T20:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-11-27T21:30:00Z')}`)
        .and.to.include('🔔 And before: 10 minutes.');
    });

    it('say so in Dutch, and set it once where how often is left empty', async () => {
      const refused = await add('vrijdag 20:00', 'soms', bram);
      expect(refused.content).to.match(/^Ik kan niet lezen hoe vaak dat is, bij `herhaling`\./);
      const form = await bram.click(refused.button('Een ander moment…'));
      const set = await bram.submit(form, { 'Hoe vaak?': '' });
      expect(descriptionOf(set)).to.include(stamp('2026-11-27T20:00:00Z')).and.not.to.include('🔁');
    });

    it('say that it is when, or both', async () => {
      expect((await add('banana', 'every day')).content).to.match(/^I cannot read `when` as one moment\./);
      expect((await add('banaan', 'elke dag', bram)).content).to.match(
        /^Ik kan `wanneer` niet als één moment/,
      );
      expect((await add('banana', 'apple')).content).to.match(/^I can read neither `when` nor `repeat`\./);
      expect((await add('banaan', 'appel', bram)).content).to.match(
        /^Ik kan `wanneer` niet lezen, en `herhaling`/,
      );
    });
  });

  describe('of a reminder that is changed', () => {
    it('are kept for the form with all else where when cannot be read', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      const refused = await edit({ when: 'whenevr', what: 'coffee', notice: '1 hour' });
      expect(refused.content).to.match(/^I cannot read that as one moment/);
      expect(refused.ephemeral).to.equal(true);
      await house.world.restartBot();
      const form = await alice.click(refused.button('Another time…'));
      expect(filled(form)).to.include('"whenevr"');
      const twice = await alice.submit(form, { 'When?': 'yesterday' });
      expect(twice.content).to.match(/^That moment is over/);
      const again = await alice.click(twice.button('Another time…'));
      const changed = await alice.submit(again, { 'When?': 'saturday 20:00' });
      expect(titleOf(changed)).to.equal('Reminder changed');
      expect(descriptionOf(changed))
        .to.match(/^coffee\n/)
        .and.to.include(stamp('2026-11-28T20:00:00Z'))
        .and.to.include('🔔 And before: 1 hour.');
      expect(descriptionOf(await alice.slash('reminder list')).match(/^> /gm)).to.have.lengthOf(1);
    });

    it('are kept in Dutch, and nothing changes until it can be read', async () => {
      await bram.slash('reminder add', { when: 'vrijdag 20:00', what: 'thee' });
      const refused = await edit({ when: 'ooit', what: 'koffie' }, bram);
      expect(refused.content).to.match(/^Dat kan ik niet als één moment lezen/);
      expect(descriptionOf(await bram.slash('reminder list'))).to.include('> thee');
      const form = await bram.click(refused.button('Een ander moment…'));
      expect(descriptionOf(await bram.submit(form, { 'Wanneer?': 'zaterdag 20:00' }))).to.match(/^koffie\n/);
    });

    it('ask only how often where only that was said, and keep its time', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      const refused = await edit({ repeat: 'evry moon' });
      const form = await alice.click(refused.button('Another time…'));
      expect(filled(form)).to.include('"evry moon"');
      const empty = await alice.submit(form, { 'How often?': '' });
      expect(empty.content).to.match(/^Say what to change/);
      const changed = await alice.submit(form, { 'How often?': 'every 2 weeks' });
      expect(descriptionOf(changed))
        .to.include(stamp('2026-11-27T20:00:00Z'))
        .and.to.include(`🔁 Then ${stamp('2026-12-11T20:00:00Z')}`);
    });

    it('end a series from the form as well, without a word of how to begin one', async () => {
      await alice.slash('reminder add', { when: 'every friday at 20:00', what: 'tea' });
      const refused = await edit({ repeat: 'evry moon' });
      const form = await alice.click(refused.button('Another time…'));
      const changed = await alice.submit(form, { 'How often?': 'never' });
      expect(descriptionOf(changed)).to.match(/🔁 It comes once now, and repeats no more\.$/m);
      expect(descriptionOf(changed)).to.include(stamp('2026-11-27T20:00:00Z'));
    });

    it('are for nobody else, and not for one that is gone', async () => {
      await alice.slash('reminder add', { when: 'friday 20:00', what: 'tea' });
      const refused = await edit({ when: 'whenevr' });
      const stolen = await bram.click(refused.button('Another time…'));
      expect(stolen.content).to.match(/^Deze vraag staat niet meer open/);
      const form = await alice.click(refused.button('Another time…'));
      await alice.slash('reminder delete', { reminder: await chosen() });
      const gone = await alice.submit(form, { 'When?': 'saturday 20:00' });
      expect(titleOf(gone)).to.equal('This question is closed');
    });
  });

  it('say how a series would end where two differ in that alone', async () => {
    const question = await alice.slash('reminder add', {
      when: 'every day at 9am until next friday',
      what: 'tea',
    });
    const lines = descriptionOf(question).split('\n').slice(-2);
    expect(lines[0]).to.match(/^1\. 🔁 <t:\d+:F>, then <t:\d+:F>$/);
    expect(lines[1]).to.include(`… until ${stamp('2026-12-04T23:59:59Z', 'D')}`);
  });

  for (const never of ['never', 'none', 'nooit', 'geen']) {
    it(`explain no repeats to who has just said "${never}"`, async () => {
      const member = never === 'nooit' || never === 'geen' ? bram : alice;
      await member.slash('reminder add', { when: 'every friday at 20:00', what: 'tea' });
      const description = descriptionOf(await edit({ repeat: never }, member));
      expect(description).to.match(/repeats no more\.|herhaalt zich niet meer\./);
      expect(description).not.to.match(/for example|bijvoorbeeld/);
    });
  }
});
