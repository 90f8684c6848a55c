import { EventEmitter, once } from 'node:events';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { SandboxClock } from '../clock.js';
import { type ClientFrame, decodeFrame } from './frame.js';
import type { GatewayLimits } from './limits.js';

const MINUTE_MS = 60_000;
/** Above this, a client is given time to read before more is sent that can wait. */
const MUCH_UNREAD = 2 ** 20;
/** The code of a connection that ended without a word. */
const BROKEN = 1006;

/** What can be made to go wrong with a socket. */
export interface SocketFaults {
  withholdsHello(): boolean;
  withholdsAcks(): boolean;
}

/**
 * One websocket of a client, with the rules that hold whoever is behind it:
 * frame size and rate, decoding, heartbeats, and a bound on what waits to be read.
 */
export class GatewaySocket extends EventEmitter<{
  frame: [frame: ClientFrame];
  closed: [code: number];
  written: [];
}> {
  #frameTimes: number[] = [];
  #cancelDeadline: () => void = () => undefined;
  #ended = false;
  readonly #written = () => this.emit('written');

  constructor(
    private readonly socket: WebSocket,
    private readonly clock: SandboxClock,
    private readonly limits: GatewayLimits,
    private readonly faults: SocketFaults,
  ) {
    super();
    socket.on('message', (data) => this.#receive(data));
    socket.on('error', () => socket.terminate()); // a protocol error of the client; 'close' follows
    socket.on('close', (code) => this.#end(code));
  }

  hello(): void {
    if (this.faults.withholdsHello()) return;
    this.sendOpcode(GatewayOpcodes.Hello, { heartbeat_interval: this.limits.heartbeatIntervalMs });
    this.#expectHeartbeat();
  }

  sendOpcode(op: GatewayOpcodes, d: unknown): void {
    this.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  send(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(text, this.#written);
    if (this.socket.bufferedAmount > this.limits.unreadBytes) this.terminate();
  }

  /** Resolves when the client has read most of what was sent, or is gone. */
  async room(): Promise<void> {
    while (!this.#ended && this.socket.bufferedAmount > MUCH_UNREAD) await once(this, 'written');
  }

  close(code: number, reason = GatewayCloseCodes[code] ?? ''): void {
    this.socket.close(code, reason);
    this.#end(code);
  }

  /** Ends the TCP connection without a closing handshake, as a broken network does. */
  terminate(): void {
    this.socket.terminate();
    this.#end(BROKEN);
  }

  /** Once: when we close, or when the client does. The client's echo of our own code tells nothing new. */
  #end(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelDeadline();
    this.emit('closed', code);
    this.emit('written');
  }

  #receive(data: RawData): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const frame = this.#read(data.toString());
    if ('close' in frame) this.close(frame.close);
    else if (frame.op === GatewayOpcodes.Heartbeat) this.#acknowledgeHeartbeat();
    else this.emit('frame', frame);
  }

  #read(text: string): ClientFrame | { readonly close: GatewayCloseCodes } {
    if (Buffer.byteLength(text) > this.limits.frameBytes) return { close: GatewayCloseCodes.DecodeError };
    if (!this.#withinRate()) return { close: GatewayCloseCodes.RateLimited };
    return decodeFrame(text);
  }

  #withinRate(): boolean {
    const now = this.clock.now().epochMilliseconds;
    this.#frameTimes = this.#frameTimes.filter((time) => now - time < MINUTE_MS);
    this.#frameTimes.push(now);
    return this.#frameTimes.length <= this.limits.framesPerMinute;
  }

  #acknowledgeHeartbeat(): void {
    this.#expectHeartbeat();
    if (!this.faults.withholdsAcks()) this.sendOpcode(GatewayOpcodes.HeartbeatAck, null);
  }

  /** A client that misses a heartbeat by half an interval is taken for dead. */
  #expectHeartbeat(): void {
    this.#cancelDeadline();
    this.#cancelDeadline = this.clock.after(this.limits.heartbeatIntervalMs * 1.5, () =>
      this.close(GatewayCloseCodes.SessionTimedOut),
    );
  }
}
