import { expect } from 'chai';
import { configSchema } from '../../../src/core/config/config.js';
import { type HostPart, requireAgreement } from '../../../src/core/processes/host-part.js';

const DATABASE_URL = 'postgres://db.example/alphapy';

describe('a host that runs a part of the bot', () => {
  it('needs nothing special when it runs all of it', () => {
    expect(check({ role: 'all' }, {})).not.to.throw();
  });

  it('needs a database that the other hosts can reach', () => {
    expect(check({ role: 'backend' }, {})).to.throw('Several hosts need one database.');
    expect(check({ role: 'backend' }, { DATABASE_URL })).not.to.throw();
  });

  it('needs to know its shards and their number over all hosts', () => {
    const message = 'Several hosts need to agree on the shards.';
    expect(check({ role: 'gateway' }, { DATABASE_URL, SHARD_COUNT: 32 })).to.throw(message);
    expect(check({ role: 'gateway', shards: [0, 1] }, { DATABASE_URL })).to.throw(message);
    expect(check({ role: 'gateway', shards: [31, 32] }, { DATABASE_URL, SHARD_COUNT: 32 })).to.throw(message);
    expect(check({ role: 'gateway', shards: [30, 31] }, { DATABASE_URL, SHARD_COUNT: 32 })).not.to.throw();
  });

  function check(part: HostPart, environment: object) {
    return () => requireAgreement(part, configSchema.parse(environment));
  }
});
