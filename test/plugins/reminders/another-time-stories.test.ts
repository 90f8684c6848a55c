import { expect } from 'chai';
import { mostReminders } from '../../../plugins/reminders/premium.js';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, stamp, teaHouse, titleOf } from './support/tea-house.js';

const MENU = 'Remind me about this';

describe('a time that could not be read, or was none of those that were offered', function () {
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

  const filled = ({ modal }: { readonly modal: unknown }) => JSON.stringify(modal);

  describe('in the form about a message', () => {
    it('is refused with a button that opens the form with all that was typed, also after a restart', async () => {
      const form = await alice.contextMenu(MENU, guild.owner.says('the kettle is new'));
      const refused = await alice.submit(form, { 'When?': 'whenevr', 'Of what?': 'fill the *new* kettle' });
      expect(refused.ephemeral).to.equal(true);
      expect(refused.content).to.match(/^I cannot read that as one moment/);
      expect(refused.buttons).to.deep.equal(['Open the form again']);
      await world.restartBot();
      const again = await alice.click(refused.button('Open the form again'));
      expect(filled(again)).to.include('"whenevr"').and.to.include('"fill the *new* kettle"');
      const set = await alice.submit(again, { 'When?': 'in 2 hours' });
      expect(titleOf(set)).to.equal('Reminder set');
      expect(set.content).to.equal('');
      expect(descriptionOf(set)).to.include('new').and.to.include('in your direct messages');
      expect(set.buttons).to.deep.equal(['Delete']);
    });

    it('is refused in the language of who typed it, as often as it takes', async () => {
      const form = await bram.contextMenu(MENU, alice.says('de ketel is nieuw'));
      const refused = await bram.submit(form, { 'Wanneer?': 'ooit' });
      expect(refused.content).to.match(/^Dat kan ik niet als één moment lezen/);
      const second = await bram.click(refused.button('Formulier weer openen'));
      const twice = await bram.submit(second, { 'Wanneer?': 'gisteren', 'Waaraan?': 'ketel' });
      expect(twice.content).to.match(/^Dat moment is voorbij/);
      const third = await bram.click(twice.button('Formulier weer openen'));
      expect(filled(third)).to.include('"gisteren"').and.to.include('"ketel"');
      const set = await bram.submit(third, { 'Wanneer?': 'morgen om 9:00' });
      expect(titleOf(set)).to.equal('Herinnering ingesteld');
    });

    it('leaves the question open that the form came from', async () => {
      const question = await alice.contextMenu(MENU, guild.owner.says('Game night, 27 November at 20:00!'));
      const form = await alice.click(question.button('Another time…'));
      const refused = await alice.submit(form, { 'When?': 'whenevr' });
      expect(refused.buttons).to.deep.equal(['Open the form again']);
      const set = await alice.click(question.button('2. 1 hour before'));
      expect(descriptionOf(set)).to.include(stamp('2026-11-27T19:00:00Z'));
    });

    it('keeps the words of who has as many reminders as they may have', async () => {
      const most = mostReminders('free');
      for (let count = 0; count < most; count++) {
        const wish = { channelId: general.id, when: 'in 3 hours', what: `tea ${count}`, locale: 'en-US' };
        await world.services.reminders.create(guild.id, alice.id, wish);
      }
      const form = await alice.contextMenu(MENU, guild.owner.says('kettle'));
      const refused = await alice.submit(form, { 'When?': 'in 2 hours', 'Of what?': 'one too many' });
      expect(refused.content).to.include(`You already have ${most} reminders here`);
      const [choice] = await alice.autocomplete('reminder delete', { reminder: 'tea 3' });
      await alice.slash('reminder delete', { reminder: choice?.value ?? '' });
      const again = await alice.click(refused.button('Open the form again'));
      expect(filled(again)).to.include('"in 2 hours"').and.to.include('"one too many"');
      expect(titleOf(await alice.submit(again, {}))).to.equal('Reminder set');
    });

    it('shows the words to nobody else', async () => {
      const form = await alice.contextMenu(MENU, guild.owner.says('kettle'));
      const refused = await alice.submit(form, { 'When?': 'whenevr' });
      const stolen = await bram.click(refused.button('Open the form again'));
      expect(stolen.content).to.match(/^Deze vraag staat niet meer open/);
    });
  });

  describe('in a command', () => {
    it('is asked for by a form, and the rest stays as it was said', async () => {
      await guild.owner.slash('config set', { setting: 'reminders.mentions', value: 'on' });
      const host = house.member('hanna', { roles: ['Hosts'] });
      const options = { when: 'at 8', what: 'tea', channel: secret, notice: '10m', silent: true };
      const question = await host.slash('reminder add', { ...options, mention: 'here', for: alice });
      expect(question.buttons.at(-1)).to.equal('Another time…');
      const form = await host.click(question.button('Another time…'));
      expect(form.fields).to.deep.equal(['When?']);
      expect(filled(form)).to.include('"at 8"');
      await world.restartBot();
      const set = await host.submit(form, { 'When?': 'tomorrow at 20:30' });
      expect(titleOf(set)).to.equal('Reminder set');
      expect(descriptionOf(set))
        .to.include(`${stamp('2026-11-26T20:30:00Z')}`)
        .and.to.include(`in <#${secret.id}>`)
        .and.to.include('🔔 And before: 10 minutes.')
        .and.to.include('🔕 Without a sound.')
        .and.to.include('📣 It will mention @here');
      expect((await general.nextMessage()).content).to.include(`<@${alice.id}>, do you want to be reminded`);
      const late = await host.click(question.button(question.buttons[0] ?? ''));
      expect(late.content).to.match(/^This question is no longer open/);
    });

    it('is asked anew where it can be read in several ways as well, and keeps how often', async () => {
      const options = { when: 'om 8', repeat: 'om de 2 weken', what: 'thee' };
      const first = await bram.slash('reminder add', options);
      const stale = first.button(first.buttons[0] ?? '');
      const form = await bram.click(first.button('Een ander moment…'));
      const second = await bram.submit(form, { 'Wanneer?': 'vrijdag om 9' });
      expect(titleOf(second)).to.equal('Welke bedoel je?');
      expect((await bram.click(stale)).content).to.match(/^Deze vraag staat niet meer open/);
      const set = await bram.click(second.button(second.buttons[0] ?? ''));
      expect(descriptionOf(set)).to.include(stamp('2026-11-27T09:00:00Z')).and.to.include('🔁 Daarna');
      expect(descriptionOf(set)).to.include(stamp('2026-12-11T09:00:00Z'));
    });

    it('is kept with all else where it cannot be read, also with another preset or a changed mind', async () => {
      const refused = await alice.slash('reminder add', { when: 'whenevr', what: 'tea', notice: '10m' });
      expect(refused.content).to.match(/^I cannot read that as one moment/);
      expect(refused.ephemeral).to.equal(true);
      await world.restartBot();
      const form = await alice.click(refused.button('Another time…'));
      expect(filled(form)).to.include('"whenevr"');
      const twice = await alice.submit(form, { 'When?': 'yesterday' });
      expect(twice.content).to.match(/^That moment is over/);
      const again = await alice.click(twice.button('Another time…'));
      expect(filled(again)).to.include('"yesterday"');
      const set = await alice.submit(again, { 'When?': 'in 2 hours' });
      expect(descriptionOf(set)).to.include('tea').and.to.include('🔔 And before: 10 minutes.');
      expect(descriptionOf(await alice.slash('reminder list'))).to.include('> tea');
      const preset = await bram.slash('reminder preset', { name: 'Live session', when: 'ooit' });
      const other = await bram.click(preset.button('Een ander moment…'));
      const live = await bram.submit(other, { 'Wanneer?': 'morgen om 20:00' });
      expect(descriptionOf(live)).to.include('🔔 En vooraf: 1 uur.');
    });

    it('changes a reminder by the form, and only its time', async () => {
      await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', notice: '10m' });
      const [choice] = await alice.autocomplete('reminder edit', { reminder: '' });
      const edit = { reminder: choice?.value ?? '', when: 'at 8' };
      const question = await alice.slash('reminder edit', edit);
      const form = await alice.click(question.button('Another time…'));
      const changed = await alice.submit(form, { 'When?': 'tomorrow at 20:00' });
      expect(titleOf(changed)).to.equal('Reminder changed');
      expect(descriptionOf(changed))
        .to.include(stamp('2026-11-26T20:00:00Z'))
        .and.to.include('🔔 And before: 10 minutes.');
    });

    it('is not set for who may no longer write there when they send the form off', async () => {
      const question = await alice.slash('reminder add', { when: 'at 8', what: 'tea', channel: secret });
      const form = await alice.click(question.button('Another time…'));
      secret.denies(alice, 'SendMessages');
      await house.botSees(({ channels, members }) => {
        const member = members.cache.get(alice.id);
        return !member || !channels.cache.get(secret.id)?.permissionsFor(member).has('SendMessages');
      });
      expect((await alice.submit(form, { 'When?': 'in 1 hour' })).content).to.match(/^You may not write in/);
      expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
    });

    it('is set once when a form and a button are pressed at the same time', async () => {
      const question = await alice.slash('reminder add', { when: 'at 8', what: 'tea' });
      const form = await alice.click(question.button('Another time…'));
      const replies = await Promise.all([
        alice.submit(form, { 'When?': 'in 1 hour' }),
        alice.click(question.button(question.buttons[0] ?? '')),
      ]);
      expect(replies.filter((reply) => titleOf(reply) === 'Reminder set')).to.have.lengthOf(1);
      expect(descriptionOf(await alice.slash('reminder list')).match(/> tea/g)).to.have.lengthOf(1);
    });
  });

  it('does not count as a reminder that was set, within bounds', async () => {
    for (let count = 0; count < 12; count++) {
      const refused = await alice.slash('reminder add', { when: 'whenevr', what: 'tea' });
      expect(refused.content, `${count}`).to.match(/^I cannot read that as one moment/);
    }
    for (let count = 0; count < 5; count++) {
      const set = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
      expect(titleOf(set), `${count}`).to.equal('Reminder set');
    }
    const refused = await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea' });
    expect(refused.content).to.match(/^That was too often/);
  });

  it('cannot be typed without end', async () => {
    let read = 0;
    const isRead = async () =>
      /^Dat kan ik niet als één moment lezen/.test(
        (await bram.slash('reminder add', { when: 'ooit', what: 'thee' })).content,
      );
    // A machine that is so slow that a minute goes by meanwhile counts anew.
    while (read < 200 && (await isRead())) read += 1;
    expect(read).to.be.within(30, 199);
  });
});
