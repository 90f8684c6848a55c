import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import { configWorld, openHouse } from './config-world.js';

describe('/config browse', () => {
  const here = configWorld();
  let guild: GuildActor;
  let alice: MemberActor;
  let number = 0;

  beforeEach(() => {
    number += 1;
    ({ guild, alice } = openHouse(here.world, number));
  });

  const read = () => here.world.services.settings.read(guild.id, 'tea');
  const text = (message: MessageView) => JSON.stringify(message.embeds);
  const open = async (label: string, who = alice) => {
    const plugins = await who.slash('config browse');
    const first = await who.select(plugins.menu('config:scope'), ['tea']);
    const settings = text(first).includes(`"${label}"`) ? first : await who.click(first.button('▶'));
    return who.select(settings.menu('config:show:tea'), [label]);
  };

  it('is for those who manage the server, and for nobody else', async () => {
    const stranger = guild.member(`stranger${number}`);
    expect(stranger.commands().map(({ name }) => name)).not.to.include('config');
    expect(alice.commands().map(({ name }) => name)).to.include('config');
  });

  it('shows the bot and its plugins, for the reader alone', async () => {
    const plugins = await alice.slash('config browse');
    expect(plugins.ephemeral).to.equal(true);
    expect(plugins.menu('Choose a feature').component).to.have.nested.property('options[1].label', 'Tea');
  });

  it('shows what every setting of a plugin holds, in pages', async () => {
    const plugins = await alice.slash('config browse');
    const first = await alice.select(plugins.menu('config:scope'), ['Tea']);
    expect(text(first)).to.include('2 cups').and.to.include('3m');
    const second = await alice.click(first.button('▶'));
    expect(text(second)).to.include('Teas').and.not.to.include('2 cups');
  });

  it('switches a plugin off with a button', async () => {
    const setting = await open('Enabled');
    const saved = await alice.click(setting.button('Switch off'));
    expect(text(saved)).to.include('Saved.').and.to.include('No');
    expect(await read()).to.include({ enabled: false });
  });

  it('chooses from a menu, and goes back to the default', async () => {
    const setting = await open('Mode');
    const saved = await alice.select(setting.menu('Choose one'), ['cold']);
    expect(await read()).to.include({ mode: 'cold' });
    await alice.click(saved.button('Reset'));
    expect(await read()).to.include({ mode: 'hot' });
  });

  it('picks channels, categories, roles and members, one or several, or none', async () => {
    const bob = guild.member(`bob${number}`);
    await alice.select((await open('Channel')).menu('Choose a channel'), [guild.channel('kitchen')]);
    await alice.select((await open('Shelf')).menu('Choose a category'), [guild.channel('shelf')]);
    await alice.select((await open('Host')).menu('Choose a role'), [guild.role('Host')]);
    await alice.select((await open('Guest')).menu('Choose a member'), [bob]);
    await alice.select((await open('Helpers')).menu('Choose a role'), ['Host', 'Helper']);
    expect(await read()).to.deep.include({
      channel: guild.channel('kitchen').id,
      shelf: guild.channel('shelf').id,
      host: guild.role('Host').id,
      guest: bob.id,
      helpers: [guild.role('Host').id, guild.role('Helper').id],
    });
    await alice.select((await open('Channel')).menu('Choose a channel'), []);
    expect(await read()).to.include({ channel: null });
  });

  it('asks in a form for what is typed, filled in with what it was', async () => {
    const form = await alice.click((await open('Brewing')).button('Change'));
    expect(JSON.stringify(form.modal)).to.include('"value":"3m"');
    const saved = await alice.submit(form, { Brewing: '1h 30m' });
    expect(text(saved)).to.include('1h 30m');
    await alice.submit(await alice.click((await open('Teas')).button('Change')), { Teas: 'oolong, mint' });
    await alice.submit(await alice.click((await open('Greeting')).button('Change')), {
      Greeting: 'Hi **all**',
    });
    expect(await read()).to.deep.include({
      brewing: 5400,
      teas: ['oolong', 'mint'],
      greeting: 'Hi **all**',
    });
  });

  it('refuses what cannot be, and says what can', async () => {
    const form = await alice.click((await open('Cups')).button('Change'));
    const refused = await alice.submit(form, { Cups: '99' });
    expect(refused.content).to.equal('"Cups" must be a whole number from 0 to 9.');
    expect(refused.ephemeral).to.equal(true);
    expect(await read()).to.include({ cups: 2 });
  });

  it('saves nothing when somebody else was faster, and shows the new value', async () => {
    const bob = guild.member(`bob${number}`, { roles: ['Manager'] });
    const [ofAlice, ofBob] = [await open('Mode'), await open('Cups', bob)];
    await alice.select(ofAlice.menu('Choose one'), ['cold']);
    const again = await open('Mode', bob);
    await alice.select((await open('Mode')).menu('Choose one'), ['hot']);
    const conflict = await bob.select(again.menu('Choose one'), ['cold']);
    expect(text(conflict)).to.include('Somebody else has changed this');
    expect(await read()).to.include({ mode: 'hot' });
    const form = await bob.click(ofBob.button('Change'));
    await bob.submit(form, { Cups: '3' }); // another setting: no conflict
    expect(await read()).to.include({ cups: 3 });
  });

  it('leaves what costs money to the owner of the bot', async () => {
    const setting = await open('Budget');
    expect(text(setting)).to.include('Only the owner of the bot');
    expect(setting.buttons).not.to.include('Change');
    const refused = await alice.slash('config set', { setting: 'tea.budget', value: '50' });
    expect(refused.content).to.include('Only the owner of the bot');
    expect(await read()).to.include({ budget: 1 });
    const { state } = here.world.discord.world;
    const ownerId = state.applications.get(here.world.discord.applicationId)?.ownerId ?? '';
    const owner = guild.member(state.users.get(ownerId)?.username ?? '', { roles: ['Manager'] });
    const form = await owner.click((await open('Budget', owner)).button('Change'));
    await owner.submit(form, { Budget: '50' });
    expect(await read()).to.include({ budget: 50 });
  });

  it('refuses a click of somebody who no longer manages the server', async () => {
    const setting = await open('Mode');
    guild.member(alice.name, { roles: ['Helper'] });
    const refused = await alice.select(setting.menu('Choose one'), ['cold']);
    expect(refused.content).to.include('Only members who can manage this server');
    expect(await read()).to.include({ mode: 'hot' });
  });

  it('still works after the bot has been restarted in between', async () => {
    const setting = await open('Mode');
    const form = await alice.click((await open('Cups')).button('Change'));
    await here.world.restartBot();
    await alice.select(setting.menu('Choose one'), ['cold']);
    await alice.submit(form, { Cups: '7' });
    expect(await read()).to.include({ mode: 'cold', cups: 7 });
  });

  it('speaks Dutch with those who do', async () => {
    const daan = guild.member(`daan${number}`, { roles: ['Manager'], locale: Locale.Dutch });
    const plugins = await daan.slash('config browse');
    const settings = await daan.select(plugins.menu('Kies een functie'), ['Thee']);
    expect(text(settings)).to.include('Kopjes').and.to.include('2 kopjes').and.to.include('warm');
    const form = await daan.click(
      (await daan.select(settings.menu('Kies een instelling'), ['Kopjes'])).button('Wijzigen'),
    );
    expect((await daan.submit(form, { Kopjes: 'veel' })).content).to.equal(
      '"Kopjes" moet dit zijn: een geheel getal van 0 tot 9.',
    );
  });

  it('says so when a button is of a plugin that is gone', async () => {
    const plugins = await alice.slash('config browse');
    const settings = await alice.select(plugins.menu('config:scope'), ['tea']);
    const forward = settings.button('▶');
    const gone = { ...forward, component: { ...forward.component, custom_id: 'config:scope:coffee:1' } };
    expect((await alice.click(gone)).content).to.include('switched off or has changed');
  });
});
