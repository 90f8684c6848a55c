import { h } from '../dom.js';

const MOST_SHOWN = 50;

/** The list of slash commands over the composer while `/` is being typed. */
export class CommandPicker {
  #commands = [];
  #shown = [];
  #active = 0;
  /** Counts what was typed: a list that arrives for an older text is not shown. */
  #typed = 0;

  constructor(input, onPick) {
    this.input = input;
    this.onPick = onPick;
    this.element = h('ul', {
      class: 'picker',
      id: 'commands',
      role: 'listbox',
      'aria-label': 'Commands',
      hidden: true,
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Shows what fits to the typed text; `load` brings the commands when the list opens. */
  async follow(text, load) {
    this.#typed += 1;
    const typed = this.#typed;
    if (!text.startsWith('/')) {
      this.close();
      return;
    }
    if (!this.isOpen) this.#commands = (await load()).filter(({ kind }) => kind === 'slash');
    if (typed !== this.#typed) return;
    const wanted = text.slice(1).trimEnd().toLowerCase();
    this.#shown = rank(this.#commands, wanted).slice(0, MOST_SHOWN);
    this.#active = 0;
    this.#draw();
  }

  close() {
    this.element.hidden = true;
    this.input.removeAttribute('aria-activedescendant');
    this.input.setAttribute('aria-expanded', 'false');
  }

  /** Returns whether the key was for the list. */
  handleKey(event) {
    if (!this.isOpen) return false;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.#shown.length > 0)
      this.#pick(this.#active);
    else return false;
    event.preventDefault();
    return true;
  }

  #pick(index) {
    this.close();
    this.onPick(this.#shown[index]);
  }

  #move(step) {
    const count = Math.max(1, this.#shown.length);
    this.#active = (this.#active + step + count) % count;
    this.#draw();
  }

  #draw() {
    const rows = this.#shown.map((command, index) => this.#row(command, index));
    this.element.replaceChildren(
      ...(rows.length > 0 ? rows : [h('li', { class: 'muted' }, 'No command fits.')]),
    );
    this.element.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-activedescendant', rows.length > 0 ? `command-${this.#active}` : '');
    rows[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  #row({ label, description, bot }, index) {
    const isActive = index === this.#active;
    const pick = (event) => {
      event.preventDefault(); // keeps the focus in the composer
      this.#pick(index);
    };
    return h(
      'li',
      { id: `command-${index}`, role: 'option', 'aria-selected': String(isActive), onmousedown: pick },
      h('strong', {}, `/${label}`),
      h('span', { class: 'muted' }, description),
      h('span', { class: 'bot' }, bot),
    );
  }
}

/** Labels that begin with the text, then those that contain it, or whose name in English does. */
function rank(commands, wanted) {
  const begins = commands.filter(({ label }) => label.startsWith(wanted));
  const contains = commands.filter(
    (one) => !begins.includes(one) && `${one.label} ${one.name}`.includes(wanted),
  );
  return [...begins, ...contains];
}
