/** What the herd tells a backend process; beside it, as from a manager, come the messages about Discord's limit. */
export type BackendOrder = ConnectOrder | ClockOrder | { readonly order: 'hold' };

/** To start, and to connect to what is named here. */
export interface ConnectOrder {
  readonly order: 'connect';
  readonly discordUrl: string;
  readonly token: string;
  readonly databaseUrl: string;
  /** How many backends share Discord's limit. */
  readonly processes: number;
  /** What its clock shows, as an instant. */
  readonly now: string;
}

/** To set its clock, and to begin to tick or to go on with it. */
export interface ClockOrder {
  readonly order: 'work' | 'goOn';
  readonly now: string;
}

/** What a backend process tells the herd: it has loaded, started, begun to tick, and ended what was on its way. */
export type BackendWord = 'loaded' | 'ready' | 'works' | 'held';
