import { once } from 'node:events';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

const PATIENCE_MS = 30_000;

interface Frame {
  readonly op: GatewayOpcodes;
  readonly t: string | null;
  readonly s: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever the server has sent
  readonly d: any;
}

/** A websocket client without any library's manners, for what discord.js would never do. */
export class RawClient {
  readonly frames: Frame[] = [];
  readonly #socket: WebSocket;
  readonly #closed: Promise<number>;

  constructor(discord: Sandbox, query = 'v=10&encoding=json') {
    this.#socket = new WebSocket(`${discord.world.origin.replace('http', 'ws')}/gateway/?${query}`);
    this.#socket.on('message', (data) => this.frames.push(JSON.parse(String(data))));
    this.#closed = once(this.#socket, 'close').then(([code]) => code);
  }

  /** One that has got its READY. */
  static async identified(discord: Sandbox, overrides: object = {}): Promise<RawClient> {
    const client = new RawClient(discord);
    await client.hello();
    client.identify(discord, overrides);
    await client.event('READY');
    return client;
  }

  hello(): Promise<Frame> {
    return this.frame(({ op }) => op === GatewayOpcodes.Hello);
  }

  event(type: string): Promise<Frame> {
    return this.frame(({ t }) => t === type);
  }

  /** The first frame, also among those that came already, for which this is true. */
  async frame(isWanted: (frame: Frame) => boolean): Promise<Frame> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const frame = this.frames.find(isWanted);
      if (frame) return frame;
      await once(this.#socket, 'message', { signal });
    }
  }

  identify(discord: Sandbox, overrides: object = {}): void {
    this.send(GatewayOpcodes.Identify, {
      token: discord.token,
      properties: { os: 'linux', browser: 'test', device: 'test' },
      intents: 0,
      ...overrides,
    });
  }

  send(op: number, d: unknown): void {
    this.sendText(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** The code with which the server closes. */
  closed(): Promise<number> {
    return this.#closed;
  }

  /** Types of the events so far, in order. */
  get types(): string[] {
    return this.frames.flatMap(({ t }) => t ?? []);
  }

  close(code = 1000): Promise<number> {
    this.#socket.close(code);
    return this.#closed;
  }

  stopReading(): void {
    this.#socket.pause();
  }

  /** Goes without a word, as a broken network does. */
  async terminate(): Promise<void> {
    this.#socket.terminate();
    await this.#closed;
  }
}
