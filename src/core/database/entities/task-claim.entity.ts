import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../types.js';

/** The last tick of each scheduled task, and who is running it, if someone is. */
export const TaskClaim = defineEntity({
  name: 'TaskClaim',
  tableName: 'core_task_claims',
  properties: {
    name: p.text().primary(),
    /** The tick's time on the clock. */
    due: instant(),
    /** The database session that runs the tick; `null` when it has ended. */
    owner: p.integer().nullable(),
    leaseUntil: instant().nullable(),
  },
  checks: [{ name: 'core_task_claims_lease_check', expression: '(owner is null) = (lease_until is null)' }],
});
