import type { GatewayFaults } from '../gateway/gateway.js';

/** Makes the gateway go wrong on command; what it does to sessions at once is the gateway's own `drop` and the like. */
export class GatewayFaultSwitches implements GatewayFaults {
  #hellosToWithhold = 0;
  #acks = true;
  readonly #repeated = new Map<string, number>();

  /** The next connections get no HELLO. */
  withholdHello(times = 1): void {
    this.#hellosToWithhold = times;
  }

  /** Heartbeats are not acknowledged until `clear`. */
  withholdAcks(): void {
    this.#acks = false;
  }

  /** The next events of this type are sent twice, as with a replay that came too early. */
  sendTwice(type: string, times = 1): void {
    this.#repeated.set(type, times);
  }

  clear(): void {
    this.#hellosToWithhold = 0;
    this.#acks = true;
    this.#repeated.clear();
  }

  withholdsHello(): boolean {
    if (this.#hellosToWithhold === 0) return false;
    this.#hellosToWithhold -= 1;
    return true;
  }

  withholdsAcks(): boolean {
    return !this.#acks;
  }

  copiesOf(type: string): number {
    const left = this.#repeated.get(type) ?? 0;
    if (left === 0) return 1;
    this.#repeated.set(type, left - 1);
    return 2;
  }
}
