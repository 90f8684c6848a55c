import type { Check, Finding, HostContext } from '../finding.js';

/** Where the secrets in use come from; their values are never looked at. */
export const secrets: Check<HostContext> = {
  name: 'secrets',
  run: (context) => {
    const report = context.secrets.report();
    const stale = report.filter((entry) => entry.stale && entry.source !== null);
    const healthy = report.filter((entry) => !entry.stale && entry.source !== null);
    const missing = report.filter(({ source }) => source === null);
    return [
      ...stale.map(
        ({ secret }): Finding => ({ severity: 'warning', key: 'secretStale', values: { secret } }),
      ),
      ...inOne(
        'secretSources',
        healthy.map(({ secret, source }) => `${secret} (${source})`),
      ),
      ...inOne(
        'secretsMissing',
        missing.map(({ secret }) => secret),
      ),
    ];
  },
};

/** None of them is required: the bot has started without. */
function inOne(key: string, secrets: readonly string[]): Finding[] {
  if (secrets.length === 0) return [];
  return [{ severity: 'note', key, values: { secrets: secrets.join(', ') }, nothingToDo: true }];
}
