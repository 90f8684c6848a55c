/**
 * Text of somebody else for a terminal, as long as it was: what would move the cursor, change colours or turn the
 * direction of writing is shown as �. See https://unicode.org/reports/tr36/#Bidirectional_Text_Spoofing.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (hidden) => (hidden === '\n' ? hidden : '�'.repeat(hidden.length)));
}
