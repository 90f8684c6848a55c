import { expect } from 'chai';
import { Client, type ClientOptions, type User } from 'discord.js';
import { clientDefaults } from '../../../src/core/discord/client-defaults.js';

describe('what every client has in common', () => {
  it('mentions nobody unless somebody is named', () => {
    expect(clientDefaults.allowedMentions).to.deep.equal({ parse: [] });
  });

  it('does not remember everyone it ever met, but always itself', async () => {
    // The tasks plugin declares its options for every client, also where it is not loaded.
    const client = new Client({ ...clientDefaults, intents: [] } as unknown as ClientOptions);
    try {
      const self = meet(client, '1');
      client.user = self as typeof client.user;
      for (let id = 2; id < 20_000; id++) meet(client, String(id));
      expect(client.users.cache.size).to.equal(5_000);
      expect(client.users.cache.has('1')).to.equal(true);
    } finally {
      await client.destroy();
    }
  });
});

function meet(client: Client, id: string): User {
  // Only what the cache looks at.
  const user = { id, client } as unknown as User;
  client.users.cache.set(id, user);
  return user;
}
