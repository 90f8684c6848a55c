import { once } from 'node:events';
import { expect } from 'chai';
import { GatewayIntentBits } from 'discord.js';
import { connectClient } from '../clients.js';
import { RawClient } from '../gateway/raw-client.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const intents = GatewayIntentBits.GuildMessages;

describe('gateway sessions that are made to go wrong', () => {
  let house: TeaHouse;

  beforeEach(async () => {
    house = await openTeaHouse();
  });

  afterEach(() => house.close());

  it('hear an event twice', async () => {
    const client = await RawClient.identified(house.discord, { intents });
    house.discord.faults.sendTwice('MESSAGE_CREATE');
    house.alice.says('one');
    house.alice.says('two');
    await client.frame(({ d }) => d?.id === house.general.messages[1]?.id);
    const heard = client.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.id);
    const [one, two] = house.general.messages.map(({ id }) => id);
    expect(heard).to.deep.equal([one, one, two]);
  });

  it('are dropped one shard at a time', async () => {
    const first = await RawClient.identified(house.discord, { shard: [0, 2] });
    const second = await RawClient.identified(house.discord, { shard: [1, 2] });
    house.discord.faults.drop(4000, { shard: 1 });
    expect(await second.closed()).to.equal(4000);
    expect(
      house.discord.gateway.sessions.filter(({ socket }) => socket).map(({ shardId }) => shardId),
    ).to.deep.equal([0]);
    await first.close();
  });

  it('stay closed after a code that discord.js takes for final', async () => {
    const client = await connectClient(house.discord);
    const disconnected = once(client, 'shardDisconnect');
    house.discord.faults.drop(4014);
    expect((await disconnected)[0].code).to.equal(4014);
    expect(house.discord.gateway.sessions).to.deep.equal([]);
  });
});
