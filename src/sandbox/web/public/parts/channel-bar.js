import { byId, h, showList } from '../dom.js';
import { icon } from './icon.js';

/** The name and topic of the open channel; on narrow screens the way to channels and members. */
export function drawChannelBar({ store }) {
  if (!store.view) return;
  const { channel } = store;
  const name = channel?.bot ? store.person(channel.bot).name : channel?.name;
  document.title = name ? `${channel.bot ? '@' : '#'}${name} · Local Discord` : 'Local Discord';
  const bar = { name: name ?? 'No channel', topic: channel?.topic ?? '', dm: Boolean(channel?.bot) };
  showList(
    byId('channel-bar'),
    [bar],
    () => 'bar',
    ({ topic, dm }) =>
      h(
        'div',
        { class: 'bar-inside' },
        toggle('channels', 'Channels', 'show-sidebar', 'sidebar'),
        h('h2', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, dm ? '@' : '#'), bar.name),
        topic && h('p', { class: 'topic', title: topic }, topic),
        toggle('members', 'Members', 'show-members', 'members'),
      ),
  );
}

function toggle(iconName, label, className, controls) {
  const button = h(
    'button',
    { type: 'button', class: `toggle ${className}-toggle`, 'aria-controls': controls },
    icon(iconName),
  );
  button.setAttribute('aria-label', label);
  button.addEventListener('click', () => {
    const isOpen = byId('app').classList.toggle(className);
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) byId(controls).querySelector('button, select')?.focus();
  });
  return button;
}
