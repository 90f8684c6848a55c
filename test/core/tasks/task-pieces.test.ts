import { ScheduledTask, ScheduledTaskStore } from '@sapphire/plugin-scheduled-tasks';
import { expect } from 'chai';
import { tickingTasks } from '../../../src/core/tasks/task-pieces.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe('the scheduled task pieces', () => {
  const store = new ScheduledTaskStore();
  const runs: string[] = [];

  function add(name: string, options: ScheduledTask.Options): void {
    class Piece extends ScheduledTask {
      override run(): void {
        runs.push(this.name);
      }
    }
    const context = { name, path: import.meta.filename, root: import.meta.dirname, store };
    store.set(name, new Piece(context, { name, ...options }));
  }

  afterEach(() => store.clear());

  it('become what a driver can drive', async () => {
    add('often', { interval: 1000, limit: 5000 });
    add('nightly', { pattern: '0 4 * * *', timezone: 'Europe/Brussels' });
    const tasks = tickingTasks(store, new RecordingLogger());
    expect(tasks.map(({ name, schedule, limit }) => ({ name, schedule, limit }))).to.deep.equal([
      { name: 'often', schedule: { every: 1000 }, limit: 5000 },
      { name: 'nightly', schedule: { cron: '0 4 * * *', timezone: 'Europe/Brussels' }, limit: 60_000 },
    ]);
    await tasks[0]?.run(Temporal.Now.instant());
    expect(runs).to.deep.equal(['often']);
  });

  it('are named and left out when they can never tick', () => {
    add('without', {});
    add('wrong', { pattern: 'every day' });
    add('right', { interval: 1000 });
    const logger = new RecordingLogger();
    expect(tickingTasks(store, logger).map(({ name }) => name)).to.deep.equal(['right']);
    expect(logger.lines.join('\n')).to.match(/"without" never ticks.*\n.*"wrong" never ticks/);
  });
});
