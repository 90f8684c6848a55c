import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { Problem } from './problem.js';

/** npm says a lot; the end of it names the failure. */
const KEPT_CHARACTERS = 16_000;

/** Known failures of npm, by what it prints. */
const CAUSES = [
  {
    says: /ENOSPC|no space left/i,
    why: 'The disk is full (an installation takes about 600 MB).',
    next: 'Free some space.',
  },
  {
    says: /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
    why: 'The npm registry cannot be reached.',
    passing: true,
    next: 'Check the network, a proxy ("npm config get proxy") and the registry ("npm config get registry").',
  },
  {
    says: /EACCES|EPERM|EROFS/,
    why: 'A file or folder may not be written.',
    next: 'Check who owns this folder and the npm cache ("npm config get cache").',
  },
];

/** Runs npm in `root` and shows what it prints. A failure is explained. */
export async function runNpm(root, parameters) {
  const { code, said } = await run(root, parameters);
  if (code === 0) return;
  const cause = CAUSES.find(({ says }) => says.test(said));
  throw new Problem(
    `"npm ${parameters.join(' ')}" failed.`,
    cause?.why ?? 'npm ended with an error; its own words stand above.',
    `${cause?.next ?? 'Mend what it names.'} Then run the same command again.`,
    cause?.passing,
  );
}

function run(root, parameters) {
  const [command, ...first] = npmCommand();
  const child = spawn(command, [...first, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk);
    said = (said + chunk).slice(-KEPT_CHARACTERS);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(npmMissing(error)));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Under `npm start` npm names its own script, which spares the search on PATH (and a shell on Windows). */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /^npm(-cli)?\.[cm]?js$/.test(basename(script))) {
    return [process.env.npm_node_execpath ?? process.execPath, script];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function npmMissing(error) {
  return new Problem(
    'npm could not be started.',
    error.message,
    'Install npm (it comes with Node from https://nodejs.org) and run the same command again.',
  );
}
