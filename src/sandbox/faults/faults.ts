import { GatewayOpcodes } from 'discord-api-types/v10';
import type { Gateway } from '../gateway/gateway.js';
import type { Session } from '../gateway/session.js';
import type { GatewayFaultSwitches } from './gateway-faults.js';
import type { ActiveRestFault, RestFault, RestFaultScope, RestFaults } from './rest-faults.js';

/** Which sessions something happens to; all of them when nothing is said. */
export interface SessionScope {
  readonly shard?: number;
}

/**
 * Everything that can be made to go wrong.
 *
 * @example
 * discord.faults.rest('acceptThenReset', { method: 'POST', path: /\/messages$/, times: 1 });
 * discord.faults.drop(4000);
 */
export class Faults {
  constructor(
    private readonly requests: RestFaults,
    private readonly switches: GatewayFaultSwitches,
    private readonly gateway: Gateway,
  ) {}

  /** From now on requests of this scope (all, when left out) meet the fault. */
  rest(fault: RestFault, scope?: RestFaultScope): ActiveRestFault {
    return this.requests.add(fault, scope);
  }

  /** Closes gateway connections with a code, or breaks them without one. */
  drop(code: number | null, scope?: SessionScope): void {
    for (const { socket } of this.#sessions(scope)) {
      if (code === null) socket?.terminate();
      else socket?.close(code);
    }
  }

  /** Op 7: asks the clients to reconnect and resume. */
  reconnect(scope?: SessionScope): void {
    for (const { socket } of this.#sessions(scope)) socket?.sendOpcode(GatewayOpcodes.Reconnect, null);
  }

  /** Op 9: tells the clients that their sessions are invalid; a resumable one may still be resumed. */
  invalidate(resumable: boolean, scope?: SessionScope): void {
    for (const session of this.#sessions(scope)) this.gateway.invalidate(session, resumable);
  }

  /** The next connections get no HELLO. */
  withholdHello(times?: number): void {
    this.switches.withholdHello(times);
  }

  /** Heartbeats are not acknowledged any more. */
  withholdAcks(): void {
    this.switches.withholdAcks();
  }

  /** The next events of this type are sent twice. */
  sendTwice(type: string, times?: number): void {
    this.switches.sendTwice(type, times);
  }

  /** All is well again. */
  clear(): void {
    this.requests.clear();
    this.switches.clear();
  }

  #sessions({ shard }: SessionScope = {}): Session[] {
    return this.gateway.sessions.filter(({ shardId }) => shard === undefined || shard === shardId);
  }
}
