import { byId, h, showList } from '../dom.js';
import { initials } from './avatar.js';

/** The rail on the left: direct messages, then the servers. */
export function drawServers({ store, actions }) {
  if (!store.view) return;
  const isUnread = (channels) => channels.some(({ id }) => store.unread.has(id));
  const home = {
    id: '',
    name: 'Direct messages',
    short: '@',
    open: store.guildId === null,
    unread: isUnread(store.view.dms),
  };
  const guilds = store.view.guilds.map(({ id, name, channels }) => {
    return { id, name, short: initials(name), open: id === store.guildId, unread: isUnread(channels) };
  });
  showList(
    byId('servers'),
    [home, ...guilds],
    ({ id }) => id,
    ({ id, name, short, open, unread }) =>
      h(
        'button',
        {
          type: 'button',
          class: `server${open ? ' open' : ''}${unread ? ' unread' : ''}`,
          title: name,
          'aria-label': unread ? `${name}, unread messages` : name,
          'aria-current': open && 'true',
          onclick: () => (id ? actions.openGuild(id) : actions.openHome()),
        },
        short,
      ),
  );
}
