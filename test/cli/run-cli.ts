import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configSchema } from '../../src/core/config/config.js';
import { temporaryFolder } from '../support/temporary.js';

const cli = fileURLToPath(new URL('../../src/cli/index.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. Nothing of the developer's own configuration reaches it. */
export async function runCli(parameters: readonly string[], environment: object = {}): Promise<Outcome> {
  const child = spawnCli(parameters, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

export function spawnCli(parameters: readonly string[], environment: object): ChildProcess {
  const nothingSet = Object.fromEntries(Object.keys(configSchema.shape).map((name) => [name, '']));
  return spawn(process.execPath, ['--enable-source-maps', cli, ...parameters], {
    env: { ...process.env, ...nothingSet, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A data folder that the embedded database's own user can reach, too. */
export function temporaryDataFolder(): { readonly folder: string; remove(): void } {
  const folder = temporaryFolder('alphapy cli ');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
