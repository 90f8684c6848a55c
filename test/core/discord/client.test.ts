import { expect } from 'chai';
import { GatewayIntentBits } from 'discord.js';
import { BotClient } from '../../../src/core/discord/client.js';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { logInto } from '../../support/log.js';

const strangerToken = 'MTAwMDAwMDAwMDAwMDAwMDAx.GhIjKl.aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789AB';

describe('the client', () => {
  let discord: Sandbox;
  let client: BotClient;

  async function start(options: SandboxOptions = {}, token?: string): Promise<void> {
    discord = await startSandbox(options);
    client = await BotClient.create({
      token: token ?? discord.token,
      apiUrl: discord.url,
      logger: logInto([]),
      shards: { ids: [0, 1], total: 2 },
    });
  }

  afterEach(async () => {
    await client.destroy();
    await discord.close();
  });

  it('is ready when all its shards are', async () => {
    await start({ application: { maxConcurrency: 2 } });
    await client.connect([GatewayIntentBits.Guilds]);
    expect(client.isReady()).to.equal(true);
    expect([...client.ws.shards.keys()]).to.deep.equal([0, 1]);
  });

  it('knows its application and can use REST before it connects', async () => {
    await start();
    expect(client.id).to.equal(discord.applicationId);
    expect(await client.rest.get('/users/@me')).to.have.property('id', discord.applicationId);
  });

  it('says so when Discord does not know its token', async () => {
    await start({}, strangerToken);
    const error = await client.connect([]).catch((thrown) => thrown);
    expect(error.message).to.equal('Discord does not accept the bot token');
    expect(error.details.next).to.include('https://discord.com/developers/applications');
  });

  it('says so when Discord does not allow an intent', async () => {
    await start({ application: { privilegedIntents: 0 } });
    const error = await client.connect([GatewayIntentBits.GuildMembers]).catch((thrown) => thrown);
    expect(error.message).to.equal(
      'Discord does not allow an intent that the bot asks for: Server Members Intent',
    );
  });

  it('mentions nobody who is not named', async () => {
    await start();
    expect(client.options.allowedMentions).to.deep.equal({ parse: [] });
  });

  it('cannot be there twice, since the container is global', async () => {
    await start();
    const second = await BotClient.create({ token: 'x', apiUrl: discord.url, logger: logInto([]) }).catch(
      (thrown) => thrown,
    );
    expect(second.message).to.include('there is a client in this process already');
  });
});
