/** What Discord's client says in place of the text, by type of message. Others have a text of their own. */
const TEXTS = {
  6: (name) => `${name} pinned a message to this channel.`,
  7: (name) => `${name} joined the server.`,
  8: (name) => `${name} boosted the server.`,
  18: (name, content) => `${name} started a thread: ${content}`,
  21: () => 'The thread began with this message.',
};

export function systemText({ type, name, content }) {
  return TEXTS[type]?.(name, content) ?? null;
}
