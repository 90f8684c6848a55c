import { expect } from 'chai';
import { clockIn, findZone, suggestZones } from '../../../src/services/time-zones/zones.js';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');

describe('time zones', () => {
  it('are found in any case, with spaces for underscores', () => {
    expect(findZone(' europe/brussels ')).to.equal('Europe/Brussels');
    expect(findZone('America/New York')).to.equal('America/New_York');
    expect(findZone('utc')).to.equal('UTC');
    expect(findZone('Mars/Olympus')).to.equal(undefined);
  });

  it('are suggested by what is typed, with the time that it is there', () => {
    expect(suggestZones('brus', noon)).to.deep.equal([
      { zone: 'Europe/Brussels', label: 'Europe/Brussels (13:00)' },
    ]);
  });

  it('are suggested with places first that begin so', () => {
    expect(suggestZones('lo', noon)[0]?.zone).to.match(/\/Lo[^/]*$/);
  });

  it('are at most 25, which is all that Discord shows', () => {
    expect(suggestZones('', noon)).to.have.lengthOf(25);
  });

  it('know their own clock', () => {
    expect(clockIn('Asia/Kathmandu', noon)).to.equal('17:45');
  });
});
