import { byId } from '../dom.js';

export function drawTyping({ store }) {
  const now = Date.now();
  const ids = [...(store.typing.get(store.channelId) ?? [])]
    .filter(([, until]) => until > now)
    .map(([id]) => id);
  const names = ids.filter((id) => id !== store.me?.id).map((id) => store.nameOf(id));
  const text = names.length === 0 ? '' : `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} typing…`;
  if (byId('typing').textContent !== text) byId('typing').textContent = text;
}
