import { expect } from 'chai';
import { clockChanges } from './clock-changes.js';
import { compare, emptyComparison, TEN_YEARS, ZONES } from './compare-with-luxon.js';
import { KINDS } from './luxon-oracle.js';

/** What `npm run test:zones` compares in full: here each zone at the changes of its clocks, or once without any. */
describe('recurrence in all time zones over ten years, against Luxon', function () {
  this.timeout(180_000);

  const changes = new Map(ZONES.map((zone) => [zone, clockChanges(zone)]));
  const nineOClock = { hour: 9, minute: 0 };

  for (const [number, kind] of KINDS.entries()) {
    it(`agrees for ${kind.rule}`, () => {
      const comparison = emptyComparison();
      for (const [zone, changesThere] of changes) {
        // each kind looks at a third of the changes; all kinds together see each of them three times
        for (const change of changesThere.filter((_, index) => index % 3 === number % 3)) {
          compare({ kind, zone, time: change.time }, change.around(kind.daysToSeeOne), comparison);
        }
        if (changesThere.length === 0) {
          const somewhere = {
            from: TEN_YEARS.from.plus({ years: 2 }),
            to: TEN_YEARS.from.plus({ years: 3 }),
          };
          const seen = { ...somewhere, to: somewhere.from.plus({ days: 2 * kind.daysToSeeOne + 1 }) };
          compare({ kind, zone, time: nineOClock }, seen, comparison);
        }
      }
      expect(comparison.differences).to.deep.equal([]);
      expect(comparison.compared).to.be.greaterThan(ZONES.length);
    });
  }

  it('met gaps and overlaps of every size on the way', () => {
    const comparison = emptyComparison();
    for (const zone of ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      for (const change of changes.get(zone) ?? []) {
        for (const kind of KINDS.slice(0, 1))
          compare({ kind, zone, time: change.time }, change.around(2), comparison);
      }
    }
    expect(comparison.differences).to.deep.equal([]);
    expect(comparison.gaps).to.be.greaterThan(20);
    expect(comparison.overlaps).to.be.greaterThan(20);
  });
});
