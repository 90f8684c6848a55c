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

  it('are known by the name of today and by the one before', () => {
    for (const name of ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'])
      expect(findZone(name)).to.equal(name);
    expect(suggestZones('kolk', noon).map(({ zone }) => zone)).to.deep.equal(['Asia/Kolkata']);
  });

  it('are suggested by what is typed, with the time that it is there', () => {
    expect(suggestZones('brus', noon)).to.deep.equal([
      { zone: 'Europe/Brussels', label: 'Europe/Brussels (13:00)' },
    ]);
  });

  it('are suggested with places first that begin so', () => {
    expect(suggestZones('lo', noon)[0]?.zone).to.match(/\/Lo[^/]*$/);
  });

  for (const [typed, zone] of [
    ['Nederland', 'Europe/Amsterdam'],
    ['netherlands', 'Europe/Amsterdam'],
    ['holland', 'Europe/Amsterdam'],
    ['België', 'Europe/Brussels'],
    ['belgie', 'Europe/Brussels'],
    ['belgium', 'Europe/Brussels'],
    ['duitsl', 'Europe/Berlin'],
    ['UK', 'Europe/London'],
    ['verenigd koninkrijk', 'Europe/London'],
    ['united_kingdom', 'Europe/London'],
    ['Engeland', 'Europe/London'],
    ['Frankrijk', 'Europe/Paris'],
    ['india', 'Asia/Calcutta'],
    ['nl', 'Europe/Amsterdam'],
  ] as const) {
    it(`are suggested for the country "${typed}"`, () => {
      expect(suggestZones(typed, noon).map((choice) => choice.zone)).to.include(zone);
    });
  }

  it('of a country come once, its cities before parts of its states', () => {
    const suggested = suggestZones('United States', noon).map(({ zone }) => zone);
    expect(suggested).to.include.members(['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu']);
    expect(suggested)
      .to.have.lengthOf(25)
      .and.to.deep.equal([...new Set(suggested)]);
    expect(suggestZones('brussels', noon).map(({ zone }) => zone)).to.deep.equal(['Europe/Brussels']);
  });

  it('are found by the name of a country that has one, and of no other', () => {
    expect(findZone('Nederland')).to.equal('Europe/Amsterdam');
    expect(findZone('belgium')).to.equal('Europe/Brussels');
    for (const name of ['Spain', 'United States', 'N', 'Mars', ''])
      expect(findZone(name), name).to.equal(undefined);
  });

  it('are all zones that can be chosen, whatever a country is called', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      for (const { zone } of suggestZones(`${letter}a`, noon)) expect(findZone(zone), zone).to.equal(zone);
  });

  it('are at most 25, which is all that Discord shows', () => {
    expect(suggestZones('', noon)).to.have.lengthOf(25);
  });

  it('know their own clock', () => {
    expect(clockIn('Asia/Kathmandu', noon)).to.equal('17:45');
  });
});
