import type { Clock } from '../clock.js';
import type { BotLogger } from '../logger.js';
import { EnvironmentProvider } from './environment-provider.js';
import { GoogleProvider } from './google-provider.js';
import type { SecretProvider } from './provider.js';
import { Secrets } from './secrets.js';

export interface SecretPlaces {
  /** Project of Google Secret Manager; without one only the environment is asked. */
  readonly googleProject: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The bot's secrets: from Secret Manager where a project is configured, then from the environment. */
export function openSecrets(
  { googleProject, environment }: SecretPlaces,
  clock: Clock,
  logger: Pick<BotLogger, 'info' | 'warn'>,
): Secrets {
  const google: SecretProvider[] = googleProject ? [new GoogleProvider(googleProject)] : [];
  return new Secrets([...google, new EnvironmentProvider(environment)], clock, logger);
}
