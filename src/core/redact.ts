/**
 * Takes out of a line of log what would let its reader act as the bot or as a user. A net below care, not instead of
 * it: nobody logs a secret on purpose, but errors quote requests, and requests carry tokens.
 */
export function redact(line: string): string {
  return patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}

const hidden = '[redacted]';

const patterns: readonly (readonly [RegExp, string])[] = [
  // Discord bot token: id, time, signature
  [/\b[\w-]{20,30}\.[\w-]{6,7}\.[\w-]{27,45}\b/g, hidden],
  // JSON web token
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, hidden],
  // interaction and webhook addresses end in a token
  [/(\/(?:webhooks|interactions)\/\d{15,21}\/)[\w-]{20,}/g, `$1${hidden}`],
  // user:password@ of a connection string
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/gi, `$1${hidden}`],
  // Authorization: Bot …
  [/\b(Bot|Bearer|Basic) [\w.~+/=-]{16,}/g, `$1 ${hidden}`],
  // keys of OpenAI, Supabase, Google
  [/\b(?:sk-|sb_secret_|AIza)[\w-]{20,}/g, hidden],
];
