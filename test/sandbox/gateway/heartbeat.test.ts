import { once } from 'node:events';
import { expect } from 'chai';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { startSandbox } from '../../../src/sandbox/index.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient, destroyClients } from '../clients.js';
import { RawClient } from './raw-client.js';

describe('heartbeats', () => {
  let discord: Sandbox;

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  it('are acknowledged, also before identifying', async () => {
    discord = await startSandbox();
    const client = new RawClient(discord);
    expect((await client.hello()).d.heartbeat_interval).to.equal(41_250);
    client.send(GatewayOpcodes.Heartbeat, null);
    await client.frame(({ op }) => op === GatewayOpcodes.HeartbeatAck);
  });

  it('that stay away end the connection and the session', async () => {
    const hostClock = new ManualClock('2026-11-25T12:00:00Z');
    discord = await startSandbox({ hostClock });
    const client = await RawClient.identified(discord);
    await hostClock.advance({ minutes: 2 });
    expect(await client.closed()).to.equal(4009);
    expect(discord.gateway.sessions).to.deep.equal([]);
  });

  it('keep a session alive while the story jumps ahead', async () => {
    const clock = new ManualClock('2026-11-25T12:00:00Z');
    discord = await startSandbox({ clock });
    await RawClient.identified(discord);
    await clock.advance({ days: 3 });
    expect(discord.gateway.sessions).to.have.length(1);
  });

  it('that are not acknowledged make a client reconnect and resume', async () => {
    discord = await startSandbox({ gatewayLimits: { heartbeatIntervalMs: 100 } });
    const client = await connectClient(discord);
    const resumed = once(client, 'shardResume');
    discord.faults.withholdAcks();
    await once(client, 'shardReconnecting');
    discord.faults.clear();
    await resumed;
  });

  it('are not asked for when HELLO is withheld', async () => {
    discord = await startSandbox();
    discord.faults.withholdHello(1);
    const silent = new RawClient(discord);
    const greeted = new RawClient(discord);
    await greeted.hello();
    expect(silent.frames).to.deep.equal([]);
  });
});
