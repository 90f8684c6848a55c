import { Processes } from '../../processes/processes.js';
import type { Check, HostContext } from '../finding.js';

/** Whether the processes that the bot consists of are there, and are of one version. */
export const processes: Check<HostContext> = {
  name: 'processes',
  async run({ em }) {
    const living = await new Processes(em).living();
    if (living.length === 0) return [{ severity: 'note', key: 'noProcess' }];
    const versions = [...new Set(living.map(({ version }) => version))].sort();
    const works = living.some(({ role }) => role === 'backend' || role === 'solo');
    return [
      ...(works ? [] : [{ severity: 'problem', key: 'noBackend' } as const]),
      ...(versions.length > 1
        ? [{ severity: 'warning', key: 'versionDrift', values: { versions: versions.join(', ') } } as const]
        : []),
    ];
  },
};
