import { fetchApplication } from '../../../core/discord/application.js';
import { refusedIntents } from '../../../core/plugins/needs.js';
import type { Check, Finding, HostContext } from '../finding.js';

/** Privileged intents that plugins could use and the application does not have. */
export const intents: Check<HostContext> = {
  name: 'intents',
  async run({ rest, plugins }) {
    if (!rest) return [];
    const application = await fetchApplication(rest).catch(() => null); // that it fails is what was asked
    if (!application) return [{ severity: 'problem', key: 'discordAway' }];
    return refusedIntents(application.flags).flatMap(({ intent, name }) =>
      plugins.flatMap(({ manifest }): Finding[] => {
        const values = { intent: name, plugin: manifest.name };
        if (manifest.intents?.required?.includes(intent))
          return [{ severity: 'problem', key: 'intentRequired', values }];
        if (manifest.intents?.optional?.includes(intent))
          return [{ severity: 'warning', key: 'intentOptional', values }];
        return [];
      }),
    );
  },
};
