/** One use of a command, stamped when it was used. */
export interface CommandUse {
  readonly guildId: string | null;
  readonly userId: string;
  /** Qualified: `reminder add`, so that statistics do not merge every `show` of every plugin. */
  readonly command: string;
  readonly kind: 'slash' | 'contextMenu';
  /** Null when it went well; otherwise the identifier of the refusal, or `bug`. Never an error's text. */
  readonly failure: string | null;
  readonly usedAt: Temporal.Instant;
}
