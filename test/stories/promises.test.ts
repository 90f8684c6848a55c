import { expect } from 'chai';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import type { ManagerProcess } from '../support/manager.js';
import { eventually, WholeBot } from '../support/whole-bot.js';

const shardCount = 4;

describe('what the bot has promised, while its processes are killed', function () {
  this.timeout(180_000);
  let discord: Sandbox;
  let bot: WholeBot;
  let manager: ManagerProcess;
  let guilds: GuildActor[];

  before(async () => {
    discord = await startSandbox({
      application: { maxConcurrency: 16, shards: shardCount },
      patience: 30_000,
    });
    guilds = await oneGuildPerShard(discord);
    bot = new WholeBot({ discord, environment: { SHARDS_PER_PROCESS: '2' } });
    manager = bot.start();
    await manager.ready;
  });

  after(async () => {
    await bot.cleanUp();
    await discord.close();
  });

  it('answers a slash command in a guild of each shard', async () => {
    await eachShardAnswers();
  });

  it('answers in each shard of a gateway process again after that was killed', async () => {
    const killed = (await bot.processes()).find(({ shards }) => shards.includes(2));
    process.kill(killed?.pid ?? 0, 'SIGKILL');
    await eventually(() => connectedShards().length < shardCount);
    await eventually(() => connectedShards().length === shardCount);
    await eachShardAnswers();
  });

  it('delivers every reminder, and none twice, although the backend is killed while they are due', async () => {
    const members = guilds.flatMap((guild) => ['ann', 'ben', 'cas'].map((name) => guild.member(name)));
    await Promise.all(
      members.map((member) =>
        member.slash('reminder add', { when: 'in 8 seconds', what: `tea ${member.name}` }),
      ),
    );
    await eventually(() => delivered().length > 0);
    const backend = (await bot.processes()).find(({ role }) => role === 'backend');
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    await eventually(() => delivered().length >= members.length);
    // Whatever was claimed by a process that died is looked at again after its lease.
    await eventually(async () => (await undecided()) === 0);
    expect(delivered()).to.have.lengthOf(members.length);
    expect(new Set(delivered()).size).to.equal(members.length);
  });

  /** Discord tells a shard only of its own guilds, so an answer there is that shard's. */
  async function eachShardAnswers(): Promise<void> {
    for (const guild of guilds) {
      const reply = await guild.member('ann').slash('reminder list');
      expect(reply.ephemeral, guild.name).to.equal(true);
    }
  }

  function connectedShards(): readonly number[] {
    return discord.gateway.sessions.filter(({ socket }) => socket).map(({ shardId }) => shardId);
  }

  /** Guild and text of each delivered reminder, as it stands in Discord. */
  function delivered(): string[] {
    return guilds.flatMap((guild) =>
      guild
        .channel('general')
        .messages.filter(({ content }) => content.includes('tea '))
        .map(({ content }) => `${guild.name}: ${/tea \w+/.exec(content)?.[0]}`),
    );
  }

  async function undecided(): Promise<number> {
    const rows = await bot.query<{ left: number }>(
      `select count(*)::int as left from reminders_reminders where state in ('scheduled', 'delivering')`,
    );
    return rows[0]?.left ?? Number.NaN;
  }
});

/** Guild ids carry the time, so new guilds fall on all shards sooner or later. */
async function oneGuildPerShard(discord: Sandbox): Promise<GuildActor[]> {
  const found = new Map<number, GuildActor>();
  while (found.size < shardCount) {
    const guild = discord.createGuild({ name: `Tea house ${found.size}`, channels: ['general'] });
    const shard = Number((BigInt(guild.id) >> 22n) % BigInt(shardCount));
    if (found.has(shard)) guild.kicksBot();
    else found.set(shard, guild);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return [...found.values()];
}
