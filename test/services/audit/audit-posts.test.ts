import { container } from '@sapphire/framework';
import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { AuditEntry } from '../../../src/services/audit/audit-entry.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

describe('the log channel of a guild', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let log: ChannelActor;
  let guilds = 0;

  before(async () => {
    database = await testDatabase();
    world = await startWorld({ databaseUrl: database.url, plugins: { builtIn: [] } });
  });
  beforeEach(() => {
    guilds += 1;
    guild = world.discord.createGuild({ name: `House ${guilds}`, channels: ['general', 'log'] });
    log = guild.channel('log');
  });
  afterEach(() => world.discord.faults.clear());
  after(async () => {
    await world.stop();
    await database.drop();
  });

  const set = (values: Readonly<Record<string, string | null>>) =>
    world.services.settings.change(
      guild.id,
      Object.entries(values).map(([key, value]) => ({ scope: 'core', key, value })),
      { userId: guild.owner.id, rights: 'manager', how: 'slash', requestId: null },
    );
  const write = (entry: Partial<AuditEntry> = {}) =>
    world.services.audit.write({
      ...{ guildId: guild.id, actor: { kind: 'bot' }, action: 'tea.brewed', level: 'normal' },
      ...{ details: {}, requestId: null, ...entry },
    });
  const tick = () => world.clock.advance({ seconds: 2 });
  const shown = () => log.messages.flatMap(({ embeds }) => embeds.map(({ description }) => description));
  const states = () =>
    container.orm.em
      .fork()
      .execute<{ post_state: string; post_problem: string | null }[]>(
        'select post_state, post_problem from audit_logs where guild_id = ? order by id',
        [guild.id],
      );

  it('tells what a setting was and is, who changed it, and pings nobody', async () => {
    await set({ logChannel: log.id });
    await tick();
    const [message] = log.messages;
    expect(message?.embeds[0]?.description).to.equal(
      `Settings were changed:\n**The bot itself · Log channel**: Not set → <#${log.id}>`,
    );
    expect(message?.embeds[0]?.fields?.[0]?.value).to.equal(`<@${guild.owner.id}>`);
    expect(world.discord.ledger.sentWithoutAllowedMentions()).to.deep.equal([]);
  });

  it('is in the language of the guild', async () => {
    await set({ logChannel: log.id, locale: Locale.Dutch });
    await tick();
    expect(shown()[0]).to.include('Instellingen zijn gewijzigd:').and.to.include('Niet ingesteld →');
  });

  it('gets ten lines in one message, however long they are', async () => {
    await set({ logChannel: log.id });
    await tick();
    const changes = Array.from({ length: 10 }, () => {
      return { scope: 'core', key: 'timeZone', oldValue: 'x'.repeat(300), newValue: '*y*'.repeat(300) };
    });
    for (let line = 0; line < 12; line++)
      await write({ action: 'core.settingsChanged', details: { changes, count: 12 } });
    await tick();
    await tick();
    expect(log.messages.map(({ embeds }) => embeds.length)).to.deep.equal([1, 10, 2]);
  });

  it('gets only what its level asks for', async () => {
    await set({ logChannel: log.id, logLevel: 'critical' });
    await write({ level: 'normal' });
    await write({ level: 'critical', action: 'tea.spilled' });
    await tick();
    expect(shown()).to.deep.equal(['tea.spilled']);
    expect((await states()).map(({ post_state }) => post_state)).to.deep.equal([
      'skipped',
      'skipped',
      'posted',
    ]);
  });

  it('may be missing: then lines are kept and not posted', async () => {
    await write();
    await tick();
    expect(await states()).to.deep.equal([{ post_state: 'skipped', post_problem: null }]);
  });

  it('may be gone or closed: that is recorded once, with the reason, and not tried for ever', async () => {
    await set({ logChannel: log.id });
    await tick();
    log.denies(guild.bot, 'SendMessages');
    await write();
    await tick();
    log.disappears();
    await write();
    await tick();
    const asked = () => world.discord.ledger.entries.length;
    const before = asked();
    await world.clock.advance({ minutes: 10 });
    expect(asked()).to.equal(before);
    expect((await states()).slice(1)).to.deep.equal([
      { post_state: 'failed', post_problem: 'forbidden' },
      { post_state: 'failed', post_problem: 'channelGone' },
    ]);
  });

  for (const [name, minutes] of [
    ['at once', 2],
    ['after Discord has forgotten the nonce', 20],
  ] as const) {
    it(`shows a line once when the process dies between sending and noting it, also ${name}`, async () => {
      await set({ logChannel: log.id });
      await tick();
      await write();
      await tick();
      // As a killed process leaves it: sent and claimed, nothing noted. Meanwhile there is something new.
      await container.orm.em
        .fork()
        .execute(
          `update audit_logs set post_state = 'waiting', lease_until = ? where guild_id = ? and action = 'tea.brewed'`,
          [world.clock.now().add({ minutes }).toString(), guild.id],
        );
      await write({ action: 'tea.poured' });
      await world.clock.advance({ minutes: minutes + 1 });
      await tick();
      expect(shown().slice(1).toSorted()).to.deep.equal(['tea.brewed', 'tea.poured']);
      expect((await states()).every(({ post_state }) => post_state === 'posted')).to.equal(true);
    });
  }

  it('waits while Discord is away, and shows the line once', async () => {
    await set({ logChannel: log.id });
    await tick();
    await write();
    const fault = world.discord.faults.rest('error500', { method: 'POST', path: /\/messages$/ });
    await tick();
    fault.end();
    await world.clock.advance({ minutes: 2 });
    expect(shown()).to.have.length(2);
  });
});
