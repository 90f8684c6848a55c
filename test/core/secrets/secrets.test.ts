import { expect } from 'chai';
import { EnvironmentProvider } from '../../../src/core/secrets/environment-provider.js';
import type { SecretProvider } from '../../../src/core/secrets/provider.js';
import { Secrets } from '../../../src/core/secrets/secrets.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { RecordingLogger } from '../../support/recording-logger.js';

/** A place whose answers the test decides, one after another. */
class Vault implements SecretProvider {
  readonly name = 'vault';
  value: string | null = 'first';
  away = false;
  reads = 0;

  async read(): Promise<string | null> {
    this.reads += 1;
    await Promise.resolve();
    if (this.away) throw new Error('connection refused\n  token=canary-secret');
    return this.value;
  }
}

function world(environment: Record<string, string> = {}) {
  const vault = new Vault();
  const clock = new ManualClock();
  const logger = new RecordingLogger();
  const secrets = new Secrets([vault, new EnvironmentProvider(environment)], clock, logger);
  return { vault, clock, logger, secrets };
}

describe('secrets', () => {
  it('come from the first place that has them, and say from where', async () => {
    const { vault, secrets } = world({ OPENAI_KEY: 'from-env', DISCORD_TOKEN: 'unused' });
    expect(await secrets.get('discord-token')).to.equal('first');
    vault.value = null;
    expect(await secrets.get('openai-key')).to.equal('from-env');
    expect(secrets.report()).to.deep.equal([
      { secret: 'discord-token', source: 'vault', stale: false },
      { secret: 'openai-key', source: 'environment', stale: false },
    ]);
  });

  it('are kept in memory while fresh', async () => {
    const { vault, clock, secrets } = world();
    await secrets.get('a');
    await clock.advance({ seconds: 299 });
    await secrets.get('a');
    expect(vault.reads).to.equal(1);
    await clock.advance({ seconds: 1 });
    await secrets.get('a');
    expect(vault.reads).to.equal(2);
  });

  it('are asked for once, however many want them at once', async () => {
    const { vault, secrets } = world();
    await Promise.all(Array.from({ length: 20 }, () => secrets.get('a')));
    expect(vault.reads).to.equal(1);
  });

  it('that nobody has are not asked for again within a minute', async () => {
    const { vault, clock, secrets } = world();
    vault.value = null;
    expect(await secrets.get('a')).to.equal(null);
    expect(await secrets.get('a')).to.equal(null);
    expect(vault.reads).to.equal(1);
    await clock.advance({ minutes: 1 });
    vault.value = 'now';
    expect(await secrets.get('a')).to.equal('now');
  });

  it('stay in use while their place is away, even when the environment has an older one', async () => {
    const { vault, clock, logger, secrets } = world({ A: 'older' });
    await secrets.get('a');
    vault.away = true;
    await clock.advance({ hours: 2 });
    expect(await secrets.get('a')).to.equal('first');
    expect(secrets.report()).to.deep.equal([{ secret: 'a', source: 'vault', stale: true }]);
    expect(logger.lines.join('\n')).to.contain('cannot be asked').and.not.contain('canary-secret');
  });

  it('come from the environment when their place has never answered', async () => {
    const { vault, secrets } = world({ A: 'older' });
    vault.away = true;
    expect(await secrets.get('a')).to.equal('older');
  });

  it('are noticed when they are rotated, without a restart', async () => {
    const { vault, secrets, logger } = world();
    const rotated: string[] = [];
    secrets.onRotation((secret) => rotated.push(secret));
    await secrets.get('a');
    vault.value = 'second';
    await secrets.refresh();
    expect(await secrets.get('a')).to.equal('second');
    expect(rotated).to.deep.equal(['a']);
    expect(logger.lines.join('\n')).not.to.contain('second');
  });

  it('that are required and missing are all named at once, with what to do', async () => {
    const { vault, secrets } = world({ B_KEY: 'there' });
    vault.value = null;
    await secrets.require(['a-key', 'b-key', 'c-key']).then(
      () => expect.fail('nothing was missing'),
      (error) => expect(error.toText()).to.contain('a-key, c-key').and.contain('A_KEY, C_KEY'),
    );
  });
});
