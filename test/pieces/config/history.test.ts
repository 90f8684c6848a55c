import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import { configWorld } from './config-world.js';

describe('/config history', () => {
  const here = configWorld();
  let guild: GuildActor;
  let alice: MemberActor;
  let number = 0;

  beforeEach(() => {
    number += 1;
    guild = here.world.discord.createGuild({
      name: `Past ${number}`,
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
    alice = guild.member(`ann${number}`, { roles: ['Manager'] });
  });

  const read = () => here.world.services.settings.read(guild.id, 'tea');
  const set = (setting: string, value: string) => alice.slash('config set', { setting, value });
  const text = (message: MessageView) => JSON.stringify(message.embeds);
  const openFirst = async (who = alice) => {
    const history = await who.slash('config history');
    const [newest] = optionsOf(history);
    return who.select(history.menu('config:change'), [newest?.value ?? '']);
  };

  it('is empty at first', async () => {
    const history = await alice.slash('config history');
    expect(text(history)).to.include('Nothing was changed yet');
    expect(history.ephemeral).to.equal(true);
  });

  it('tells what was changed, by whom, how and when, newest first', async () => {
    await set('tea.cups', '5');
    await set('tea.mode', 'cold');
    const history = text(await alice.slash('config history'));
    expect(history).to.include('Tea: Cups** · Not set → 5 cups');
    expect(history)
      .to.include(`<@${alice.id}> · by command`)
      .and.to.match(/<t:\d+:f>/);
    expect(history.indexOf('Mode')).to.be.below(history.indexOf('Cups'));
  });

  it('tells the changes of one setting', async () => {
    await set('tea.cups', '5');
    await set('tea.mode', 'cold');
    const ofCups = await alice.slash('config history', { setting: 'tea.cups' });
    expect(text(ofCups)).to.include('5 cups').and.not.to.include('Mode');
  });

  it('goes back page by page', async () => {
    for (let cups = 0; cups < 9; cups += 1) await set('tea.cups', String(cups));
    const newest = await alice.slash('config history');
    expect(text(newest)).to.include('7 cups → 8 cups').and.not.to.include('1 cups → 2 cups');
    const older = await alice.click(newest.button('Older'));
    expect(text(older)).to.include('Not set → 0 cups');
    expect(text(await alice.click(older.button('Newest')))).to.include('7 cups → 8 cups');
  });

  it('takes a change back, also after the bot has been restarted in between', async () => {
    await set('tea.cups', '5');
    const change = await openFirst();
    await here.world.restartBot();
    const undone = await alice.click(change.button('Take this back'));
    expect(text(undone)).to.include('Taken back.');
    expect(await read()).to.include({ cups: 2 });
    await alice.click((await openFirst()).button('Take this back')); // and takes that back again
    expect(await read()).to.include({ cups: 5 });
  });

  it('takes nothing back that somebody has changed again, and shows what it is now', async () => {
    await set('tea.cups', '5');
    const change = await openFirst();
    await set('tea.cups', '6');
    const conflict = text(await alice.click(change.button('Take this back')));
    expect(conflict).to.include('has been changed again since').and.to.include('now 6 cups');
    expect(await read()).to.include({ cups: 6 });
  });

  it('goes back to before a change, once the plan was seen', async () => {
    await set('tea.cups', '5');
    await set('tea.mode', 'cold');
    const change = await openFirst();
    await set('tea.cups', '6');
    await set('tea.greeting', 'Hi');
    const plan = await alice.click(change.button('Back to before this'));
    expect(text(plan)).to.include('6 cups → 5 cups').and.to.include('3 changes');
    const done = await alice.click(plan.button('Apply'));
    expect(text(done)).to.include('as they were before this change');
    expect(await read()).to.include({ cups: 5, mode: 'hot', greeting: 'Hello' });
  });

  it('does nothing of a plan that is no longer what was seen', async () => {
    await set('tea.cups', '5');
    const plan = await alice.click((await openFirst()).button('Back to before this'));
    await set('tea.cups', '7');
    const again = await alice.click(plan.button('Apply'));
    expect(text(again)).to.include('changed in the meantime').and.to.include('7 cups → Not set');
    expect(await read()).to.include({ cups: 7 });
  });

  describe('goes back to a moment', () => {
    const choose = async (moment: string, who = alice) => {
      const history = await who.slash('config history');
      const form = await who.click(history.button('config:pastmoment'));
      return who.submit(form, { moment });
    };

    it('that was typed, once the plan was seen, and can take that back', async () => {
      await set('tea.cups', '5');
      await here.world.clock.advance({ minutes: 90 });
      await set('tea.cups', '6');
      await set('tea.mode', 'cold');
      const plan = await choose('an hour ago');
      const moment = here.world.clock.now().subtract({ hours: 1 });
      expect(plan.ephemeral).to.equal(true);
      expect(text(plan)).to.include(`<t:${Math.floor(moment.epochMilliseconds / 1000)}:F>`);
      expect(text(plan)).to.include('6 cups → 5 cups').and.to.include('2 changes');
      expect(await read()).to.include({ cups: 6, mode: 'cold' });
      await here.world.restartBot();
      const done = await alice.click(plan.button('Apply'));
      expect(text(done)).to.include('All settings are as they were on');
      expect(await read()).to.include({ cups: 5, mode: 'hot' });
      await alice.click(done.button('Take this back'));
      expect(await read()).to.include({ cups: 6, mode: 'cold' });
    });

    it("by the clock of who typed it, or else by the server's", async () => {
      await alice.slash('config set', { setting: 'core.timeZone', value: 'America/New_York' });
      const seconds = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000;
      expect(text(await choose('2026-11-20 10:00'))).to.include(`<t:${seconds('2026-11-20T15:00:00Z')}:F>`);
      await alice.slash('timezone set', { zone: 'Europe/Brussels' });
      expect(text(await choose('2026-11-20 10:00'))).to.include(`<t:${seconds('2026-11-20T09:00:00Z')}:F>`);
    });

    it('before the first change, when nothing was set', async () => {
      await set('tea.cups', '5');
      expect(text(await choose('3 days ago'))).to.include('5 cups → Not set');
    });

    it('to which there is nothing to go back', async () => {
      await set('tea.cups', '5');
      await here.world.clock.advance({ minutes: 5 });
      const plan = await choose('a minute ago');
      expect(text(plan)).to.include('All settings are as they were on');
      expect(plan.button('Apply').component.disabled).to.equal(true);
    });

    it('does nothing of a plan that is no longer what was seen', async () => {
      await set('tea.cups', '5');
      const plan = await choose('a day ago');
      await set('tea.cups', '7');
      const again = await alice.click(plan.button('Apply'));
      expect(text(again)).to.include('changed in the meantime').and.to.include('7 cups → Not set');
      expect(await read()).to.include({ cups: 7 });
    });

    it('and says what it does not understand, to the one who typed it', async () => {
      await set('tea.cups', '5');
      const unclear = await choose('when the cake was good');
      expect(unclear.ephemeral).to.equal(true);
      expect(unclear.content).to.include('I do not understand that moment');
      expect((await choose('tomorrow')).content).to.include('still to come');
    });

    it('in Dutch with those who speak it', async () => {
      await set('tea.cups', '5');
      const daan = guild.member(`dora${number}`, { roles: ['Manager'], locale: Locale.Dutch });
      expect(text(await choose('een dag geleden', daan))).to.include(
        'Alle instellingen zouden zijn zoals op',
      );
      expect((await choose('toen', daan)).content).to.include('Dat moment begrijp ik niet');
    });
  });

  it('says why something cannot be brought back', async () => {
    const role = guild.createRole('Guest');
    await set('tea.host', role.id);
    await set('tea.host', guild.role('Host').id);
    const change = await openFirst();
    guild.state.roles.delete(role.id);
    await here.world.restartBot();
    const plan = await alice.click(change.button('Back to before this'));
    expect(text(plan)).to.include('that role does not exist here');
    expect(plan.button('Apply').component.disabled).to.equal(true);
  });

  it('refuses a click of somebody who no longer manages the server', async () => {
    await set('tea.cups', '5');
    const change = await openFirst();
    guild.member(alice.name, { roles: ['Host'] });
    const refused = await alice.click(change.button('Take this back'));
    expect(refused.content).to.include('Only members who can manage this server');
    expect(await read()).to.include({ cups: 5 });
  });

  it('speaks Dutch with those who do', async () => {
    await set('tea.cups', '5');
    const daan = guild.member(`dirk${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    const change = await openFirst(daan);
    expect(text(change)).to.include('Thee: Kopjes').and.to.include('met een opdracht');
    expect(text(await daan.click(change.button('Draai dit terug')))).to.include('Teruggedraaid.');
  });
});

function optionsOf(message: MessageView): readonly { readonly value: string }[] {
  const { component } = message.menu('config:change');
  return 'options' in component ? component.options : [];
}
