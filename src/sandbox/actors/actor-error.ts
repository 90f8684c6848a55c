import type { World } from '../world.js';

const SHOWN_REQUESTS = 3;

/** A story that did not go on as its author expected. The message says what was missed, and what happened instead. */
export class ActorError extends Error {
  override readonly name = 'ActorError';
}

/** The newest requests of the bot that were refused: mostly they are the reason. */
export function refusedRequests({ ledger }: World): string {
  const refused = ledger.entries.filter(({ status }) => status >= 400).slice(-SHOWN_REQUESTS);
  if (refused.length === 0) return '';
  const lines = refused.map(({ method, path, status, body }) => {
    return `  ${method} ${path} was answered ${status}. It sent ${JSON.stringify(body)}`;
  });
  return `\nThe bot's last refused requests:\n${lines.join('\n')}`;
}
