import { byId, h, showList } from '../dom.js';
import { followEnd } from './follow-end.js';
import { drawMessage } from './message.js';

/** Messages of one author within this time stand together under one name. */
const TOGETHER_MS = 7 * 60_000;

const end = followEnd(byId('messages'));
let shownChannel = null;

/** The messages of the open channel, with what only this person sees. */
export function drawMessages(context) {
  const { store } = context;
  if (!store.view) return;
  const log = byId('messages');
  const entries = [...messageEntries(store), ...pendingEntries(store), ...noticeEntries(store)];
  showList(
    log,
    entries.length > 0 ? entries : [emptyEntry(store)],
    ({ id }) => id,
    (entry) => drawEntry(entry, context),
  );
  if (shownChannel !== store.channelId) end.toEnd();
  shownChannel = store.channelId;
}

function messageEntries(store) {
  const messages = store.messages.get(store.channelId) ?? [];
  return messages.map((message, index) => ({
    ...message,
    entry: 'message',
    mine: message.author.id === store.me.id,
    name: store.nameOf(message.author.id),
    color: store.colorOf(message.author.id),
    continued: continues(message, messages[index - 1]),
    busy: [...store.pending.values()]
      .filter((one) => one.message === message.id)
      .map(({ customId }) => customId),
  }));
}

function continues(message, before) {
  if (!before || before.author.id !== message.author.id || message.interaction_metadata) return false;
  if (message.message_reference || before.flags !== message.flags || message.type !== before.type)
    return false;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER_MS;
}

/** Commands that the bot has not answered in any way. */
function pendingEntries(store) {
  return [...store.pending]
    .filter(([, { channel, text }]) => channel === store.channelId && text)
    .map(([nonce, { text }]) => ({ id: nonce, entry: 'pending', text }));
}

function noticeEntries(store) {
  return (store.notices.get(store.channelId) ?? []).map((notice) => ({ ...notice, entry: 'notice' }));
}

function emptyEntry(store) {
  const text = store.channelId
    ? 'No messages yet. Say hello, or type / to use a command.'
    : 'There is no channel here that you can see.';
  return { id: 'empty', entry: 'empty', text };
}

function drawEntry(entry, context) {
  switch (entry.entry) {
    case 'message':
      return drawMessage(entry, context);
    case 'pending':
      return h(
        'p',
        { class: 'note' },
        h('span', { class: 'spinner', 'aria-hidden': 'true' }),
        `Sending ${entry.text}…`,
      );
    case 'notice':
      return h('p', { class: 'note failed' }, entry.text, ' ', dismiss(entry, context));
    default:
      return h('p', { class: 'note' }, entry.text);
  }
}

function dismiss(notice, { actions }) {
  return h('button', { type: 'button', class: 'link', onclick: () => actions.dismiss(notice) }, 'Dismiss');
}
