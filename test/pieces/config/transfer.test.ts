import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { Reply } from '../../../src/sandbox/actors/reply.js';
import { configWorld } from './config-world.js';

describe('/config export and /config import', () => {
  const here = configWorld();
  let old: GuildActor;
  let fresh: GuildActor;
  let alice: MemberActor;
  let exported: string;
  let number = 0;

  before(async () => {
    old = newGuild('Old house', ['general', 'kitchen', 'lobby']);
    const olga = old.member('olga', { roles: ['Manager'] });
    const set = (setting: string, value: string) => olga.slash('config set', { setting, value });
    await set('tea.cups', '5');
    await set('tea.host', old.role('Host').id);
    await set('tea.channel', old.channel('kitchen').id);
    const reply = await olga.slash('config export');
    expect(reply.ephemeral).to.equal(true);
    exported = await fileOf(reply);
  });

  beforeEach(() => {
    number += 1;
    fresh = newGuild(`New house ${number}`, ['general', 'parlour']);
    alice = fresh.member(`amy${number}`, { roles: ['Manager'] });
  });

  const newGuild = (name: string, channels: string[]) =>
    here.world.discord.createGuild({
      name,
      channels,
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
  const read = () => here.world.services.settings.read(fresh.id, 'tea');
  const text = (message: MessageView) => JSON.stringify(message.embeds);
  const importFile = (content = exported, who = alice) =>
    who.slash('config import', { file: { name: 'settings.json', content } });

  it('writes what was set, with the names of what it points at', () => {
    const { settings, names } = JSON.parse(exported);
    expect(settings.tea).to.deep.equal({
      cups: 5,
      host: old.role('Host').id,
      channel: old.channel('kitchen').id,
    });
    expect(names[old.channel('kitchen').id]).to.deep.equal({ type: 'channel', name: 'kitchen' });
  });

  it('shows the plan first, finds roles by name, and asks for what has no name here', async () => {
    const plan = await importFile();
    expect(plan.ephemeral).to.equal(true);
    expect(text(plan))
      .to.include('2 changes')
      .and.to.include(`<@&${fresh.role('Host').id}>`);
    expect(text(plan)).to.include('1 thing is unclear').and.to.include('kitchen');
    expect(await read()).to.include({ cups: 2 });
  });

  it('applies the plan once the question is answered, also after a restart in between', async () => {
    const plan = await importFile();
    await here.world.restartBot();
    const settled = await alice.select(plan.menu('Which channel is "kitchen" here?'), ['parlour']);
    expect(text(settled)).to.include('3 changes');
    const done = await alice.click(settled.button('Apply'));
    expect(text(done)).to.include('Done.').and.to.include('by import');
    const ours = { cups: 5, host: fresh.role('Host').id, channel: fresh.channel('parlour').id };
    expect(await read()).to.include(ours);
    await alice.click(done.button('Take this back')); // the whole import at once
    expect(await read()).to.include({ cups: 2, host: null, channel: null });
  });

  it('leaves out what is not wanted', async () => {
    const settled = await alice.click((await importFile()).button('Leave out kitchen'));
    expect(text(settled)).not.to.include('unclear');
    await alice.click(settled.button('Apply'));
    expect(await read()).to.include({ cups: 5, channel: null });
  });

  it('says what is blocked and why, and sees when it was mended', async () => {
    const host = fresh.state.roles.get(fresh.role('Host').id);
    const bot = [...fresh.state.roles.values()].find(({ tags }) => tags?.bot_id);
    if (!host || !bot) throw new Error('the guild has both roles');
    const position = bot.position;
    bot.position = 0; // somebody drags the bot's role to the bottom
    const plan = await importFile();
    expect(text(plan)).to.include("that role stands above the bot's own");
    bot.position = position;
    const mended = await alice.click(plan.button('Check again'));
    expect(text(mended)).to.include('2 changes').and.not.to.include('stands above');
  });

  it('does not overwrite what somebody has changed since the plan was shown', async () => {
    const plan = await importFile();
    await alice.slash('config set', { setting: 'tea.cups', value: '8' });
    const again = await alice.click(plan.button('Apply'));
    expect(text(again)).to.include('changed in the meantime').and.to.include('8 cups → 5 cups');
    expect(await read()).to.include({ cups: 8, host: null });
  });

  it('does not apply what an older message shows', async () => {
    const plan = await importFile();
    await alice.click(plan.button('Leave out kitchen'));
    const again = await alice.click(plan.button('Apply'));
    expect(text(again)).to.include('changed in the meantime');
    expect(await read()).to.include({ cups: 2 });
  });

  it("leaves the owner's settings to the owner", async () => {
    const file = JSON.stringify({ ...JSON.parse(exported), settings: { tea: { budget: 50 } } });
    const plan = await importFile(file);
    expect(text(plan)).to.include('only the owner of the bot can change this');
    expect(plan.button('Apply').component.disabled).to.equal(true);
  });

  it('changes nothing when it is cancelled, and forgets the plan', async () => {
    const plan = await importFile();
    expect(text(await alice.click(plan.button('Cancel')))).to.include('Nothing was changed.');
    expect((await alice.click(plan.button('Apply'))).content).to.include('finished or is too old');
  });

  it('forgets a plan after an hour', async () => {
    const plan = await importFile();
    await here.world.clock.advance({ minutes: 61 });
    expect((await alice.click(plan.button('Apply'))).content).to.include('finished or is too old');
  });

  const nonsense = {
    'no JSON': 'tea = 5',
    'another JSON': '{"hello": []}',
    'an export with something more':
      '{"format":"alphapy-settings-1","guildId":"1","settings":{},"names":{},"x":1}',
    'an export with objects for values':
      '{"format":"alphapy-settings-1","guildId":"1","settings":{"tea":{"cups":{"a":1}}},"names":{}}',
  };
  for (const [what, content] of Object.entries(nonsense)) {
    it(`refuses ${what}`, async () => {
      expect((await importFile(content)).content).to.include('not made by /config export');
    });
  }

  it('refuses a file that is too large, without reading it', async () => {
    expect((await importFile(' '.repeat(300_000))).content).to.include('too large');
  });

  it('shows hostile values as text, and applies none of them', async () => {
    const file = JSON.stringify({
      ...JSON.parse(exported),
      settings: {
        tea: { cups: '@everyone', greeting: '**@everyone** [x](https://evil.example)' },
        gone: { x: 1 },
      },
    });
    const plan = text(await importFile(file));
    expect(plan)
      .to.include('2 cannot be done')
      .and.not.to.match(/[^\u200B]@everyone/);
    expect(plan).to.include('no feature of this bot has that setting');
  });

  it('refuses a click of somebody who no longer manages the server', async () => {
    const plan = await importFile();
    fresh.member(alice.name, { roles: ['Host'] });
    expect((await alice.click(plan.button('Apply'))).content).to.include('Only members who can manage');
    expect(await read()).to.include({ cups: 2 });
  });

  it('takes five files a minute from one member, and says when to come back', async () => {
    const daan = fresh.member(`dirk${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    for (let time = 1; time <= 5; time++) expect(text(await importFile(exported, daan))).to.include('plan');
    expect((await importFile(exported, daan)).content).to.match(
      /^Dat was te vaak achter elkaar. Je kunt dit <t:\d+:R> weer doen.$/,
    );
    for (let time = 1; time <= 5; time++) await daan.slash('config export');
    expect((await daan.slash('config export')).content).to.include('Dat was te vaak');
    expect(text(await importFile())).to.include('2 changes'); // somebody else
  });

  it('speaks Dutch with those who do', async () => {
    const daan = fresh.member(`dora${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    const plan = await importFile(exported, daan);
    expect(text(plan)).to.include('Import: het plan').and.to.include('2 wijzigingen');
    expect(plan.buttons).to.deep.equal(['Sla kitchen over', 'Toepassen', 'Opnieuw controleren', 'Annuleren']);
  });

  async function fileOf({ raw }: Reply): Promise<string> {
    const [file] = raw.attachments;
    return (await fetch(file?.url ?? '')).text();
  }
});
