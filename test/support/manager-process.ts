import { explainFailure } from '../../src/cli/explain-failure.js';
import { parseShards } from '../../src/cli/parse-shards.js';
import { loadConfig } from '../../src/core/config/load-config.js';
import { startManager } from '../../src/index.js';

/** A manager in a process of its own, as `alphapy start` runs it: `<role> <shards>` as parameters, the rest by environment. */
const [, , role = 'all', shards] = process.argv;
if (role !== 'all' && role !== 'gateway' && role !== 'backend') throw new Error(`no role is called ${role}`);

try {
  const manager = await startManager(loadConfig(process.env, process.env['DATA_DIR']), {
    role,
    ...(shards && { shards: parseShards(shards) ?? [] }),
  });
  process.send?.({ apiUrl: manager.apiUrl, plan: manager.plan });
  await manager.ended;
  process.exit(0);
} catch (error) {
  explainFailure(error);
  process.exit();
}
