import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { ClientFrame, Resume } from './frame.js';
import type { MemberRequests } from './member-requests.js';
import type { Session } from './session.js';
import type { SessionStarter } from './session-starter.js';
import type { Sessions } from './sessions.js';
import type { GatewaySocket } from './socket.js';

/** What one client says from HELLO to the end of its connection, and what follows from it. */
export class Conversation {
  #started: Session | null = null;

  constructor(
    private readonly socket: GatewaySocket,
    private readonly sessions: Sessions,
    private readonly starter: SessionStarter,
    private readonly members: MemberRequests,
  ) {
    socket.on('frame', (frame) => this.#hear(frame));
    socket.on('closed', (code) => {
      if (this.#session) sessions.left(this.#session, socket, code);
    });
  }

  /** Null before it has begun, and after it was taken from this socket (op 9, or a resume on another one). */
  get #session(): Session | null {
    return this.#started?.socket === this.socket ? this.#started : null;
  }

  #hear(frame: ClientFrame): void {
    if (frame.op === GatewayOpcodes.Identify || frame.op === GatewayOpcodes.Resume) this.#begin(frame);
    else if (this.#session) this.#goOn(this.#session, frame);
    else this.socket.close(GatewayCloseCodes.NotAuthenticated);
  }

  #begin(frame: Extract<ClientFrame, { op: GatewayOpcodes.Identify | GatewayOpcodes.Resume }>): void {
    if (this.#session) this.socket.close(GatewayCloseCodes.AlreadyAuthenticated);
    else if (frame.op === GatewayOpcodes.Identify) this.#started = this.starter.start(this.socket, frame.d);
    else this.#resume(frame.d);
  }

  #goOn(session: Session, frame: ClientFrame): void {
    if (frame.op === GatewayOpcodes.PresenceUpdate) session.presence = frame.d;
    if (frame.op === GatewayOpcodes.RequestGuildMembers) this.members.answer(session, frame.d);
    // Voice state updates are understood and ignored: the sandbox has no voice.
  }

  #resume({ token, session_id, seq }: Resume): void {
    const application = this.starter.authenticate(token);
    const session = application && this.sessions.find(session_id, application);
    if (!application) {
      this.socket.close(GatewayCloseCodes.AuthenticationFailed);
    } else if (!session) {
      this.socket.sendOpcode(GatewayOpcodes.InvalidSession, false);
    } else if (seq > session.lastSequence) {
      this.sessions.end(session);
      this.socket.close(GatewayCloseCodes.InvalidSeq);
    } else {
      this.#continue(session, seq);
    }
  }

  /** Goes on with a session, whose former socket is out of the game whatever comes of it. */
  #continue(session: Session, sequence: number): void {
    const former = session.socket;
    if (session.resume(this.socket, sequence)) {
      this.sessions.keep(session);
      this.#started = session;
    } else {
      this.sessions.end(session);
      this.socket.sendOpcode(GatewayOpcodes.InvalidSession, false);
    }
    former?.terminate();
  }
}
