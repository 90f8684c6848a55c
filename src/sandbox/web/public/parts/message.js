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
  const has = (flag) => ((message.flags ?? 0) & flag) !== 0;
  const names = namesOf(context.store);
  const system = systemText(message);
  return h(
    'article',
    {
      class: `message${message.continued ? ' continued' : ''}${has(EPHEMERAL) ? ' ephemeral' : ''}`,
      'data-id': message.id,
      'aria-label': `${message.name}: ${message.content || system || ''}`,
      oncontextmenu: (event) => {
        if (event.target.closest('a, button, select')) return;
        event.preventDefault();
        openMessageMenu(message, event.currentTarget.querySelector('.more'), context);
      },
    },
    origin(message, context.store),
    h(
      'div',
      { class: 'gutter' },
      message.continued ? null : avatar({ id: message.author.id, name: message.name }),
    ),
    h(
      'div',
      { class: 'body' },
      !message.continued && head(message, context),
      has(LOADING)
        ? thinking(message)
        : h('div', { class: 'text' }, system ?? drawText(message.content, names), edited(message)),
      drawAttachments(message.attachments ?? []),
      !has(SUPPRESS_EMBEDS) && (message.embeds ?? []).map((embed) => drawEmbed(embed, names)),
      drawComponents(message, context),
      drawReactions(message, context),
      has(EPHEMERAL) && ephemeralNote(message, context),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'more',
        'aria-label': 'More about this message',
        'aria-haspopup': 'menu',
        onclick: (event) => openMessageMenu(message, event.currentTarget, context),
      },
      '⋯',
    ),
  );
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
  const text = answered.content || 'a message without text';
  return h('p', { class: 'origin' }, `↩ ${store.nameOf(answered.author.id)}: ${text.slice(0, 100)}`);
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
