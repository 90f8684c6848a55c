export interface ApiAddress {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}
