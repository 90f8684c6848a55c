import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../../support/temporary.js';
import { unusedPort } from '../../../support/unused-port.js';

export function redisIsInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** A Redis of our own that can be hurt. It keeps an append-only file, as the manual tells operators to. */
export class RedisServer {
  readonly #folder = temporaryFolder('alphapy-redis-');
  #process: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await unusedPort());
    await server.#run();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Kills it at whatever instruction it is, and starts it again after a second. */
  async crash(): Promise<void> {
    await this.end();
    await delay(1000);
    await this.#run();
  }

  /** Sends one command, for example `FLUSHALL`. */
  async command(text: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    socket.write(`${text}\r\n`);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    return String(answer);
  }

  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async end(): Promise<void> {
    if (!this.#process) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
    this.#process = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(): Promise<void> {
    const options = [
      '--port',
      `${this.port}`,
      '--bind',
      '127.0.0.1',
      '--dir',
      this.#folder,
      '--appendonly',
      'yes',
      '--save',
      '',
    ];
    this.#process = spawn('redis-server', options, { stdio: 'ignore' });
    for (let tries = 0; !(await this.#answers()); tries++) {
      if (tries > 200) throw new Error('redis-server does not answer');
      await delay(25);
    }
  }

  async #answers(): Promise<boolean> {
    return this.command('PING').then(
      (answer) => answer.startsWith('+PONG'),
      () => false,
    );
  }
}
