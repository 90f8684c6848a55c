import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { OperationsLog } from '../../../src/services/operations/operations-log.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const [noisy, quiet] = ['100000000000000001', '100000000000000002'] as const;

describe('the operational log', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let clock: ManualClock;
  let logger: RecordingLogger;
  let log: OperationsLog;

  beforeEach(async () => {
    database = await migratedDatabase();
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
    clock = new ManualClock();
    logger = new RecordingLogger();
    log = new OperationsLog({ em: orm.em, clock, logger, perGuild: 3 });
  });

  afterEach(async () => {
    await orm.close();
    await database.drop();
  });

  it('shows a guild its own events and those of the whole bot, newest first, and never another guild’s', async () => {
    log.tell('bot.started', 'up');
    await clock.advance({ seconds: 1 });
    log.tell('interaction.failed', 'one failed', { guildId: quiet, incident: 'x1' });
    log.tell('interaction.failed', 'other failed', { guildId: noisy });
    await log.drain();
    const shown = (events: readonly { message: string }[]) => events.map(({ message }) => message);
    expect(shown(log.recent(quiet))).to.deep.equal(['one failed', 'up']);
    expect(shown(await log.list(quiet, 10))).to.deep.equal(['one failed', 'up']);
    expect((await log.list(quiet, 10))[0]?.details).to.deep.equal({ incident: 'x1' });
  });

  it('shows only the types that are asked for', async () => {
    log.tell('bot.started', 'up');
    log.tell('guild.joined', 'hello', { guildId: quiet });
    await log.drain();
    expect(log.recent(quiet, ['guild.joined'])).to.have.lengthOf(1);
    expect(await log.list(quiet, 10, ['bot.started', 'guild.left'])).to.have.lengthOf(1);
  });

  it('says how many it could not keep when more happens than the database takes', async () => {
    for (let index = 0; index < 1100; index++)
      log.tell('task.failed', `failure ${index}`, { guildId: noisy });
    await log.drain();
    // The first was on its way already, and a thousand more may wait.
    expect(logger.lines).to.deep.equal([
      'warn: The 99 oldest events are only in memory: too many are waiting',
    ]);
    expect(await log.list(noisy, 2000)).to.have.lengthOf(1001);
  });

  it('survives a restart, bounded, and a noisy guild costs a quiet one nothing', async () => {
    log.tell('guild.joined', 'quiet', { guildId: quiet });
    for (let index = 0; index < 120; index++) log.tell('task.failed', `failure ${index}`, { guildId: noisy });
    await log.drain();
    await log.trim();
    const restarted = new OperationsLog({ em: orm.em, clock, logger });
    expect(await restarted.list(noisy, 100)).to.have.lengthOf(3);
    expect(await restarted.list(quiet, 100)).to.have.lengthOf(1);
    expect(log.recent(quiet)).to.have.lengthOf(1);
  });

  it('keeps forged lines out of a message', async () => {
    log.tell('task.failed', 'bad\n[error] forged');
    expect(log.recent(quiet)[0]?.message).to.equal('bad [error] forged');
    await log.drain();
  });

  it('still has them in memory when the database does not take them', async () => {
    await orm.em.fork().execute('drop table core_operational_events');
    log.tell('task.failed', 'still known');
    await log.drain();
    expect(log.recent(quiet)).to.have.lengthOf(1);
    expect(logger.lines.join('\n')).to.contain('only in memory');
  });
});
