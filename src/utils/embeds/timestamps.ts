/** `F` Tuesday, 25 November 2025 at 12:00 · `R` in two hours · `t` 12:00 · `D` 25 November 2025 */
export type TimestampStyle = 'F' | 'f' | 'R' | 't' | 'T' | 'd' | 'D';

/**
 * An instant as Discord shows it to each reader in their own zone and language; a clock without a zone is never printed.
 * @see https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
 */
export function timestamp(instant: Temporal.Instant, style: TimestampStyle = 'F'): string {
  return `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
}
