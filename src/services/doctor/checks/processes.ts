import { type LivingProcess, Processes, type SilentProcess } from '../../processes/processes.js';
import type { Check, DatabaseContext, Finding } from '../finding.js';

/** Whether the processes that the bot consists of are there, answer, and are of one version. */
export const processes: Check<DatabaseContext> = {
  name: 'processes',
  async run({ em }) {
    const all = new Processes(em);
    // One after the other: of two at once that fail, one would still be asking when the doctor is done.
    const living = await all.living();
    const silent = await all.silent();
    return [...silent.map(silence), ...ofLiving(living)];
  },
};

function silence({ role, shardIds, host, pid, heardOf }: SilentProcess): Finding {
  const name = [role, shardIds.join(', ')].filter(Boolean).join(' ');
  return { severity: 'warning', key: 'processSilent', values: { name, host, pid, when: heardOf } };
}

function ofLiving(living: readonly LivingProcess[]): Finding[] {
  if (living.length === 0) return [{ severity: 'note', key: 'noProcess' }];
  const works = living.some(({ role }) => role === 'backend' || role === 'solo');
  const versions = [...new Set(living.map(({ version }) => version))].sort();
  const drift = versions.length > 1 ? { versions: versions.join(', ') } : null;
  return [
    ...(works ? [] : [{ severity: 'problem', key: 'noBackend' } as const]),
    ...(drift ? [{ severity: 'warning', key: 'versionDrift', values: drift } as const] : []),
  ];
}
