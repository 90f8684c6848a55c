import { readInstant } from '../../../core/database/read-instant.js';
import { Processes } from '../../processes/processes.js';
import type { Check, DatabaseContext } from '../finding.js';

/** Ticks every two seconds; nothing explains a minute without. */
const task = 'coreAuditPosts';
const late = { seconds: 60 };

/** Whether something still drives the scheduled tasks, told by one that ticks all the time. */
export const tasks: Check<DatabaseContext> = {
  name: 'tasks',
  async run({ em, clock }) {
    const rows = await em
      .fork()
      .execute<{ due: string | Date }[]>('select due from core_task_claims where name = ?', [task]);
    const isRunning = (await new Processes(em).living()).length > 0;
    if (!rows[0] || !isRunning) return [];
    const due = readInstant(rows[0].due);
    if (Temporal.Instant.compare(due.add(late), clock.now()) >= 0) return [];
    return [{ severity: 'problem', key: 'tasksLate', values: { task, when: due } }];
  },
};
