export interface OperatorErrorDetails {
  readonly why: string;
  readonly next: string;
  readonly cause?: unknown;
  /** It may pass by itself (a server that restarts), so a process that runs into it is started again. */
  readonly passing?: boolean;
}

/**
 * A mistake of the operator (configuration, environment, machine): printed without a stack trace.
 * The message says what is wrong, `why` the cause, `next` what to do.
 * In a file of its own, because the manager uses it and loads neither Sapphire nor discord.js.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  constructor(
    message: string,
    readonly details: OperatorErrorDetails,
  ) {
    super(message, { cause: details.cause });
  }

  /** The three lines an operator reads. */
  toText(): string {
    return `${this.message}\n  why:  ${this.details.why}\n  next: ${this.details.next}`;
  }
}
