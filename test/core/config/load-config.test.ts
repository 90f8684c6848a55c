import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../../src/core/config/load-config.js';
import { OperatorError } from '../../../src/core/operator-error.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('the configuration', () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder('alphapy-config-');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (environment: Record<string, string>, envFile = '') => {
    writeFileSync(join(folder, '.env'), envFile);
    return loadConfig(environment, folder);
  };

  const refusal = (environment: Record<string, string>, envFile = ''): string => {
    try {
      load(environment, envFile);
    } catch (error) {
      if (error instanceof OperatorError) return error.toText();
      throw error;
    }
    throw new Error('it was accepted');
  };

  it('needs nothing', () => {
    expect(load({})).to.include({ NODE_ENV: 'development', API_PORT: 8080, SHARD_COUNT: 'auto' });
  });

  it('reads .env where there is one', () => {
    expect(load({}, 'API_PORT=9000\nSHARD_COUNT=4').API_PORT).to.equal(9000);
    rmSync(join(folder, '.env'));
    expect(loadConfig({}, folder).API_PORT).to.equal(8080);
  });

  it('prefers the environment to .env', () => {
    expect(load({ API_PORT: '9001' }, 'API_PORT=9000').API_PORT).to.equal(9001);
  });

  it('takes an empty variable for one that is not set, and lets it hide the one in .env', () => {
    expect(load({ DISCORD_TOKEN: '' }, 'DISCORD_TOKEN=abc.def.ghi').DISCORD_TOKEN).to.equal(undefined);
  });

  it('hands what .env adds on to plugins and child processes', () => {
    const environment: Record<string, string> = { KEPT: 'mine' };
    load(environment, 'MY_PLUGIN_KEY=1\nKEPT=theirs');
    expect(environment).to.deep.equal({ KEPT: 'mine', MY_PLUGIN_KEY: '1' });
  });

  it('finds a relative data folder from where .env stands', () => {
    expect(load({}).DATA_DIR).to.equal(join(folder, '.data'));
  });

  it('cannot be changed', () => {
    expect(load({})).to.be.frozen;
  });

  it('names all problems at once, and what to do', () => {
    const text = refusal({ API_PORT: '80a', SHARD_COUNT: '0', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(text).to.match(/API_PORT: expected a port/);
    expect(text).to.match(/SHARD_COUNT: expected .*whole number from 1/);
    expect(text).to.match(/LOG_LEVEL: .*"info"/);
    expect(text).to.match(/DATABASE_URL: expected a URL that begins with postgres/);
    expect(text).to.match(/next: Mend it/);
  });

  it('refuses production without a token, together with the other problems', () => {
    const text = refusal({ NODE_ENV: 'production', API_PORT: '-1' });
    expect(text).to.match(/DISCORD_TOKEN: missing/);
    expect(text).to.match(/API_PORT/);
    expect(load({ NODE_ENV: 'production', DISCORD_TOKEN: 'a.b.c' }).DISCORD_TOKEN).to.equal('a.b.c');
  });

  it('refuses a transaction pooler, which would lose notifications', () => {
    expect(refusal({ DATABASE_URL: 'postgres://u:p@aws-0.pooler.supabase.com:6543/postgres' })).to.match(
      /5432/,
    );
  });

  it('refuses the URL of a Redis that is no address, and says what to write in a password', () => {
    const text = refusal({ REDIS_URL: 'redis://bot:hun/ter@redis:6379' });
    expect(text).to.match(/REDIS_URL: expected redis:\/\/user:password@host:6379.*%2F/);
    expect(text).not.to.include('hun');
    expect(load({ REDIS_URL: 'rediss://:hun%2Fter@redis' }).REDIS_URL).to.equal('rediss://:hun%2Fter@redis');
  });

  it('refuses the URL of a database that is no address, and says what to write in a password', () => {
    for (const url of [
      'postgres://user:password@host:port/database',
      'postgres://bot:hun/ter#2@db:5432/tea',
    ]) {
      const text = refusal({ DATABASE_URL: url });
      expect(text).to.match(/DATABASE_URL: expected postgres:\/\/user:password@host:5432\/database.*%2F/);
      expect(text).not.to.include('hun');
    }
    const escaped = 'postgres://bot:hun%2Fter%232@db:5432/tea';
    expect(load({ DATABASE_URL: escaped }).DATABASE_URL).to.equal(escaped);
  });

  it('never prints a secret', () => {
    const secret = 'hunter2';
    const text = refusal({
      DISCORD_TOKEN: `Bot ${secret}`,
      DATABASE_URL: `mysql://bot:${secret}@db`,
      REDIS_URL: `http://:${secret}@redis`,
    });
    expect(text).to.match(/DISCORD_TOKEN.*\n.*DATABASE_URL.*\n.*REDIS_URL/);
    expect(text).not.to.include(secret);
  });

  it('drops the slash at the end of the API URL, to which the version is appended', () => {
    expect(load({ DISCORD_API_URL: 'http://127.0.0.1:1/api/' }).DISCORD_API_URL).to.equal(
      'http://127.0.0.1:1/api',
    );
  });
});
