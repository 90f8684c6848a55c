import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startTestBot, type TestBot } from '../support/bot.js';
import { PluginFolder } from '../support/plugin-files.js';
import { until } from '../support/until.js';
import { cake } from './cake-plugin.js';

describe('the answer to an interaction', () => {
  const folder = new PluginFolder();
  let running: TestBot;
  let guild: GuildActor;
  let alice: MemberActor;

  before(async function () {
    this.timeout(180_000);
    folder.write('cake', cake);
    running = await startTestBot(folder.path);
    expect(running.bot.leftOut).to.deep.equal([]);
    guild = running.discord.createGuild({ name: 'Bakery' });
    alice = guild.member('alice');
  });

  after(async () => {
    await running.stop();
    folder.remove();
  });

  const incidentsWith = (text: string) =>
    running.log.filter((line) => line.msg.includes(text) && line['incident']);

  it('is the refusal, for the user alone', async () => {
    const reply = await alice.slash('refused');
    expect(reply.content).to.equal('3 cakes are too many for Ann and Bob.');
    expect(reply.ephemeral).to.equal(true);
  });

  it('is in the language of the user', async () => {
    const reply = await guild.member('daan', { locale: Locale.Dutch }).slash('refused');
    expect(reply.content).to.equal('3 taarten is te veel voor Ann en Bob.');
  });

  it("is the refusal's own words where there is no translation", async () => {
    const reply = await alice.slash('untranslated');
    expect(reply.content).to.equal('That cake is stale. Bake a new one.');
  });

  it('is private also when the command had begun in public', async () => {
    const gone = await alice.slash('refused-later');
    expect(gone.deleted).to.equal(true);
    const reply = await gone.next();
    expect(reply.content).to.include('too many');
    expect(reply.ephemeral).to.equal(true);
  });

  it('follows an answer that was given already', async () => {
    const first = await alice.slash('refused-after');
    expect(first.content).to.equal('Well…');
    const second = await first.next();
    expect(second.content).to.include('too many');
    expect(second.ephemeral).to.equal(true);
  });

  for (const command of ['broken', 'broken-quietly', 'exploding']) {
    it(`of /${command} is an incident id and nothing of what happened`, async () => {
      const reply = await alice.slash(command);
      const incident = /incident ([A-Z0-9]{8})/.exec(reply.content)?.[1];
      expect(reply.content).not.to.match(/hunter2|secret|Error/);
      expect(reply.ephemeral).to.equal(true);
      const logged = running.log.filter((line) => line['incident'] === incident);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.deep.include({ piece: command, guild: guild.id, user: alice.id });
    });
  }

  it('comes also when the command forgets it', async () => {
    const reply = await alice.slash('silent');
    expect(reply.content).to.include('incident');
    expect(incidentsWith('ended without an answer')).to.have.length(1);
  });

  it('says why a precondition refuses', async () => {
    expect((await alice.slash('guarded')).content).to.equal('Only the owner of the cake may do this.');
  });

  it("translates the refusals of Sapphire's own preconditions", async () => {
    expect((await alice.slash('admins')).content).to.equal(
      'You need these permissions here: Manage Guild. Ask whoever manages the server.',
    );
  });

  it('is a closed door when the feature of a precondition is switched off', async () => {
    expect((await alice.slash('fenced')).content).to.equal(
      'This command needs a feature that is switched off. Ask whoever manages the server.',
    );
  });

  it('to a button is the refusal of its handler', async () => {
    const message = await alice.slash('controls');
    expect((await alice.click(message.button('cake:eat'))).content).to.include('too many');
  });

  for (const button of ['cake:burn', 'cake:parse', 'cake:forget']) {
    it(`to the button ${button} is an incident id`, async () => {
      const message = await alice.slash('controls');
      const reply = await alice.click(message.button(button));
      expect(reply.content).to.match(/incident [A-Z0-9]{8}/);
      expect(reply.ephemeral).to.equal(true);
    });
  }

  it('to a button whose plugin is gone says so', async () => {
    const message = await alice.slash('controls');
    const reply = await alice.click(message.button('gone:x'));
    expect(reply.content).to.include('switched off or has changed');
    expect(reply.ephemeral).to.equal(true);
  });

  it('is left to a collector that waits for it', async () => {
    const asked = await alice.slash('collected');
    await until(() => running.log.some(({ msg }) => msg === 'waiting for a click'));
    const reply = await alice.click(asked.button('Yes'));
    expect(reply.content).to.equal('You said yes.');
  });

  it('to a form is the refusal of its handler', async () => {
    const opened = await alice.slash('form');
    const reply = await alice.submit(opened, { Name: 'Cheesecake' });
    expect(reply.content).to.include('too many');
  });

  it('of a subcommand is its refusal', async () => {
    expect((await alice.slash('oven open')).content).to.include('too many');
  });

  it('of a subcommand that a precondition guards is its refusal', async () => {
    expect((await alice.slash('oven clean')).content).to.equal('Only the owner of the cake may do this.');
  });

  it('of a subcommand without code behind it says that it is switched off', async () => {
    expect((await alice.slash('oven melt')).content).to.include('switched off');
  });

  it('of a subcommand that fails is an incident id', async () => {
    expect((await alice.slash('oven burn')).content).to.match(/incident [A-Z0-9]{8}/);
  });

  it('of a command in the menu of a member is its refusal', async () => {
    expect((await alice.contextMenu('Give cake', guild.owner)).content).to.include('too many');
  });

  it('to somebody who types is an empty list when the suggestions fail', async () => {
    expect(await alice.autocomplete('slice', { of: 'che' })).to.deep.equal([]);
    expect(incidentsWith('hunter2')).not.to.equal([]);
  });

  it('is given up when Discord no longer takes it', async () => {
    const asked = alice.slash('slow').catch(() => undefined);
    await until(() => running.log.some(({ msg }) => msg === 'the slow command has begun'));
    await running.discord.clock.advance({ seconds: 4 });
    running.bot.client.emit('cakeIsBaked');
    await until(() => running.log.some(({ msg }) => msg === 'Too late to answer an interaction'));
    await asked;
  });

  it('to a command that nobody runs says so', async () => {
    await running.bot.client.stores.get('commands').unload('guarded');
    expect((await alice.slash('guarded')).content).to.include('switched off');
  });
});
