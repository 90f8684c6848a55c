import { h } from '../dom.js';
import { choicesOf } from './choices.js';

/**
 * A select menu. One choice is a list that sends itself; several are boxes with a button. `choose` gets the values.
 */
export function drawMenu(menu, store, { choose, isBusy }) {
  const choices = menu.options?.map(({ label, value, description, default: chosen }) => {
    return { name: description ? `${label} — ${description}` : label, value, chosen };
  });
  const parts = {
    choices: choices ?? choicesOf(KINDS[menu.type], store, menu.channel_types),
    placeholder: menu.placeholder ?? 'Make a selection',
    disabled: menu.disabled || isBusy,
    isBusy,
  };
  return (menu.max_values ?? 1) > 1 ? drawBoxes(menu, parts, choose) : drawList(parts, choose);
}

export const KINDS = { 5: 'user', 6: 'role', 7: 'mentionable', 8: 'channel' };

function drawList({ choices, placeholder, disabled, isBusy }, choose) {
  const list = h(
    'select',
    {
      class: 'menu-select',
      disabled,
      'aria-label': placeholder,
      'aria-busy': isBusy && 'true',
      onchange: (event) => choose([event.target.value]),
    },
    !choices.some(({ chosen }) => chosen) &&
      h('option', { value: '', disabled: true, selected: true }, placeholder),
    choices.map(({ name, value, chosen }) => h('option', { value, selected: chosen }, name)),
  );
  return list;
}

function drawBoxes(
  { min_values: least = 1, max_values: most },
  { choices, placeholder, disabled, isBusy },
  choose,
) {
  const boxes = choices.map(({ name, value, chosen }) => {
    return { value, name, input: h('input', { type: 'checkbox', value, checked: chosen, disabled }) };
  });
  const picked = () => boxes.filter(({ input }) => input.checked).map(({ value }) => value);
  const send = h(
    'button',
    { type: 'button', class: 'button primary', disabled, onclick: () => choose(picked()) },
    'Choose',
  );
  const check = () => {
    const count = picked().length;
    send.disabled = disabled || count < least || count > most;
    for (const { input } of boxes) input.disabled = disabled || (!input.checked && count >= most);
  };
  for (const { input } of boxes) input.addEventListener('change', check);
  check();
  return h(
    'details',
    { class: 'menu-boxes', 'aria-busy': isBusy && 'true' },
    h('summary', {}, placeholder),
    h(
      'div',
      { class: 'boxes' },
      boxes.map(({ name, input }) => h('label', {}, input, ' ', name)),
    ),
    send,
  );
}
