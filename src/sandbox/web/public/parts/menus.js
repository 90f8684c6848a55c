import { byId, h } from '../dom.js';
import { cssColor } from '../store.js';
import { avatar, botTag } from './avatar.js';
import { openRoleForm } from './role-form.js';

const EMOJI = ['👍', '👎', '❤️', '😂', '🎉', '👀', '✅', '❌'];

/** What can be done with a message. */
export async function openMessageMenu(message, anchor, { store, actions }) {
  const apps = await appsFor('message', { store, actions });
  openMenu(anchor, 'Message', [
    h(
      'div',
      { class: 'emoji-row', role: 'group', 'aria-label': 'React' },
      EMOJI.map((emoji) => reaction(emoji, message, actions)),
    ),
    item('Reply', () => {
      Object.assign(store, { replyTo: message, editing: null });
      store.changed();
      byId('composer').querySelector('textarea')?.focus();
    }),
    ...apps.map((command) =>
      item(`Apps: ${command.label}`, () =>
        actions.interact(
          'message-command',
          { ...named(command), message: message.id },
          { text: command.label },
        ),
      ),
    ),
    message.mine &&
      item('Edit message', () => {
        Object.assign(store, { replyTo: null, editing: message });
        store.changed();
      }),
    message.mine &&
      item('Delete message', () =>
        actions.do('delete', { channel: message.channel_id, message: message.id }),
      ),
    item('Copy message link', () => navigator.clipboard.writeText(linkTo(message, store))),
    item('Copy message ID', () => navigator.clipboard.writeText(message.id)),
  ]);
}

/** As Discord's client copies it; the page itself has no such addresses. */
function linkTo({ channel_id: channelId, id }, { guild }) {
  return `https://discord.com/channels/${guild?.id ?? '@me'}/${channelId}/${id}`;
}

/** Who somebody is, and what can be done with them. */
export async function openUserMenu(userId, anchor, { store, actions }) {
  const apps = await appsFor('user', { store, actions });
  const person = store.person(userId);
  openMenu(anchor, person.name, [
    profile(person, store),
    ...apps.map((command) =>
      item(`Apps: ${command.label}`, () =>
        actions.interact('user-command', { ...named(command), target: userId }, { text: command.label }),
      ),
    ),
    ...rolesOf(userId, store)
      .filter(({ isMine }) => isMine)
      .map((role) => item(`Permissions of ${role.name}…`, () => openRoleForm(role, store.guildId, actions))),
    person.bot && item('Message', () => actions.openDm(userId)),
    person.bot && accountItem(userId, { store, actions }),
    item('Copy user ID', () => navigator.clipboard.writeText(userId)),
  ]);
}

function accountItem(botId, { store, actions }) {
  const on = store.hasOnAccount(botId);
  return item(on ? 'Remove from my account' : 'Add to my account', () => actions.putOnAccount(botId, !on));
}

function profile(person, store) {
  return h(
    'div',
    { class: 'profile' },
    avatar(person),
    h('strong', {}, store.nameOf(person.id), ' ', person.bot && botTag()),
    h('span', { class: 'muted' }, person.username),
    h(
      'ul',
      { class: 'roles' },
      rolesOf(person.id, store).map(({ name, color }) => {
        return h('li', { vars: color ? { '--mention': cssColor(color) } : {} }, name);
      }),
    ),
  );
}

function rolesOf(personId, { guild }) {
  const mine = guild?.members.find(({ id }) => id === personId)?.roles ?? [];
  return (guild?.roles ?? []).filter(({ id }) => mine.includes(id));
}

async function appsFor(kind, { store, actions }) {
  if (!store.channelId) return [];
  const commands = await actions.ask('commands', { channel: store.channelId });
  return commands.filter((command) => command.kind === kind);
}

function named({ application, name }) {
  return { application, name };
}

function reaction(emoji, message, actions) {
  return h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      'aria-label': `React with ${emoji}`,
      onclick: () =>
        actions.do('reaction', { channel: message.channel_id, message: message.id, emoji, on: true }),
    },
    emoji,
  );
}

function item(text, act) {
  return h('button', { type: 'button', role: 'menuitem', class: 'menu-item', onclick: act }, text);
}

/** One menu at a time, closed by a choice, by Escape, or by looking elsewhere. */
function openMenu(anchor, label, entries) {
  document.querySelector('.menu')?.remove();
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' }, entries);
  document.body.append(menu);
  const close = () => {
    menu.remove();
    anchor.focus();
  };
  menu.addEventListener('toggle', ({ newState }) => newState === 'closed' && menu.isConnected && close());
  // before the item acts, since an action may move the focus on
  menu.addEventListener('click', ({ target }) => target.closest('[role=menuitem]') && close(), true);
  menu.addEventListener('keydown', moveByArrows);
  menu.showPopover();
  placeBeside(menu, anchor);
  menu.querySelector('.menu-item')?.focus();
}

function moveByArrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}

function placeBeside(menu, anchor) {
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, innerWidth - width - 8));
  const y = bottom + height < innerHeight ? bottom : Math.max(8, top - height);
  menu.style.setProperty('left', `${x}px`);
  menu.style.setProperty('top', `${y}px`);
}
