// `npm run test:zones`: every zone and kind of rule, at eight wall times, day by day over ten years, against Luxon.
// Takes many minutes; the test with the same name looks at the days on which clocks change.
import { compare, emptyComparison, TEN_YEARS, ZONES } from './compare-with-luxon.js';
import { KINDS } from './luxon-oracle.js';

const TIMES = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '09:00', '23:30'].map((time) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { hour, minute };
});

const total = emptyComparison();
for (const kind of KINDS) {
  const before = { ...total };
  for (const zone of ZONES) {
    for (const time of TIMES) compare({ kind, zone, time }, TEN_YEARS, total);
  }
  console.log(
    `${kind.rule}: ${total.compared - before.compared} occurrences, ` +
      `${total.gaps - before.gaps} in a gap, ${total.overlaps - before.overlaps} in an overlap`,
  );
}
for (const difference of total.differences) console.log(`different: ${difference}`);
console.log(`${total.compared} occurrences in ${ZONES.length} zones, ${total.differences.length} different`);
process.exitCode = total.differences.length === 0 ? 0 : 1;
