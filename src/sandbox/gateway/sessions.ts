import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { SandboxClock } from '../clock.js';
import type { ApplicationState } from '../state/state.js';
import type { Session } from './session.js';
import type { GatewaySocket } from './socket.js';

/** A client that closes with one of these says good-bye: its session ends. With any other code it may come back. */
const GOODBYE: readonly number[] = [1000, 1001];

/** After these the docs say "start a new session"; the others keep it. */
const ENDING: readonly number[] = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

/** The sessions that are alive: connected, or away and still to be resumed. */
export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #expiries = new Map<Session, () => void>();

  constructor(
    private readonly clock: SandboxClock,
    private readonly resumeWithinMs: number,
  ) {}

  [Symbol.iterator](): IterableIterator<Session> {
    return this.#byId.values();
  }

  add(session: Session): void {
    this.#byId.set(session.id, session);
  }

  find(id: string, application: ApplicationState): Session | undefined {
    const session = this.#byId.get(id);
    return session?.application === application ? session : undefined;
  }

  /** The client came back. */
  keep(session: Session): void {
    this.#expiries.get(session)?.();
    this.#expiries.delete(session);
  }

  /** A socket has closed. The session waits for a resume unless the code says that it is over. */
  left(session: Session, socket: GatewaySocket, code: number): void {
    if (session.socket !== socket) return; // resumed on another socket meanwhile
    session.socket = null;
    if (GOODBYE.includes(code) || ENDING.includes(code)) this.end(session);
    else if (this.#byId.has(session.id)) this.#expireLater(session);
  }

  invalidate(session: Session, resumable: boolean): void {
    session.socket?.sendOpcode(GatewayOpcodes.InvalidSession, resumable);
    session.socket = null;
    if (resumable) this.#expireLater(session);
    else this.end(session);
  }

  /** Nobody can resume it any more. */
  end(session: Session): void {
    this.keep(session);
    this.#byId.delete(session.id);
  }

  #expireLater(session: Session): void {
    const cancel = this.clock.after(this.resumeWithinMs, () => this.end(session));
    this.#expiries.set(session, cancel);
  }
}
