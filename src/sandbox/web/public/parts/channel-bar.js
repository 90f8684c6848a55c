import { byId, h, showList } from '../dom.js';
import { icon } from './icon.js';

/** The name and topic of the open channel; on narrow screens the way to channels and members. */
export function drawChannelBar({ store, actions }) {
  if (!store.view) return;
  const { channel } = store;
  const name = channel && store.titleOf(channel);
  const dm = Boolean(channel?.people);
  document.title = name ? `${dm ? '@' : '#'}${name} · Local Discord` : 'Local Discord';
  const bot = channel?.bot;
  const bar = {
    name: name ?? 'No channel',
    topic: channel?.topic ?? '',
    dm,
    bot,
    onAccount: Boolean(bot) && store.hasOnAccount(bot),
  };
  showList(
    byId('channel-bar'),
    [bar],
    () => 'bar',
    ({ topic, dm, bot, onAccount }) =>
      h(
        'div',
        { class: 'bar-inside' },
        toggle('channels', 'Channels', 'show-sidebar', 'sidebar'),
        h('h2', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, dm ? '@' : '#'), bar.name),
        topic && h('p', { class: 'topic', title: topic }, topic),
        bot && accountButton(bot, onAccount, actions),
        toggle('members', 'Members', 'show-members', 'members'),
      ),
  );
}

/** With the app on their account, a person has its commands in servers without the bot, too. */
function accountButton(bot, onAccount, actions) {
  return h(
    'button',
    { type: 'button', class: 'account', onclick: () => actions.putOnAccount(bot, !onAccount) },
    onAccount ? 'Remove from my account' : 'Add to my account',
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
