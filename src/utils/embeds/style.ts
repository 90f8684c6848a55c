/** What an answer is about; each category has one colour everywhere. */
export type EmbedCategory = 'info' | 'success' | 'warning' | 'error' | 'status' | 'quiet';

/** Also told by the words or the title of the embed: colour alone excludes people who cannot see it. */
export const embedColours: Readonly<Record<EmbedCategory, number>> = {
  info: 0x3b88c3,
  success: 0x2e9e5b,
  warning: 0xe08a1e,
  error: 0xd1373b,
  status: 0x1f9e96,
  quiet: 0x95a0a8,
};
