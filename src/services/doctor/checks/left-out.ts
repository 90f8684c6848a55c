import { safeLog } from '../../../utils/text/safe.js';
import type { Check, HostContext } from '../finding.js';

/** Third parties' plugins that do not take part. */
export const leftOut: Check<HostContext> = {
  name: 'plugins',
  run: (context) =>
    context.leftOut.map(({ name, reason }) => {
      return { severity: 'warning', key: 'pluginLeftOut', values: { name, reason: safeLog(reason, 200) } };
    }),
};
