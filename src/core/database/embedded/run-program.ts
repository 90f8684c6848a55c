import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A user of the operating system, in the form that `child_process` takes. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export interface RunOptions {
  /** Run as this user instead of ours. */
  readonly user?: SystemUser | null;
  readonly cwd?: string;
  /** Written to the program's standard input. */
  readonly input?: string;
}

/** Runs a program to its end and returns what it printed. Rejects with an error whose message holds its last words. */
export async function runProgram(
  file: string,
  parameters: readonly string[],
  { user, cwd, input }: RunOptions = {},
): Promise<string> {
  const running = execute(file, parameters, { ...user, ...(cwd && { cwd }), env: serverEnvironment() });
  const stdin = running.child.stdin;
  stdin?.on('error', () => undefined); // it ended without reading: then its exit code says why
  stdin?.end(input);
  const { stdout } = await running;
  return stdout;
}

/** What database programs may know of our environment: nothing of ours, tokens least of all. English messages. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, LC_ALL: 'C', ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}
