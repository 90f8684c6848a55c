import { expect } from 'chai';
import { z } from 'zod';
import { Notifications } from '../../../src/core/database/notifications.js';
import { createOrm } from '../../../src/core/database/orm.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { AuditLog } from '../../../src/services/audit/audit-log.js';
import { OperationsLog } from '../../../src/services/operations/operations-log.js';
import { BadValues } from '../../../src/services/settings/bad-values.js';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import {
  booleanSetting,
  channelSetting,
  listSetting,
  numberSetting,
  textSetting,
} from '../../../src/services/settings/kinds.js';
import type { Author } from '../../../src/services/settings/setting-change.js';
import { SettingsService } from '../../../src/services/settings/settings.service.js';
import { SettingsStore } from '../../../src/services/settings/settings.store.js';
import { SettingsUndo } from '../../../src/services/settings/undo.js';
import type { TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const words = { label: 'Cups', description: 'How many.' };
const catalogue = new SettingsCatalogue({
  tea: z.object({
    enabled: booleanSetting({ ...words, label: 'Enabled', default: true }),
    cups: numberSetting({ ...words, default: 2, min: 0, max: 9 }),
    channel: channelSetting(words),
    greeting: textSetting({ ...words, default: 'Hello', maxLength: 50 }),
    helpers: listSetting({ ...words, of: 'text', maxItems: 5 }),
    budget: numberSetting({ ...words, label: 'Budget', default: 1, min: 0, max: 100, changedBy: 'owner' }),
  }),
});
export const guild = '100000000000000001';
export const alice: Author = {
  userId: '200000000000000001',
  rights: 'manager',
  how: 'slash',
  requestId: 'r1',
};

/** One process of the bot: its own pool, its own connection that hears changes, its own cache. */
export async function startProcess(database: TestDatabase) {
  const orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
  const clock = new ManualClock();
  const logger = new RecordingLogger();
  const notifications = new Notifications(database.url, logger);
  const audit = new AuditLog(orm.em, clock);
  const store = new SettingsStore(orm.em, audit);
  const operations = new OperationsLog({ em: orm.em, clock, logger });
  const badValues = new BadValues(logger, operations);
  const settings = new SettingsService({ catalogue, store, notifications, clock, badValues });
  await notifications.start();
  const stop = async () => {
    await notifications.stop();
    await orm.close();
  };
  return {
    orm,
    audit,
    clock,
    logger,
    notifications,
    operations,
    settings,
    undo: new SettingsUndo(settings, store),
    /** Changes one setting of the plugin "tea", as Alice. */
    change: (key: string, value: boolean | number | string | null | string[], seenVersion?: number) =>
      settings.change(
        guild,
        [{ scope: 'tea', key, value, ...(seenVersion !== undefined && { seenVersion }) }],
        alice,
      ),
    stop,
  };
}

export type Process = Awaited<ReturnType<typeof startProcess>>;

/** Why it was refused. */
export function refusal(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => expect.fail('it was not refused'),
    (error: { identifier?: string }) => error.identifier,
  );
}
