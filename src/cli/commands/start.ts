import { Command, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../../core/config/config.js';
import { misspeltNames } from '../../core/config/misspelt-names.js';
import type { HostPart } from '../../core/processes/host-part.js';
import { type Manager, startManager } from '../../index.js';
import { type LocalDiscord, startLocalDiscord } from '../local-discord.js';
import { parseShards } from '../parse-shards.js';
import { readConfig } from '../read-config.js';

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Run the bot. Without DISCORD_TOKEN a local Discord is started with it, to try everything on.',
    )
    .addOption(
      new Option('--role <role>', 'what runs on this host')
        .choices(['all', 'gateway', 'backend'])
        .default('all'),
    )
    .option('--shards <list>', 'the shards of this host, for example 0-15 or 0,4,8', readShards)
    .action(start);
}

async function start(part: HostPart): Promise<void> {
  const config = await readConfig();
  for (const { name, meant } of misspeltNames(process.env))
    console.error(`${name} is set, but nothing in the bot reads it. Did you mean ${meant}?`);
  if (config.DISCORD_TOKEN) return run(config, part);
  await using discord = await startLocalDiscord(config);
  const { apiUrl: DISCORD_API_URL, token: DISCORD_TOKEN } = discord;
  await run({ ...config, DISCORD_API_URL, DISCORD_TOKEN }, part, discord);
}

/** Until it is stopped, by a signal or for want of the local Discord. */
async function run(config: Config, part: HostPart, discord?: LocalDiscord): Promise<void> {
  let loss: unknown;
  discord?.lost.catch((error) => {
    loss = error;
    process.kill(process.pid, 'SIGTERM'); // the manager stops in order, however far it has come
  });
  const manager = await startManager(config, part);
  for (const line of welcome(manager, discord)) console.log(line);
  await manager.ended;
  if (loss) throw loss;
}

function welcome({ plan }: Manager, discord: LocalDiscord | undefined): string[] {
  if (!plan) return []; // stopped before it was ready
  if (discord) return ['', `Alphapy is ready. Try it at ${discord.pageUrl}`, ''];
  const { inviteUrl, accountUrl } = plan;
  const ofYourOwn = accountUrl === null ? [] : ['or add it to your own account with', accountUrl];
  return ['', 'Alphapy is ready. Invite it with', inviteUrl, ...ofYourOwn, ''];
}

function readShards(text: string): readonly number[] {
  const shards = parseShards(text);
  if (!shards) throw new InvalidArgumentError('Name numbers and ranges, for example 0-15 or 0,4,8.');
  return shards;
}
