/**
 * Runs benchmarks by name, all of them by default: `npm run bench -- slash-command start-up`.
 * Each alternates its subjects in one run and prints medians and ratios.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.replace('.bench.js', ''));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. Known: ${known.join(', ')}`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n# ${name}`);
  const { default: run } = (await import(join(folder, `${name}.bench.js`))) as {
    default: () => Promise<void>;
  };
  await run();
}
