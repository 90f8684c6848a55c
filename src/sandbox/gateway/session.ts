import { randomBytes } from 'node:crypto';
import type { ApplicationState } from '../state/state.js';
import type { Identify } from './frame.js';
import type { GatewayLimits } from './limits.js';
import { ReplayBuffer } from './replay-buffer.js';
import type { GatewaySocket } from './socket.js';

/** What a client has identified for: one shard of one application. It outlives its socket, to be resumed. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  /** Null while the client is away. */
  socket: GatewaySocket | null;
  presence: Identify['presence'];
  readonly #events: ReplayBuffer;

  constructor(
    readonly application: ApplicationState,
    readonly identify: Identify,
    socket: GatewaySocket,
    limits: GatewayLimits,
  ) {
    this.socket = socket;
    this.presence = identify.presence;
    this.#events = new ReplayBuffer(limits);
  }

  get lastSequence(): number {
    return this.#events.lastSequence;
  }

  get shardId(): number {
    return this.identify.shard[0];
  }

  get shardCount(): number {
    return this.identify.shard[1];
  }

  get intents(): number {
    return this.identify.intents;
  }

  send(type: string, data: object): void {
    this.sendEncoded(type, JSON.stringify(data));
  }

  /** Sends an event whose data is JSON already: one event often goes to many sessions. */
  sendEncoded(type: string, data: string): void {
    const sequence = this.#events.lastSequence + 1;
    const frame = `{"op":0,"t":${JSON.stringify(type)},"s":${sequence},"d":${data}}`;
    this.#events.push(frame);
    this.socket?.send(frame);
  }

  /** Continues on a new socket with what was missed; false when too much was. */
  resume(socket: GatewaySocket, sequence: number): boolean {
    const missed = this.#events.after(sequence);
    if (!missed) return false;
    this.socket = socket;
    for (const frame of missed) socket.send(frame);
    this.send('RESUMED', {});
    return true;
  }
}
