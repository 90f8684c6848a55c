import { join } from 'node:path';
import { startSandbox } from './index.js';
import { keepState, openState } from './persistence.js';
import type { SandboxMessage } from './process-message.js';
import type { Sandbox } from './sandbox.js';
import { createDemoState } from './seed.js';

/**
 * The local Discord as a process of its own: `main.js <data folder> <port>`, started by `alphapy start` without a token.
 * It lives until its parent disconnects, or dies, and remembers everything.
 */
const [dataDir, port] = process.argv.slice(2);
if (!process.send || dataDir === undefined || port === undefined) {
  throw new Error('The local Discord is started by "alphapy start"');
}
// Ctrl-C goes to every process of the terminal, a service manager's SIGTERM to every one of the service.
// The parent stops the bot first, then this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const file = join(dataDir, 'sandbox', 'state.json');
const state = await openState(file, console.warn, createDemoState);
const sandbox = await startSandbox({ state, port: Number(port) }).catch(giveUp);
const memory = keepState(sandbox.world, file, console.warn);
process.on('disconnect', end);
if (!process.connected) await end();
tell({ op: 'ready', pageUrl: sandbox.world.origin, apiUrl: sandbox.url, token: sandbox.token });

async function end(): Promise<void> {
  await sandbox.close();
  await memory.close();
  process.exit();
}

function giveUp(error: Error & { code?: string }): Promise<Sandbox> {
  if (error.code !== 'EADDRINUSE') throw error;
  const message = {
    message: `Port ${port} is taken, so the local Discord cannot listen on it.`,
    why: 'Another program uses it, perhaps a bot that runs already.',
    next: 'Stop that program, or set SANDBOX_PORT to another port; 0 picks a free one.',
  };
  tell({ op: 'failed', ...message }, () => process.exit(1));
  return new Promise(() => undefined);
}

function tell(message: SandboxMessage, andThen: () => void = () => undefined): void {
  process.send?.(message, andThen);
}
