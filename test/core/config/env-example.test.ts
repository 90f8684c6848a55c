import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { configSchema } from '../../../src/core/config/config.js';
import { loadConfig } from '../../../src/core/config/load-config.js';

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');

  it('names exactly the variables that the bot reads', () => {
    expect(Object.keys(parseEnv(text))).to.have.members(Object.keys(configSchema.shape));
  });

  it('changes nothing when it is copied as it is', () => {
    expect(loadConfig(parseEnv(text), '/nowhere')).to.deep.equal(loadConfig({}, '/nowhere'));
  });

  for (const [name, { description }] of Object.entries(configSchema.shape)) {
    it(`explains ${name}`, () => {
      expect(description).to.be.a('string');
      expect(text).to.include(`# ${description}\n${name}=`);
    });
  }
});
