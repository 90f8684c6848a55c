const TYPING_MS = 10_000;

/**
 * What the sandbox tells a page, brought into the store. `reload` is called when something may have been missed,
 * `reloadView` when servers, channels or people changed, `openModal` with a modal and the interaction that asked for it.
 */
export function hearing(store, { reload, reloadView, openModal }) {
  const settle = (nonce) => {
    const pending = store.pending.get(nonce);
    store.pending.delete(nonce);
    store.changed();
    return pending;
  };
  return {
    open: reload,
    changed: reloadView,
    message: (message) => receive(store, message),
    gone({ channel, ids }) {
      store.removeMessages(channel, ids);
      store.changed();
    },
    typing: ({ channel, user }) => showTyping(store, channel, user),
    answer({ nonce, modal, interaction }) {
      if (settle(nonce) && modal) openModal(modal, interaction);
    },
    failed({ nonce, text }) {
      const pending = settle(nonce);
      if (pending) addNotice(store, pending.channel, text);
    },
  };
}

function receive(store, message) {
  const isNew = !store.findMessage(message.channel_id, message.id);
  store.putMessage(message);
  store.typing.get(message.channel_id)?.delete(message.author.id);
  if (isNew && message.channel_id !== store.channelId) store.unread.add(message.channel_id);
  store.changed();
}

function showTyping(store, channel, user) {
  if (!store.typing.has(channel)) store.typing.set(channel, new Map());
  store.typing.get(channel).set(user, Date.now() + TYPING_MS);
  store.changed();
  setTimeout(() => store.changed(), TYPING_MS + 50);
}

function addNotice(store, channel, text) {
  const notice = { id: crypto.randomUUID(), channel_id: channel, notice: true, text };
  store.notices.set(channel, [...(store.notices.get(channel) ?? []), notice]);
  store.changed();
}
