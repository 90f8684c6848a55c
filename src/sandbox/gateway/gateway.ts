import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Dispatch, World } from '../world.js';
import { Conversation } from './conversation.js';
import { concerns, encoderOf } from './delivery.js';
import type { GatewayLimits } from './limits.js';
import { MemberRequests } from './member-requests.js';
import type { Session } from './session.js';
import { SessionStarter } from './session-starter.js';
import { Sessions } from './sessions.js';
import { GatewaySocket, type SocketFaults } from './socket.js';

/** What can be made to go wrong; asked at each occasion. */
export interface GatewayFaults extends SocketFaults {
  /** How many times an event is sent; once when nothing is wrong. */
  copiesOf(type: string): number;
}

/** What is read at all; what is above the limit of `GatewayLimits` is answered with its close code. */
const LARGEST_FRAME = 2 ** 20;

/** Discord's gateway on the path `/gateway` of an HTTP server: events out, sessions, resumes, and every rule about them. */
export class Gateway {
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
  });
  readonly #sockets = new Set<GatewaySocket>();
  readonly #sessions: Sessions;
  readonly #starter: SessionStarter;
  readonly #members: MemberRequests;
  readonly #unsubscribe: () => void;

  constructor(
    private readonly world: World,
    private readonly limits: GatewayLimits,
    private readonly faults: GatewayFaults,
    url: () => string,
  ) {
    this.#sessions = new Sessions(world.hostClock, limits.resumeWithinMs);
    this.#starter = new SessionStarter(world, this.#sessions, limits, url);
    this.#members = new MemberRequests(world);
    this.#unsubscribe = world.subscribe((event) => this.#deliver(event));
  }

  /** Sessions that live, also those whose client is away. */
  get sessions(): readonly Session[] {
    return [...this.#sessions];
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  close(): void {
    this.#unsubscribe();
    for (const session of this.sessions) this.#sessions.end(session);
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  /** Op 9: takes a session from its socket, on which the client may resume or identify. Resumable or gone for good. */
  invalidate(session: Session, resumable: boolean): void {
    this.#sessions.invalidate(session, resumable);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://sandbox');
    if (!/^\/gateway\/?$/.test(pathname) || searchParams.has('compress')) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => {
      const encoding = searchParams.get('encoding') ?? 'json';
      if (searchParams.get('v') !== '10') return websocket.close(GatewayCloseCodes.InvalidAPIVersion);
      if (encoding !== 'json') return websocket.close(GatewayCloseCodes.DecodeError);
      this.#welcome(websocket);
    });
  }

  #welcome(websocket: WebSocket): void {
    const socket = new GatewaySocket(websocket, this.world.hostClock, this.limits, this.faults);
    this.#sockets.add(socket);
    socket.on('closed', () => this.#sockets.delete(socket));
    new Conversation(socket, this.#sessions, this.#starter, this.#members);
    socket.hello();
  }

  #deliver(event: Dispatch): void {
    const encode = encoderOf(this.world, event);
    const copies = this.faults.copiesOf(event.type);
    for (const session of this.#sessions) {
      if (!concerns(this.world, event, session)) continue;
      const data = encode(session);
      for (let copy = 0; copy < copies; copy += 1) session.sendEncoded(event.type, data);
    }
  }
}
