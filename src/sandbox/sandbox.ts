import type { Snowflake } from 'discord-api-types/v10';
import type { SandboxClock } from './clock.js';
import type { Faults } from './faults/faults.js';
import type { Gateway } from './gateway/gateway.js';
import type { Ledger } from './ledger.js';
import type { ApplicationState } from './state/state.js';
import type { World } from './world.js';

interface Parts {
  readonly world: World;
  readonly application: ApplicationState;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly patience: number;
  close(): Promise<void>;
}

/** A running local Discord. */
export class Sandbox {
  constructor(private readonly parts: Parts) {}

  /** What the bot is configured with: the address of the API, without a version. */
  get url(): string {
    return `${this.world.origin}/api`;
  }

  get token(): string {
    return this.parts.application.token;
  }

  get applicationId(): Snowflake {
    return this.parts.application.id;
  }

  get world(): World {
    return this.parts.world;
  }

  get clock(): SandboxClock {
    return this.world.clock;
  }

  get ledger(): Ledger {
    return this.world.ledger;
  }

  get gateway(): Gateway {
    return this.parts.gateway;
  }

  get faults(): Faults {
    return this.parts.faults;
  }

  close(): Promise<void> {
    return this.parts.close();
  }
}
