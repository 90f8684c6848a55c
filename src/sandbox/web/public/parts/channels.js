import { byId, h, showList } from '../dom.js';
import { icon } from './icon.js';

/** The channels of the open server under their categories, or the direct messages. */
export function drawChannels({ store, actions }) {
  if (!store.view) return;
  byId('server-name').replaceChildren(h('h1', {}, store.guild?.name ?? 'Direct messages'));
  const entries = store.guild ? guildEntries(store.guild.channels) : dmEntries(store);
  const shown = entries.map((entry) => ({
    ...entry,
    open: entry.id === store.channelId,
    unread: store.unread.has(entry.id),
  }));
  showList(
    byId('channels'),
    shown,
    ({ id }) => id,
    (entry) => drawEntry(entry, actions),
  );
}

/** Channels without a category first, then each category with its own; threads under their channel. */
function guildEntries(channels) {
  const inOrder = (parent) =>
    channels
      .filter((channel) => channel.parent === parent)
      .sort((one, other) => one.position - other.position);
  const withThreads = (channel) => [
    { ...channel, depth: 0 },
    ...channels
      .filter(({ thread, parent }) => thread && parent === channel.id)
      .map((one) => ({ ...one, depth: 1 })),
  ];
  const known = new Set(channels.map(({ id }) => id));
  const loose = channels.filter(({ parent, category, thread }) => !category && !thread && !known.has(parent));
  const categories = channels
    .filter(({ category }) => category)
    .sort((one, other) => one.position - other.position);
  return [
    ...loose.sort((one, other) => one.position - other.position).flatMap(withThreads),
    ...categories.flatMap((category) => [category, ...inOrder(category.id).flatMap(withThreads)]),
  ];
}

/** The bots and groups that the person has talked with, then the bots with which they can. */
function dmEntries(store) {
  const open = store.view.dms.map((dm) => ({
    id: dm.id,
    name: store.titleOf(dm),
    text: true,
    dm: true,
    depth: 0,
  }));
  const closed = store.view.bots
    .filter((bot) => !store.view.dms.some((dm) => dm.bot === bot))
    .map((bot) => ({ id: bot, name: store.person(bot).name, text: true, closed: true, depth: 0 }));
  return [...open, ...closed];
}

function drawEntry(entry, actions) {
  const { id, name, category, text, closed, depth, open, unread } = entry;
  if (category) return h('h2', { class: 'category' }, name);
  return h(
    'button',
    {
      type: 'button',
      class: `channel${open ? ' open' : ''}${unread ? ' unread' : ''}`,
      vars: { '--depth': depth },
      disabled: !text,
      'aria-current': open && 'page',
      onclick: () => {
        byId('app').classList.remove('show-sidebar');
        return closed ? actions.openDm(id) : actions.openChannel(id);
      },
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, signOf(entry)),
    h('span', { class: 'name' }, name),
    unread && h('span', { class: 'dot' }, h('span', { class: 'unseen' }, 'unread')),
  );
}

function signOf({ dm, closed, thread, voice }) {
  if (dm || closed) return '@';
  if (thread) return '↳';
  return voice ? icon('voice') : '#';
}
