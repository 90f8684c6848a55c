import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { AddressLimit, addressOf } from '../../../src/core/api/address-limit.js';

/** A request as far as its address goes. */
function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as IncomingMessage;
}

describe('the address of a request', () => {
  it('is who has connected', () => {
    expect(addressOf(from('203.0.113.9'))).to.equal('203.0.113.9');
  });

  it('is not what a stranger claims', () => {
    expect(addressOf(from('203.0.113.9', '198.51.100.1'))).to.equal('203.0.113.9');
  });

  for (const proxy of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    it(`is what the proxy at ${proxy} saw, not what came before it in the header`, () => {
      expect(addressOf(from(proxy, '198.51.100.1, 203.0.113.9'))).to.equal('203.0.113.9');
    });
  }

  it('is the network of an IPv6 address, which one household has billions of', () => {
    const networks = ['2001:db8:1:2::5', '2001:db8:1:2:ffff:1:2:3', '2001:DB8:1:2::'].map((ip) =>
      addressOf(from(ip)),
    );
    expect(new Set(networks)).to.deep.equal(new Set(['2001:db8:1:2']));
    expect(addressOf(from('2001:db8:1:3::5'))).not.to.equal('2001:db8:1:2');
    expect(addressOf(from('fe80::1%eth0'))).to.equal('fe80:0:0:0');
  });
});

describe('the limit of an address', () => {
  let now: number;
  let limit: AddressLimit;

  beforeEach(() => {
    now = 1_000;
    limit = new AddressLimit(() => now);
  });

  const refused = (request: IncomingMessage, times: number) =>
    Array.from({ length: times }, () => {
      try {
        limit.count(request);
        return false;
      } catch {
        return true;
      }
    }).filter(Boolean).length;

  it('is 50 in a second, and free again in the next', () => {
    expect(refused(from('203.0.113.9'), 60)).to.equal(10);
    expect(refused(from('203.0.113.10'), 50)).to.equal(0);
    now += 1_000;
    expect(refused(from('203.0.113.9'), 50)).to.equal(0);
  });

  it('remembers a bounded number of addresses, the newest', () => {
    const address = (index: number) => from(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    refused(address(0), 50);
    for (let index = 1; index <= 10_000; index += 1) refused(address(index), 50);
    expect(refused(address(10_000), 1)).to.equal(1);
    expect(refused(address(0), 1)).to.equal(0, 'the oldest was forgotten');
  });
});
