import { expect } from 'chai';
import { misspeltNames } from '../../../src/core/config/misspelt-names.js';

const meant = (name: string, others: Record<string, string> = {}) =>
  misspeltNames({ [name]: 'x', ...others }).map((found) => found.meant);

describe('a misspelt variable', () => {
  for (const [name, right] of [
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['REDIS_URLS', 'REDIS_URL'],
    ['API_PROT', 'API_PORT'],
    ['PLUGIN', 'PLUGINS'],
  ]) {
    it(`is recognised: ${name}`, () => {
      expect(meant(`${name}`)).to.deep.equal([right]);
    });
  }

  it('is none when the right one is set too, when it is empty, or when it only resembles one', () => {
    expect(meant('DISCORD_TOKN', { DISCORD_TOKEN: 'y' })).to.deep.equal([]);
    expect(misspeltNames({ DISCORD_TOKN: '' })).to.deep.equal([]);
    for (const name of ['PATH', 'HOME', 'TEA_TOKEN', 'API_KEY', 'DATA', 'LOG', 'NODE_PATH', 'PORT'])
      expect(meant(name), name).to.deep.equal([]);
  });
});
