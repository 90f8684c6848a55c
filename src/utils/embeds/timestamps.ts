/**
 * `F` Tuesday, 25 November 2025 at 12:00 · `f` 25 November 2025 at 12:00 · `D` 25 November 2025 · `d` 25/11/2025 ·
 * `T` 12:00:00 · `t` 12:00 · `R` in two hours
 */
export type TimestampStyle = 'F' | 'f' | 'R' | 't' | 'T' | 'd' | 'D';

/**
 * An instant as Discord shows it to each reader in their own zone and language; a clock without a zone is never printed.
 * @see https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
 * @example timestamp(Temporal.Instant.from('2026-11-25T12:00:00Z'), 'R') // '<t:1795608000:R>'
 */
export function timestamp(instant: Temporal.Instant, style: TimestampStyle = 'F'): string {
  return `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
}
