import { expect } from 'chai';
import { SandboxClock } from '../../src/sandbox/clock.js';
import { Ledger } from '../../src/sandbox/ledger.js';

describe('the ledger', () => {
  const clock = new SandboxClock();
  const entry = (given: object = {}) => ({
    method: 'POST',
    path: '/x',
    route: 'x',
    applicationId: null,
    status: 200,
    body: {},
    messageIds: [],
    nonce: null,
    ...given,
  });

  it('keeps the newest requests only', () => {
    const ledger = new Ledger(clock, clock);
    for (let i = 0; i < 25_000; i += 1) ledger.record(entry({ path: `/${i}` }), undefined);
    expect(ledger.entries.length).to.be.within(15_000, 20_000);
    expect(ledger.entries.at(-1)?.path).to.equal('/24999');
  });

  it('finds messages that left it to Discord who is pinged, also in answers to interactions', () => {
    const ledger = new Ledger(clock, clock);
    const send = (id: string, body: object) => ledger.record(entry({ messageIds: [id], body }), undefined);
    send('careless', { content: 'x' });
    send('careful', { content: 'x', allowed_mentions: { parse: [] } });
    send('careless answer', { type: 4, data: { content: 'x' } });
    send('careful answer', { type: 4, data: { content: 'x', allowed_mentions: { parse: [] } } });
    ledger.record(entry({ body: { name: 'no message' } }), undefined);
    const found = ledger.sentWithoutAllowedMentions().flatMap(({ messageIds }) => messageIds);
    expect(found).to.deep.equal(['careless', 'careless answer']);
  });

  it('forgets invalid requests after ten minutes', async () => {
    const hostClock = new SandboxClock(clock.now(), false);
    const ledger = new Ledger(clock, hostClock);
    ledger.recordInvalidRequest();
    await hostClock.advance({ minutes: 9 });
    ledger.recordInvalidRequest();
    expect(ledger.invalidRequests).to.equal(2);
    await hostClock.advance({ minutes: 1 });
    expect(ledger.invalidRequests).to.equal(1);
  });
});
