import type { Secrets } from '../secrets/secrets.js';
import type { Config } from './config.js';
import { addEnvFile, type Environment, loadConfig } from './load-config.js';

/** Variables of the configuration that are secrets, by the name that Secret Manager knows them by. */
export const secretVariables = {
  'discord-token': 'DISCORD_TOKEN',
  'database-url': 'DATABASE_URL',
  'redis-url': 'REDIS_URL',
  'api-token': 'API_TOKEN',
} as const;

export type OpenSecrets = (googleProject: string) => Secrets;

/**
 * The configuration, with what is secret taken from Google Secret Manager when GOOGLE_PROJECT_ID names a project.
 * There the token is required: a manager that is away must not make the bot start the local Discord.
 *
 * @throws OperatorError that names every missing secret, or every problem of the configuration, at once
 */
export async function loadConfigWithSecrets(
  open: OpenSecrets,
  environment: Environment = process.env,
  folder = process.cwd(),
): Promise<Config> {
  addEnvFile(environment, folder);
  const project = environment['GOOGLE_PROJECT_ID'];
  if (project) await fill(environment, open(project));
  return loadConfig(environment, folder);
}

async function fill(environment: Environment, secrets: Secrets): Promise<void> {
  await secrets.require(['discord-token']);
  for (const [secret, variable] of Object.entries(secretVariables)) {
    environment[variable] = (await secrets.get(secret)) ?? undefined;
  }
}
