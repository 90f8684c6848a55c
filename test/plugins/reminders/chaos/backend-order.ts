/** What a backend process is told to show on its clock, as an instant. */
export interface ClockSetting {
  readonly now: string;
}

/** Tells a backend process that is ready to tick. */
export interface WorkOrder extends ClockSetting {
  readonly work: true;
}

/** What a backend process is told to work with. */
export interface BackendOrder extends ClockSetting {
  readonly discordUrl: string;
  readonly token: string;
  readonly databaseUrl: string;
  readonly requestsPerSecond: number;
}
