import { h } from '../dom.js';

const PAUSE_MS = 150;
const MOST_SHOWN = 25;
let made = 0;

/**
 * A text field with suggestions. `suggest(text)` answers with `{ name, value }`s, at once or later. With `free` the
 * typed text itself counts where none was picked; without, only a suggestion does.
 * Follows {@link https://www.w3.org/WAI/ARIA/apg/patterns/combobox/}.
 */
export function combobox({ suggest, free, ...attributes }) {
  made += 1;
  const list = h('ul', { class: 'suggestions', role: 'listbox', id: `suggestions-${made}`, hidden: true });
  const input = h('input', {
    ...attributes,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  });
  const state = { list, input, suggest, shown: [], active: -1, picked: null, asked: 0, timer: null };
  input.addEventListener('input', () => {
    state.picked = null;
    close(state); // what is shown belongs to the text before
    ask(state, PAUSE_MS);
  });
  input.addEventListener('focus', () => ask(state, 0));
  input.addEventListener('blur', () => close(state));
  input.addEventListener('keydown', (event) => handleKey(event, state));
  return {
    element: h('div', { class: 'combobox' }, input, list),
    input,
    /** The value behind the field: of the picked suggestion, of one whose name was typed, or the text. */
    value() {
      if (input.value === '') return undefined;
      const typed = state.shown.find(({ name }) => name === input.value);
      return state.picked?.value ?? typed?.value ?? (free ? input.value : undefined);
    },
  };
}

function ask(state, pause) {
  clearTimeout(state.timer);
  state.timer = setTimeout(async () => {
    state.asked += 1;
    const { asked } = state;
    const suggestions = await state.suggest(state.input.value);
    const isCurrent = asked === state.asked && document.activeElement === state.input;
    if (isCurrent) show(state, suggestions.slice(0, MOST_SHOWN));
  }, pause);
}

function show(state, suggestions) {
  state.shown = suggestions;
  state.active = -1;
  state.list.replaceChildren(
    ...suggestions.map(({ name }, index) => {
      return h(
        'li',
        {
          role: 'option',
          id: `${state.list.id}-${index}`,
          onmousedown: (event) => {
            event.preventDefault(); // keeps the focus in the field
            pick(state, index);
          },
        },
        name,
      );
    }),
  );
  state.list.hidden = suggestions.length === 0;
  state.input.setAttribute('aria-expanded', String(suggestions.length > 0));
  state.input.removeAttribute('aria-activedescendant');
  // As in Discord: Enter takes the first of what fits the words that were typed.
  if (suggestions.length > 0 && state.input.value !== '') highlight(state, 0);
}

function close(state) {
  clearTimeout(state.timer);
  state.asked += 1; // a late answer must not open it again
  state.list.hidden = true;
  state.input.setAttribute('aria-expanded', 'false');
}

function pick(state, index) {
  state.picked = state.shown[index];
  state.input.value = state.picked.name;
  close(state);
  state.input.dispatchEvent(new Event('change', { bubbles: true }));
}

function handleKey(event, state) {
  if (state.list.hidden) {
    if (event.key === 'ArrowDown') ask(state, 0);
    return;
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    move(event, state, event.key === 'ArrowDown' ? 1 : -1);
  else if ((event.key === 'Enter' || event.key === 'Tab') && state.active >= 0) {
    if (event.key === 'Enter') event.preventDefault();
    event.stopPropagation();
    pick(state, state.active);
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    close(state);
  }
}

function move(event, state, step) {
  event.preventDefault();
  const count = state.shown.length;
  const from = state.active === -1 && step === -1 ? 0 : state.active;
  highlight(state, (from + step + count) % count);
}

function highlight(state, active) {
  state.active = active;
  [...state.list.children].forEach((option, index) => {
    option.setAttribute('aria-selected', String(index === active));
    if (index === active) option.scrollIntoView({ block: 'nearest' });
  });
  state.input.setAttribute('aria-activedescendant', `${state.list.id}-${active}`);
}
