import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A small project with the real `bin/` in a folder whose name has spaces. What is slow or needs the network is played
 * by scripts: npm, the compiler, the command line.
 */
export class TemporaryProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'alphapy tool chain '));

  constructor() {
    cpSync(join(root, 'bin'), join(this.folder, 'bin'), { recursive: true });
    this.write(
      'package.json',
      JSON.stringify({ type: 'module', dependencies: { node: process.versions.node } }),
    );
    this.lock({
      'node_modules/kept': { version: '1.0.0' },
      'node_modules/tool': { version: '1.0.0', dev: true },
    });
    this.write('src/cli/index.ts', '// a source');
    this.npm(`
      import { mkdirSync, copyFileSync } from 'node:fs';
      console.log('npm ' + process.argv.slice(2).join(' '));
      mkdirSync('node_modules', { recursive: true });
      copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
    `);
    this.compiler(
      `console.log('compiling'); write('dist/src/cli/index.js', 'console.log("running", ...process.argv.slice(2))');`,
    );
  }

  /** Writes the lock file; `packages` as npm has them. */
  lock(packages: object): void {
    this.write('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }));
  }

  /** Makes the project one that `packages` have been installed into. */
  installed(packages: object = { 'node_modules/kept': { version: '1.0.0' } }): void {
    this.write('node_modules/.package-lock.json', JSON.stringify({ packages }));
  }

  npm(script: string): void {
    this.write('npm.mjs', script);
  }

  compiler(script: string): void {
    const write = `
      const { mkdirSync, writeFileSync } = require('node:fs');
      const write = (file, text) => { mkdirSync(require('node:path').dirname(file), { recursive: true }); writeFileSync(file, text); };`;
    this.write('node_modules/typescript/package.json', '{}');
    this.write('node_modules/typescript/bin/tsc', `${write}\n${script}`);
  }

  /** A package of the real project. */
  link(name: string): void {
    mkdirSync(dirname(join(this.folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  remove(file: string): void {
    rmSync(join(this.folder, file), { recursive: true });
  }

  /** Runs a script of the project to its end. */
  async run(script: string, parameters: readonly string[] = [], environment: object = {}): Promise<Outcome> {
    return outcomeOf(this.spawn(script, parameters, environment));
  }

  spawn(script: string, parameters: readonly string[] = [], environment: object = {}) {
    return spawn(process.execPath, [join(this.folder, script), ...parameters], {
      cwd: this.folder,
      env: { ...process.env, npm_execpath: '', PATH: this.#pathWithNpm(), ...environment },
    });
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The project's own `npm` is found before the real one. */
  #pathWithNpm(): string {
    const folder = join(this.folder, 'path');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'npm'),
      `#!/bin/sh\nexec "${process.execPath}" "${this.folder}/npm.mjs" "$@"\n`,
      { mode: 0o755 },
    );
    return `${folder}:${process.env['PATH']}`;
  }
}

export async function outcomeOf(child: ReturnType<TemporaryProject['spawn']>): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
