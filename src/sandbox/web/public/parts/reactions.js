import { h } from '../dom.js';

export function drawReactions(message, { actions }) {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return null;
  return h(
    'div',
    { class: 'reactions' },
    reactions.map((reaction) => drawReaction(reaction, message, actions)),
  );
}

function drawReaction({ emoji, count, me }, message, actions) {
  const key = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
  const toggle = () =>
    actions.do('reaction', { channel: message.channel_id, message: message.id, emoji: key, on: !me });
  return h(
    'button',
    { type: 'button', class: `reaction${me ? ' mine' : ''}`, 'aria-pressed': String(me), onclick: toggle },
    emoji.id ? `:${emoji.name}:` : emoji.name,
    ' ',
    count,
  );
}
