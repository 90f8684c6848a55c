import { SystemClock } from '../core/clock.js';
import type { Config } from '../core/config/config.js';
import { loadConfigWithSecrets } from '../core/config/load-config-with-secrets.js';
import { openSecrets } from '../core/secrets/open-secrets.js';

/** The configuration of a command that needs the database or Discord, secrets included. */
export function readConfig(): Promise<Config> {
  return loadConfigWithSecrets((googleProject) =>
    openSecrets({ googleProject, environment: process.env }, new SystemClock(), console),
  );
}
