import { z } from 'zod';
import { SystemClock } from '../../src/core/clock.js';
import { Notifications } from '../../src/core/database/notifications.js';
import { createOrm } from '../../src/core/database/orm.js';
import { createLogger } from '../../src/core/logger.js';
import { AuditLog } from '../../src/services/audit/audit-log.js';
import { CommandTracker } from '../../src/services/command-tracker/command-tracker.js';
import { BadValues } from '../../src/services/settings/bad-values.js';
import { SettingsCatalogue } from '../../src/services/settings/catalogue.js';
import { booleanSetting } from '../../src/services/settings/kinds.js';
import { SettingsService } from '../../src/services/settings/settings.service.js';
import { SettingsStore } from '../../src/services/settings/settings.store.js';
import { alternate, type Figures, type Subject } from './lib/alternate.js';
import { openBenchWorld } from './lib/bench-world.js';
import { printComparisons } from './lib/report.js';

const rounds = 5;
const times = 200_000;
const guildId = '100000000000000001';
const logger = createLogger({ level: 'error', name: 'bench', pretty: false });
const clock = new SystemClock();

/**
 * Nanoseconds per use of what every command pays for: a setting from memory (goal: 5 µs), against a bare map, and a use
 * that the tracker notes (goal: 5 µs), against a bare array.
 */
export default async function run(): Promise<void> {
  const world = await openBenchWorld();
  const settings = await startSettings(world.databaseUrl);
  const map = new Map([[guildId, { enabled: true }]]);
  const read: Subject[] = [
    { name: 'map', measure: () => perUse('read', async () => map.get(guildId)?.enabled) },
    { name: 'settings', measure: () => perUse('read', () => settings.service.read(guildId, 'bench')) },
  ];
  const use = { guildId, userId: guildId, command: 'reminder add', kind: 'slash', failure: null } as const;
  const list: object[] = [];
  const tracker = new CommandTracker({
    insert: async () => undefined,
    logger,
    capacity: 10_000,
    chunk: 10_000,
  });
  const track: Subject[] = [
    { name: 'array', measure: () => perUse('track', async () => list.push({ ...use, usedAt: clock.now() })) },
    {
      name: 'tracker',
      measure: () => perUse('track', async () => tracker.track({ ...use, usedAt: clock.now() })),
    },
  ];
  try {
    printComparisons(await alternate(read, rounds));
    printComparisons(await alternate(track, rounds));
  } finally {
    await settings.stop();
    await world.close();
  }
}

async function perUse(figure: string, work: () => Promise<unknown>): Promise<Figures> {
  for (let index = 0; index < times / 10; index++) await work();
  const before = process.cpuUsage();
  for (let index = 0; index < times; index++) await work();
  const { user, system } = process.cpuUsage(before);
  return { [figure]: ((user + system) * 1000) / times };
}

async function startSettings(url: string) {
  const orm = await createOrm({ url, entities: [], applicationName: 'bench' });
  const notifications = new Notifications(url, logger);
  const enabled = booleanSetting({ label: 'Enabled', description: 'Whether it is on.', default: true });
  const service = new SettingsService({
    catalogue: new SettingsCatalogue({ bench: z.object({ enabled }) }),
    store: new SettingsStore(orm.em, new AuditLog(orm.em, clock)),
    notifications,
    clock,
    badValues: new BadValues(logger, { tell: () => undefined }),
  });
  await notifications.start();
  await service.read(guildId, 'bench');
  return {
    service,
    async stop() {
      await notifications.stop();
      await orm.close();
    },
  };
}
