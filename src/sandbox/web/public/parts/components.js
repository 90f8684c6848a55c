import { h } from '../dom.js';
import { drawText } from '../text/draw-text.js';
import { drawPicture } from './attachments.js';
import { namesOf } from './names.js';
import { drawMenu } from './select-menu.js';

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link-button', 6: 'secondary' };

/** Buttons, menus and layout under (or as) a message. */
export function drawComponents(message, context) {
  const components = message.components ?? [];
  if (components.length === 0) return null;
  return h(
    'div',
    { class: 'components' },
    components.map((component) => draw(component, message, context)),
  );
}

/** By Discord's component types. @see {@link https://discord.com/developers/docs/components/reference} */
const DRAWERS = {
  1: ({ components }, message, context) =>
    h(
      'div',
      { class: 'row' },
      components.map((one) => draw(one, message, context)),
    ),
  2: drawButton,
  3: drawMenuOf,
  5: drawMenuOf,
  6: drawMenuOf,
  7: drawMenuOf,
  8: drawMenuOf,
  9: ({ components, accessory }, message, context) =>
    h(
      'div',
      { class: 'section' },
      h(
        'div',
        {},
        components.map((one) => draw(one, message, context)),
      ),
      draw(accessory, message, context),
    ),
  10: ({ content }, _message, { store }) => h('div', { class: 'text' }, drawText(content, namesOf(store))),
  11: ({ media, description }) => drawPicture(media.url, description ?? 'Picture', 'thumbnail'),
  12: ({ items }) =>
    h(
      'div',
      { class: 'attachments' },
      items.map(({ media, description }) => drawPicture(media.url, description ?? 'Picture', 'attached')),
    ),
  13: ({ file, name }) =>
    h(
      'a',
      { class: 'file', href: new URL(file.url, location.href).pathname, download: true },
      name ?? 'file',
    ),
  14: ({ divider }) => h('div', { class: divider === false ? 'space' : 'space divider' }),
  17: ({ components, accent_color: color }, message, context) =>
    h(
      'div',
      { class: 'container', vars: color ? { '--bar': `#${color.toString(16).padStart(6, '0')}` } : {} },
      components.map((one) => draw(one, message, context)),
    ),
};

function draw(component, message, context) {
  return (
    DRAWERS[component.type]?.(component, message, context) ??
    h('p', { class: 'muted' }, 'This part cannot be shown here.')
  );
}

function drawButton(button, message, { actions }) {
  const { style, label, emoji, url, custom_id: customId, disabled } = button;
  const text = [emoji && (emoji.id ? `:${emoji.name}:` : emoji.name), label].filter(Boolean).join(' ');
  const className = `button ${STYLES[style]}`;
  if (url)
    return h('a', { class: className, href: url, target: '_blank', rel: 'noreferrer noopener' }, `${text} ↗`);
  const isBusy = message.busy?.includes(customId);
  const press = () =>
    actions.interact('button', { message: message.id, customId }, { message: message.id, customId });
  return h(
    'button',
    {
      type: 'button',
      class: className,
      disabled: disabled || isBusy,
      'aria-busy': isBusy && 'true',
      onclick: press,
    },
    text,
  );
}

function drawMenuOf(menu, message, { store, actions }) {
  const customId = menu.custom_id;
  return drawMenu(menu, store, {
    isBusy: message.busy?.includes(customId),
    choose: (values) =>
      actions.interact('menu', { message: message.id, customId, values }, { message: message.id, customId }),
  });
}
