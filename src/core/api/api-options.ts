export interface ApiOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Opens the routes that are not public. Without it they stay closed. */
  readonly token?: string | undefined;
}
