import type { Check, HostContext } from '../finding.js';

/** Where the secrets in use come from; their values are never looked at. */
export const secrets: Check<HostContext> = {
  name: 'secrets',
  run: (context) =>
    context.secrets.report().map(({ secret, source, stale }) => {
      if (source === null) return { severity: 'note', key: 'secretMissing', values: { secret } };
      if (stale) return { severity: 'warning', key: 'secretStale', values: { secret } };
      return { severity: 'note', key: 'secretSource', values: { secret, source } };
    }),
};
