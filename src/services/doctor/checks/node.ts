import type { Check, HostContext } from '../finding.js';

/** The first with everything that the bot uses, `Temporal` for one. */
const oldest = 26;

/** Whether this Node can run the bot. `npm start` and `npx alphapy` bring their own; other ways may take another. */
export const node: Check<HostContext> = {
  name: 'node',
  run({ nodeVersion }) {
    if (Number.parseInt(nodeVersion, 10) >= oldest) return [];
    return [{ severity: 'problem', key: 'nodeOld', values: { version: nodeVersion, oldest } }];
  },
};
