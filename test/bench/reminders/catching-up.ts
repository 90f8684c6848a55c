import { Routes } from 'discord.js';
import { LocalSlots } from '../../../src/core/discord/local-slots.js';
import { createRest } from '../../../src/core/discord/rest.js';
import { GLOBAL_REQUESTS_PER_SECOND } from '../../../src/core/processes/sliding-window.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { OwnEngine } from './own-engine.js';

const MISSED = 1_000;
const LEAST_SHARE = 0.95;

/**
 * How much of what Discord takes is used after an outage, over the real REST with its limits: of the channels, and of the
 * bot as a whole.
 */
export async function measureCatchingUp(url: string): Promise<void> {
  await using undo = new AsyncDisposableStack();
  const discord = await startSandbox({ limits: { requestsPerSecond: GLOBAL_REQUESTS_PER_SECOND } });
  undo.defer(() => discord.close());
  const names = Array.from({ length: 50 }, (_, index) => `channel-${index}`);
  const channels = ['a', 'b', 'c', 'd'].flatMap(
    (name) => discord.createGuild({ name, channels: names }).channels,
  );
  const rest = createRest(discord.url, discord.token, new LocalSlots());
  const engine = await OwnEngine.open(url, async ({ channelId }) => {
    const channel = channels[Number(channelId) % channels.length];
    await rest.post(Routes.channelMessages(channel?.id ?? ''), { body: { content: 'tea' } });
  });
  undo.defer(() => engine.close());
  await engine.clear();
  await engine.fill(MISSED, Temporal.Now.instant().subtract({ hours: 1 }), 3000);
  const began = performance.now();
  await engine.work(MISSED);
  const perSecond = MISSED / ((performance.now() - began) / 1000);
  const share = perSecond / GLOBAL_REQUESTS_PER_SECOND;
  console.log(
    `catching up: ${perSecond.toFixed(1)} messages a second, ${(share * 100).toFixed(0)} % of what Discord takes` +
      `  goal >= ${LEAST_SHARE * 100} %: ${share >= LEAST_SHARE ? 'met' : 'MISSED'}`,
  );
}
