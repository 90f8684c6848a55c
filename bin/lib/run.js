import { spawn } from 'node:child_process';

/** Runs a program to its end. With `stdio: 'pipe'`, `output` is what it said, in the order in which it said it. */
export async function run(program, parameters, options) {
  const child = spawn(program, parameters, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part) => {
      output += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, output }));
  });
}
