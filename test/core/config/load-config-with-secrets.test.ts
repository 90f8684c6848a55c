import { expect } from 'chai';
import { loadConfigWithSecrets } from '../../../src/core/config/load-config-with-secrets.js';
import { EnvironmentProvider } from '../../../src/core/secrets/environment-provider.js';
import { Secrets } from '../../../src/core/secrets/secrets.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe('the configuration with Secret Manager', () => {
  /** A manager that holds these secrets, or is away. */
  const load = (environment: Record<string, string>, held: Record<string, string> | 'away') => {
    const manager = {
      name: 'manager',
      async read(secret: string) {
        if (held === 'away') throw new Error('unreachable');
        return held[secret] ?? null;
      },
    };
    const places = [manager, new EnvironmentProvider(environment)];
    const open = () => new Secrets(places, new ManualClock(), new RecordingLogger());
    return loadConfigWithSecrets(open, environment, '/nowhere');
  };

  it('takes what is secret from there, before the environment', async () => {
    const environment = { GOOGLE_PROJECT_ID: 'tea', DISCORD_TOKEN: 'old', REDIS_URL: 'redis://here' };
    const config = await load(environment, { 'discord-token': 'new' });
    expect(config).to.include({ DISCORD_TOKEN: 'new', REDIS_URL: 'redis://here' });
  });

  it('takes the environment when the manager is away', async () => {
    const config = await load({ GOOGLE_PROJECT_ID: 'tea', DISCORD_TOKEN: 'old' }, 'away');
    expect(config.DISCORD_TOKEN).to.equal('old');
  });

  it('refuses to start without a token rather than on the local Discord', async () => {
    const failure = await load({ GOOGLE_PROJECT_ID: 'tea' }, 'away').catch((error: unknown) => error);
    expect(String(failure)).to.contain('Missing secrets: discord-token');
  });

  it('asks nobody without a project', async () => {
    expect((await load({}, 'away')).DISCORD_TOKEN).to.equal(undefined);
  });
});
