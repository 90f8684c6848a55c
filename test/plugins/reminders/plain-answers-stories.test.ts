import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { descriptionOf, stamp, teaHouse } from './support/tea-house.js';

/** What a reminder command answers when there is more to say than "done". */
describe('an answer about a reminder', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ alice, bram } = house);
  });

  const chosen = async (how: string, member = alice) => {
    const [choice] = await member.autocomplete(`reminder ${how}`, { reminder: '' });
    return choice?.value ?? '';
  };
  const edit = async (options: Record<string, string>, member = alice) =>
    member.slash('reminder edit', { reminder: await chosen('edit', member), ...options });

  it('says that there is nothing to see in a text of invisible characters', async () => {
    for (const what of ['\u200B\u200B', ' \u200D ', '\u3164', '\u2800'])
      expect((await alice.slash('reminder add', { when: 'in 1 hour', what })).content).to.equal(
        'There is nothing in that text. Say what to remind you of.',
      );
    const family = '👨\u200D👩\u200D👧';
    const set = await bram.slash('reminder add', { when: 'over 1 uur', what: family });
    expect(descriptionOf(set)).to.include(family);
  });

  it('shows a time that stands in the text as a time, when it comes as well', async () => {
    const time = stamp('2026-11-27T20:00:00Z');
    const set = await bram.slash('reminder add', { when: 'over 1 uur', what: `thee op ${time} @everyone` });
    expect(descriptionOf(set)).to.include(`thee op ${time} @\u200Beveryone`);
    await house.pass({ hours: 1 });
    const [arrived] = house.general.messages;
    expect(arrived?.content).to.include(`thee op ${time} @\u200Beveryone`);
  });

  it('asks what to change where nothing was named, in the language of who asked', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    await bram.slash('reminder add', { when: 'over 1 uur', what: 'thee' });
    expect((await edit({})).content).to.equal(
      'Say what to change: `when`, `what`, or one of the other options.',
    );
    expect((await edit({}, bram)).content).to.match(/^Zeg wat ik moet wijzigen: `wanneer`/);
  });

  it('says when what repeated repeats no more, and only then', async () => {
    await alice.slash('reminder add', { when: 'every day at 9:00', what: 'tea' });
    const over = /🔁 It comes once now, and repeats no more\./;
    expect(descriptionOf(await edit({ what: 'coffee' }))).not.to.match(over);
    expect(descriptionOf(await edit({ when: 'every friday at 20:00' }))).not.to.match(over);
    expect(descriptionOf(await edit({ when: 'saturday 10:00' }))).to.match(over);
    expect(descriptionOf(await edit({ when: 'sunday 10:00' }))).not.to.match(over);
  });

  it('says so as well when it was asked first which moment was meant, also after a restart', async () => {
    await bram.slash('reminder add', { when: 'elke dag om 9:00', what: 'thee' });
    const question = await edit({ when: 'om 8' }, bram);
    await house.world.restartBot();
    const changed = await bram.click(question.button(question.buttons[0] ?? ''));
    expect(descriptionOf(changed)).to.include('herhaalt zich niet meer');
  });

  it('tells the two apart that a clock shows twice in the night in which it goes back', async () => {
    await alice.slash('timezone set', { zone: 'Europe/Amsterdam' });
    const question = await alice.slash('reminder add', { when: '31 october 2027 02:30', what: 'tea' });
    expect(question.buttons.map((label) => label.replace(/^.*\(/, '('))).to.deep.equal([
      '(Europe/Amsterdam, UTC+02:00)',
      '(Europe/Amsterdam, UTC+01:00)',
      'Another time…',
    ]);
    const set = await alice.click(question.button(question.buttons[1] ?? ''));
    expect(descriptionOf(set)).to.include(stamp('2027-10-31T01:30:00Z'));
    const [choice] = await alice.autocomplete('reminder edit', { reminder: 'tea' });
    expect(choice?.name).to.match(/\(Europe\/Amsterdam, UTC\+01:00\)$/);
  });

  it('names the channel that is usual, which nobody had named, and what to do instead', async () => {
    const { guild, general, secret } = house;
    await guild.owner.slash('config set', { setting: 'reminders.channel', value: secret.id });
    secret.denies(bram, 'SendMessages');
    const add = (options: Record<string, string | boolean>) =>
      bram.slash('reminder add', { when: 'over 2 uur', what: 'thee', ...options });
    const refused = await add({});
    expect(refused.content).to.equal(
      `In deze server komen herinneringen gewoonlijk in <#${secret.id}>, waar jij niet mag schrijven. ` +
        'Noem een ander kanaal met `kanaal`, of kies een privébericht met `privé`.',
    );
    expect(descriptionOf(await add({ dm: true }))).to.include('in je privéberichten');
    expect(descriptionOf(await add({ channel: general.id }))).to.include(`in <#${general.id}>`);
  });

  it('says how it comes where that is not as usual, in the list as well', async () => {
    const plain = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    expect(descriptionOf(plain)).not.to.match(/[🔕⏳]/u);
    const options = { when: 'over 1 uur', what: 'thee', silent: true, late: 'skip' };
    const told = '🔕 Zonder geluid.\n⏳ Ben ik er dan niet, dan vervalt ze.';
    expect(descriptionOf(await bram.slash('reminder add', options))).to.include(told);
    expect(descriptionOf(await bram.slash('reminder list'))).to.include(told);
  });

  it('names the time that was left out', async () => {
    const set = await alice.slash('reminder add', { when: 'every day at 9:00', what: 'tea' });
    const [next, following] = descriptionOf(set).match(/<t:\d+:F>/g) ?? [];
    const skipped = await alice.slash('reminder skip', { reminder: await chosen('skip') });
    const lines = descriptionOf(skipped).split('\n');
    expect(lines[0]).to.equal(`It does not come on ${next}, but next:`);
    expect(lines[2]).to.include(following);
  });

  it('offers first what can be paused, what can go on, and what can be left out', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'once' });
    await alice.slash('reminder add', { when: 'every day at 9:00', what: 'again' });
    const offered = async (how: string) =>
      (await alice.autocomplete(`reminder ${how}`, { reminder: '' })).map(({ name }) => name.split(' ')[0]);
    expect(await offered('pause')).to.deep.equal(['once', 'again']);
    expect(await offered('skip')).to.deep.equal(['again', 'once']);
    const [once, again] = [await chosen('pause'), await chosen('skip')];
    await alice.slash('reminder pause', { reminder: once });
    expect(await offered('pause')).to.deep.equal(['again', 'once']);
    expect(await offered('resume')).to.deep.equal(['once', 'again']);
    await alice.slash('reminder pause', { reminder: again });
    const paused = 'This reminder is paused. `/reminder resume` lets it go on.';
    expect((await alice.slash('reminder pause', { reminder: once })).content).to.equal(paused);
    expect((await alice.slash('reminder skip', { reminder: again })).content).to.equal(paused);
  });

  it('says that when and repeat do not go together', async () => {
    const add = (when: string, repeat: string, member = alice) =>
      member.slash('reminder add', { when, repeat, what: 'tea' });
    const apart = /^I cannot read `when` and `repeat` as one: .*for example: every 2 weeks/;
    expect((await add('in 2 minutes', 'every day at 9:00')).content).to.match(apart);
    expect((await add('every day at 9:00', 'every 2 weeks on tue')).content).to.match(apart);
    const dutch = await add(
      'over 2 minuten',
      'elke dag om 9:00',
      house.member('daan', { locale: Locale.Dutch }),
    );
    expect(dutch.content).to.match(/^Ik kan `wanneer` en `herhaling` niet samen lezen/);
    expect(descriptionOf(await add('friday 20:00', 'every 2 weeks'))).to.include('🔁 Then');
  });
});
