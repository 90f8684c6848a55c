import type { Config } from '../../../core/config/config.js';
import { misspeltNames } from '../../../core/config/misspelt-names.js';
import { safeLog } from '../../../utils/text/safe.js';
import type { Check, Finding, HostContext } from '../finding.js';

/** What is allowed, and yet probably not meant. What is not allowed prevents the start. */
export const configuration: Check<HostContext> = {
  name: 'configuration',
  run({ config, environment }) {
    const misspelt = misspeltNames(environment).map(({ name, meant }): Finding => {
      return { severity: 'warning', key: 'nameMisspelt', values: { name: safeLog(name, 100), meant } };
    });
    return [...misspelt, ...(isHalfInProduction(config) ? [notProduction] : []), ...openToAll(config)];
  },
};

const notProduction: Finding = { severity: 'note', key: 'notProduction' };

function isHalfInProduction({ NODE_ENV, DISCORD_TOKEN, DISCORD_API_URL }: Config): boolean {
  const isRealDiscord = new URL(DISCORD_API_URL).hostname === 'discord.com';
  return NODE_ENV !== 'production' && DISCORD_TOKEN !== undefined && isRealDiscord;
}

function openToAll({ API_HOST }: Config): Finding[] {
  const isOpen = API_HOST === '0.0.0.0' || API_HOST === '::';
  return isOpen ? [{ severity: 'note', key: 'apiOpen', values: { host: API_HOST } }] : [];
}
