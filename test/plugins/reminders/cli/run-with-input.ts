import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../../src/cli/index.js', import.meta.url));

/** Runs `npx alphapy` with parameters and standard input, to its end. */
export async function runWithInput(
  parameters: readonly string[],
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, ...parameters], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** Runs it for a reader who has enough after the first answer, as `head -1` has. */
export async function runAndReadLittle(
  parameters: readonly string[],
  input: string,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [cli, ...parameters], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined); // it ends before it has read everything
  child.stdin.end(input);
  child.stdout.once('data', () => child.stdout.destroy());
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [stderr, code] = await Promise.all([text(child.stderr), ended]);
  return { code, stderr };
}

/** The answers of a run with --jsonl or --json. */
export function jsonLines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

export const THEN = ['--now', '2026-03-11T09:00:00Z', '--zone', 'Europe/Brussels'];
