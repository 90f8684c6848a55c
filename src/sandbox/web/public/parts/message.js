import { h } from '../dom.js';
import { drawText } from '../text/draw-text.js';
import { drawTime } from '../text/draw-time.js';
import { drawAttachments } from './attachments.js';
import { avatar, botTag } from './avatar.js';
import { drawComponents } from './components.js';
import { drawEmbed } from './embed.js';
import { icon } from './icon.js';
import { openMessageMenu, openUserMenu } from './menus.js';
import { namesOf } from './names.js';
import { drawReactions } from './reactions.js';
import { systemText } from './system-text.js';

const SUPPRESS_EMBEDS = 1 << 2;
const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** One message as Discord's client shows it. */
export function drawMessage(message, context) {
  const openMenu = (anchor) => openMessageMenu(message, anchor, context);
  const more = moreButton(openMenu);
  const look = [message.continued && 'continued', has(message, EPHEMERAL) && 'ephemeral'].filter(Boolean);
  return h(
    'article',
    {
      class: ['message', ...look].join(' '),
      'data-id': message.id,
      'aria-label': `${message.name}: ${message.content || systemText(message) || ''}`,
      oncontextmenu(event) {
        if (event.target.closest('a, button, select')) return;
        event.preventDefault();
        openMenu(more);
      },
    },
    origin(message, context.store),
    h(
      'div',
      { class: 'gutter' },
      !message.continued && avatar({ id: message.author.id, name: message.name }),
    ),
    h('div', { class: 'body' }, drawBody(message, context)),
    more,
  );
}

function has({ flags = 0 }, flag) {
  return (flags & flag) !== 0;
}

function drawBody(message, context) {
  const names = namesOf(context.store);
  return [
    !message.continued && head(message, context),
    has(message, LOADING) ? thinking(message) : text(message, names),
    drawAttachments(message.attachments ?? []),
    !has(message, SUPPRESS_EMBEDS) && (message.embeds ?? []).map((embed) => drawEmbed(embed, names)),
    drawComponents(message, context),
    drawReactions(message, context),
    has(message, EPHEMERAL) && ephemeralNote(message, context),
  ];
}

function text(message, names) {
  const words = systemText(message) ?? drawText(message.content, names);
  return h('div', { class: 'text' }, words, edited(message));
}

function moreButton(openMenu) {
  const attributes = { type: 'button', class: 'more', 'aria-haspopup': 'menu' };
  const label = { 'aria-label': 'More about this message' };
  return h('button', { ...attributes, ...label, onclick: (event) => openMenu(event.currentTarget) }, '⋯');
}

/** What the message answers: a command that somebody used, or another message. */
function origin({ interaction_metadata: used, interaction, referenced_message: answered }, store) {
  const name = interaction?.name ?? used?.name;
  if (used && name) {
    return h(
      'p',
      { class: 'origin' },
      `${store.nameOf(used.user.id)} used `,
      h('span', { class: 'mention' }, `/${name}`),
    );
  }
  if (!answered) return null;
  const quoted = (answered.content || 'a message without text').slice(0, 100);
  return h('p', { class: 'origin' }, `↩ ${store.nameOf(answered.author.id)}: ${quoted}`);
}

function head({ author, name, color, timestamp }, context) {
  const open = (event) => openUserMenu(author.id, event.currentTarget, context);
  return h(
    'header',
    {},
    h(
      'button',
      { type: 'button', class: 'name', onclick: open, vars: color ? { '--name': color } : {} },
      name,
    ),
    author.bot && botTag(),
    h('span', { class: 'when' }, drawTime(Math.floor(Date.parse(timestamp) / 1000), 's')),
  );
}

function thinking({ name }) {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('p', { class: 'thinking' }, dots, ` ${name} is thinking…`);
}

function edited({ edited_timestamp: at }) {
  return at && h('span', { class: 'edited', title: new Date(at).toLocaleString() }, '(edited)');
}

function ephemeralNote(message, { actions }) {
  const dismiss = h(
    'button',
    { type: 'button', class: 'link', onclick: () => actions.dismiss(message) },
    'Dismiss message',
  );
  return h('p', { class: 'only-you' }, icon('eye'), ' Only you can see this · ', dismiss);
}
