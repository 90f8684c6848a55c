import { createServer } from 'node:net';
import { expect } from 'chai';
import { startLocalDiscord } from '../../src/cli/local-discord.js';
import { type Config, configSchema } from '../../src/core/config/config.js';
import { OperatorError } from '../../src/core/operator-error.js';
import { DEMO } from '../../src/sandbox/seed.js';
import { temporaryDataFolder } from './run-cli.js';

describe('the local Discord of "alphapy start"', function () {
  this.timeout(180_000);
  let data: ReturnType<typeof temporaryDataFolder>;
  let config: Config;

  beforeEach(() => {
    data = temporaryDataFolder();
    config = { ...configSchema.parse({}), DATA_DIR: data.folder, SANDBOX_PORT: 0 };
  });

  afterEach(() => data.remove());

  const refusal = async (changes: Partial<Config> = {}): Promise<OperatorError> => {
    const error = await startLocalDiscord({ ...config, ...changes }).then(
      () => new Error('it started'),
      (reason) => reason,
    );
    if (error instanceof OperatorError) return error;
    throw error;
  };

  it('has a page for people and an API for the bot', async () => {
    await using discord = await startLocalDiscord(config);
    expect(await (await fetch(discord.pageUrl)).text()).to.include('Local Discord');
    const bot = await fetch(`${discord.apiUrl}/v10/users/@me`, {
      headers: { authorization: `Bot ${discord.token}` },
    });
    expect(await bot.json()).to.include({ id: DEMO.applicationId });
  });

  it('remembers what was written', async () => {
    const channel = DEMO.channels.general;
    {
      await using discord = await startLocalDiscord(config);
      await fetch(`${discord.pageUrl}/sandbox/message`, {
        method: 'POST',
        headers: { 'x-sandbox-page': '1' },
        body: JSON.stringify({ channel, content: 'remember me', replyTo: null }),
      });
    }
    await using again = await startLocalDiscord(config);
    const messages = await fetch(`${again.pageUrl}/sandbox/messages?channel=${channel}`, {
      headers: { 'x-sandbox-page': '1' },
    });
    expect(await messages.text()).to.include('remember me');
  });

  it('does not run twice on one data folder', async () => {
    await using _first = await startLocalDiscord(config);
    expect((await refusal()).toText()).to.match(
      /already runs on this data folder.*next: Stop that one first/s,
    );
  });

  it('can start again after a start that failed', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const error = await refusal({ SANDBOX_PORT: port });
    expect(error.toText()).to.match(/Port \d+ is taken.*next: .*SANDBOX_PORT/s);
    blocker.close();
    await using discord = await startLocalDiscord({ ...config, SANDBOX_PORT: port });
    expect(new URL(discord.pageUrl).port).to.equal(String(port));
  });
});
