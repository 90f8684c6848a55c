import { once } from 'node:events';
import { Client, type ClientOptions, GatewayIntentBits } from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

const clients = new Set<Client>();

/** A discord.js client that talks to the sandbox, not logged in yet. */
export function createClient(discord: Sandbox, options: Partial<ClientOptions> = {}): Client {
  const all: Omit<ClientOptions, 'tasks'> = {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    ...options,
    rest: { api: discord.url, version: '10', ...options.rest },
  };
  const client = new Client(all as ClientOptions); // the tasks plugin demands its option of every client's type
  clients.add(client);
  return client;
}

/** The same, ready. */
export async function connectClient(discord: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client> {
  const client = createClient(discord, options);
  const ready = once(client, 'clientReady');
  await client.login(discord.token);
  await ready;
  return client;
}

/** Stops every client of the running test. */
export async function destroyClients(): Promise<void> {
  await Promise.all([...clients].map((client) => client.destroy()));
  clients.clear();
}
