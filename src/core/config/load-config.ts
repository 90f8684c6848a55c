import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { OperatorError } from '../operator-error.js';
import { type Config, configSchema } from './config.js';
import { misspeltNames } from './misspelt-names.js';

export type Environment = Record<string, string | undefined>;

/**
 * Reads the configuration from `environment`, and from `.env` in `folder` for what the environment does not name.
 * What `.env` adds is written back to `environment`, so that plugins and child processes see it too.
 * A variable that is empty counts as not set. Nothing here prints a value: it may be a secret.
 *
 * @throws OperatorError that names every problem at once
 */
export function loadConfig(environment: Environment = process.env, folder = process.cwd()): Config {
  addEnvFile(environment, folder);
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const parsed = configSchema.safeParse(Object.fromEntries(set));
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  if (isProductionWithoutToken(environment)) {
    problems.push('DISCORD_TOKEN: missing, and in production the local Discord is never started by accident');
  }
  if (!parsed.success || problems.length > 0) {
    const hints = misspeltNames(environment).map(({ name, meant }) => `${name}: did you mean ${meant}?`);
    throw misconfigured([...problems, ...hints]);
  }
  return Object.freeze({ ...parsed.data, DATA_DIR: resolve(folder, parsed.data.DATA_DIR) });
}

/** Adds what `.env` in `folder` names and the environment does not. */
export function addEnvFile(environment: Environment, folder: string): void {
  const file = resolve(folder, '.env');
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8'))))
    environment[name] ??= value;
}

function isProductionWithoutToken({ NODE_ENV, DISCORD_TOKEN }: Environment): boolean {
  return NODE_ENV === 'production' && !DISCORD_TOKEN;
}

function misconfigured(problems: readonly string[]): OperatorError {
  return new OperatorError('The configuration is not right.', {
    why: problems.join('\n        '),
    next: 'Mend it in the environment or in .env; .env.example explains every variable.',
  });
}
