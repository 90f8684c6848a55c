import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { descriptionOf, teaHouse, titleOf } from '../support/tea-house.js';

describe('the presets of those who manage a server', function () {
  this.timeout(60_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let secret: ChannelActor;
  let alice: MemberActor;
  /** Manage the server; the second speaks Dutch. */
  let mia: MemberActor;
  let moos: MemberActor;
  beforeEach(() => {
    ({ world, guild, secret, alice } = house);
    guild.createRole('Keepers', ['ManageGuild']);
    mia = house.member('mia', { roles: ['Keepers'] });
    moos = house.member('moos', { roles: ['Keepers'], locale: Locale.Dutch });
  });
  const tea = { name: 'Tea *round*', what: 'Put the kettle on' };
  const names = async () =>
    (await alice.autocomplete('reminder preset', { name: '' })).map(({ name }) => name.split(' – ')[0]);

  it('go back from notices of their own to those that are usual in the server', async () => {
    await guild.owner.slash('config set', { setting: 'reminders.notices', value: '2 hours' });
    await moos.slash('reminder_preset add', { ...tea, notice: '10m' });
    const use = async () =>
      descriptionOf(await alice.slash('reminder preset', { name: tea.name, when: 'in 1 day' }));
    expect(await use()).to.include('🔔 And before: 10 minutes.');
    const none = await moos.slash('reminder_preset edit', { preset: tea.name, notice: 'geen' });
    expect(descriptionOf(none)).not.to.include('🔔');
    expect(await use()).not.to.include('🔔');
    const usual = await moos.slash('reminder_preset edit', { preset: tea.name, notice: 'Gewoon' });
    expect(descriptionOf(usual)).to.include('🔔 En vooraf, zoals gewoonlijk in deze server');
    expect(await use()).to.include('🔔 And before: 2 hours.');
    const back = await mia.slash('reminder_preset edit', { preset: 'Live session', notice: 'usual' });
    expect(descriptionOf(back)).to.include('🔔 And before, as is usual in this server');
  });

  it('are made, shown, changed and deleted', async () => {
    const made = await mia.slash('reminder_preset add', {
      ...tea,
      notice: '1 hour',
      when: 'every friday at 20:00',
      channel: secret,
      silent: true,
    });
    expect(titleOf(made)).to.equal('Preset made');
    const shown = `**Tea \\*round\\***
> Put the kettle on
🕒 Usually: every friday at 20:00 (by the clocks in UTC)
🔔 And before: 1 hour.
📍 In <#${secret.id}>
🔕 Without a sound`;
    expect(descriptionOf(made)).to.equal(`${shown}\n\n-# Members use it with \`/reminder preset\`.`);
    expect(descriptionOf(await mia.slash('reminder_preset list'))).to.equal(
      `**Live session** · comes with the bot\n> The live session starts\n🔔 And before: 1 hour.\n\n${shown}\n\n-# Members use it with \`/reminder preset\`.`,
    );
    const [choice] = await mia.autocomplete('reminder_preset edit', { preset: 'kettle' });
    const edit = { preset: `${choice?.value}`, name: 'Tea', when: 'none', anywhere: true, silent: false };
    const changed = await mia.slash('reminder_preset edit', edit);
    expect(titleOf(changed)).to.equal('Preset changed');
    expect(descriptionOf(changed)).to.match(/^\*\*Tea\*\*\n> Put the kettle on\n🔔 And before: 1 hour\.\n\n/);
    expect(descriptionOf(changed)).to.include('Reminders that were set with it before stay as they are.');
    const deletable = await mia.autocomplete('reminder_preset delete', { preset: '' });
    expect(deletable.map(({ name }) => name)).to.deep.equal(['Tea – Put the kettle on']);
    const nothing = await mia.slash('reminder_preset edit', { preset: 'tea' });
    expect(nothing.content).to.match(/^Say what to change about the preset/);
    const deleted = await mia.slash('reminder_preset delete', { preset: 'tea' });
    expect(titleOf(deleted)).to.equal('Preset deleted');
    expect(await names()).to.deep.equal(['Live session']);
  });

  it('are kept in Dutch as well', async () => {
    const made = await moos.slash('herinnering_sjabloon toevoegen', {
      naam: 'Theeronde',
      wat: 'Zet de ketel op',
      vooraf: '1 uur',
      wanneer: 'elke vrijdag om 20u',
    });
    expect(titleOf(made)).to.equal('Sjabloon gemaakt');
    expect(descriptionOf(made)).to.include('🕒 Gewoonlijk: elke vrijdag om 20u (met de klok in UTC)');
    expect(descriptionOf(await moos.slash('herinnering_sjabloon lijst'))).to.include('hoort bij de bot');
    const edit = { sjabloon: 'theeronde', wat: 'Eerst de melk' };
    expect(titleOf(await moos.slash('herinnering_sjabloon wijzigen', edit))).to.equal('Sjabloon gewijzigd');
    // What a Dutch keeper wrote is read as Dutch, whoever uses it.
    expect(descriptionOf(await alice.slash('reminder preset', { name: 'theeronde' }))).to.include(
      'Eerst de melk',
    );
    const deleted = await moos.slash('herinnering_sjabloon verwijderen', { sjabloon: 'theeronde' });
    expect(titleOf(deleted)).to.equal('Sjabloon verwijderd');
    const shipped = await moos.slash('herinnering_sjabloon verwijderen', { sjabloon: 'live session' });
    expect(shipped.content).to.match(/^Dit sjabloon hoort bij de bot/);
  });

  it('fit into one message as long as they can be', async () => {
    const long = {
      what: '*'.repeat(1000),
      when: `in 2 hours${' '.repeat(250)}`,
      notice: '5d, 4d, 3d, 2d, 1d',
    };
    for (let number = 1; number <= 5; number++) {
      const name = `${number}${'_'.repeat(49)}`;
      const made = await mia.slash('reminder_preset add', { ...long, name, channel: secret, silent: true });
      expect(descriptionOf(made)).to.match(/Members use it with `\/reminder preset`\.$/);
    }
    const list = descriptionOf(await mia.slash('reminder_preset list'));
    expect(list.match(/🔕 Without a sound/g)).to.have.lengthOf(4);
    expect(list).to.match(/Members use it with `\/reminder preset`\.$/);
  });

  it('are changed by buttons too, also after a restart, but not by who may not any more', async () => {
    const made = await mia.slash('reminder_preset add', tea);
    await world.restartBot();
    expect((await alice.click(made.button('Delete'))).content).to.match(/^Only members who can manage/);
    const dutch = await moos.slash('herinnering_sjabloon wijzigen', {
      sjabloon: 'tea *round*',
      naam: 'Thee',
    });
    const deleted = await moos.click(dutch.button('Verwijderen'));
    expect(titleOf(deleted)).to.equal('Sjabloon verwijderd');
    expect((await mia.click(made.button('Delete'))).content).to.match(/^There is no such preset here/);
    expect((await moos.click(dutch.button('Verwijderen'))).content).to.match(
      /^Zo'n sjabloon is er hier niet/,
    );
  });

  it('are listed on pages that turn after a restart, and shrink to the last that there is', async () => {
    for (let number = 1; number <= 5; number++) {
      await mia.slash('reminder_preset add', { ...tea, name: `Tea ${number}` });
    }
    const list = await mia.slash('reminder_preset list');
    expect(descriptionOf(list)).to.include('Tea 4').and.to.not.include('Tea 5');
    await world.restartBot();
    expect(descriptionOf(await mia.click(list.button('▶')))).to.match(/^\*\*Tea 5\*\*/);
    expect(descriptionOf(await moos.click(list.button('▶')))).to.include('Leden gebruiken het met');
    expect((await alice.click(list.button('▶'))).content).to.match(/^Only members who can manage/);
    await mia.slash('reminder_preset delete', { preset: 'Tea 5' });
    expect(descriptionOf(await mia.click(list.button('▶')))).to.match(/^\*\*Live session\*\*/);
  });

  it('can be the one of the bot in other words, and go back to it', async () => {
    const edit = { preset: 'preset:live', name: 'Stream', notice: '15m' };
    const changed = await mia.slash('reminder_preset edit', edit);
    expect(descriptionOf(changed)).to.match(
      /^\*\*Stream\*\*\n> The live session starts\n🔔 And before: 15 minutes\./,
    );
    expect(await names()).to.deep.equal(['Stream']);
    const deleted = await mia.click(changed.button('Delete'));
    expect(descriptionOf(deleted)).to.include('The one that comes with the bot is there again.');
    expect(await names()).to.deep.equal(['Live session']);
  });

  it('are offered to nobody else', () => {
    const offered = (member: MemberActor) => member.commands().map(({ name }) => name);
    expect(offered(mia)).to.include('reminder_preset');
    expect(offered(alice)).to.not.include('reminder_preset');
  });

  it('go to channels in which their maker may write, and to one place', async () => {
    secret.denies(mia, 'SendMessages');
    expect((await mia.slash('reminder_preset add', { ...tea, channel: secret })).content).to.match(
      /^You may not write in <#\d+>/,
    );
    const both = { preset: 'Live session', channel: house.general, anywhere: true };
    expect((await mia.slash('reminder_preset edit', both)).content).to.match(
      /^Choose a channel or `anywhere`/,
    );
    expect((await moos.slash('reminder_preset edit', both)).content).to.match(/^Kies een kanaal of `overal`/);
  });

  it('are told in the log channel, with who did it', async () => {
    await guild.owner.slash('config set', { setting: 'core.logChannel', value: secret.id });
    await mia.slash('reminder_preset add', { ...tea, name: '@everyone <@1>' });
    await house.pass({ seconds: 30 });
    const told = secret.messages.flatMap(({ embeds }) => embeds);
    const line = told.find(({ description }) => description?.startsWith('A preset for reminders was made'));
    expect(line?.description).to.equal('A preset for reminders was made: @\u200Beveryone \\<@1\\>');
    expect(line?.fields?.[0]?.value).to.equal(`<@${mia.id}>`);
  });
});
