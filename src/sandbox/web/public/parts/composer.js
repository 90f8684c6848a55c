import { byId, h } from '../dom.js';
import { CommandForm } from './command-form.js';
import { CommandPicker } from './command-picker.js';
import { icon } from './icon.js';

/** Where messages are written and commands begin. */
export function startComposer(context) {
  new Composer(context).start();
}

class Composer {
  #context;
  #input = messageField();
  #file = h('input', { type: 'file', multiple: true, id: 'attach', class: 'unseen' });
  #fileNames = h('span', { class: 'muted' });
  #about = h('div', { class: 'reply', hidden: true });
  #picker = new CommandPicker(this.#input, (command) => this.#openForm(command));
  #form = writeForm(this.#input, this.#file, this.#fileNames);
  /** The message that is being changed. */
  #begun = null;

  constructor(context) {
    this.#context = context;
  }

  start() {
    byId('composer').append(this.#picker.element, this.#about, this.#form);
    this.#listen();
    this.#context.store.onChange(() => this.#draw());
  }

  #listen() {
    const { store, actions } = this.#context;
    const input = this.#input;
    input.addEventListener('input', () => {
      growWithText(input);
      this.#picker.follow(input.value, () => actions.ask('commands', { channel: store.channelId }));
    });
    input.addEventListener('blur', () => this.#picker.close());
    input.addEventListener('keydown', (event) => {
      if (this.#picker.handleKey(event)) return;
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#file.addEventListener('change', () => {
      this.#fileNames.textContent = [...this.#file.files].map(({ name }) => name).join(', ');
    });
  }

  #openForm(command) {
    this.#input.value = '';
    const close = () => {
      filling.element.replaceWith(this.#form);
      this.#input.focus();
    };
    const filling = new CommandForm(command, { ...this.#context, close });
    this.#form.replaceWith(filling.element);
    filling.focus();
  }

  async #submit(event) {
    event.preventDefault();
    const input = this.#input;
    const content = input.value.trim();
    const attachments = [...this.#file.files];
    if (content === '' && attachments.length === 0) return;
    this.#clear();
    const sent = await this.#context.actions.send(content, attachments);
    if (!sent && input.value === '') input.value = content; // refused: the words are not lost
  }

  #clear() {
    this.#input.value = '';
    this.#file.value = '';
    this.#fileNames.textContent = '';
    growWithText(this.#input);
    this.#picker.close();
  }

  #draw() {
    const { store } = this.#context;
    const { channel } = store;
    drawAbout(this.#about, this.#context);
    this.#beginToEdit(store.editing);
    const name = channel && `${channel.people ? '@' : '#'}${store.titleOf(channel)}`;
    this.#input.disabled = !channel?.writable;
    this.#input.placeholder = channel?.writable
      ? `Message ${name}, or / for commands`
      : 'You may not write here';
  }

  /** The message that somebody begins to change stands in the field. */
  #beginToEdit(message) {
    if (message?.id !== this.#begun?.id) {
      this.#input.value = message?.content ?? '';
      growWithText(this.#input);
      if (message) this.#input.focus();
    }
    this.#begun = message;
  }
}

function messageField() {
  return h('textarea', {
    rows: 1,
    maxlength: 2000,
    'aria-label': 'Message',
    role: 'combobox',
    'aria-controls': 'commands',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
  });
}

function writeForm(input, file, fileNames) {
  return h(
    'form',
    { class: 'write' },
    h(
      'label',
      { for: 'attach', class: 'attach', title: 'Attach files' },
      icon('attach'),
      h('span', { class: 'unseen' }, 'Attach files'),
    ),
    file,
    input,
    fileNames,
    h('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send')),
  );
}

/** To which message the words in the field belong. */
function drawAbout(element, { store }) {
  const { replyTo, editing } = store;
  element.hidden = !replyTo && !editing;
  if (element.hidden) return;
  const cancel = () => {
    Object.assign(store, { replyTo: null, editing: null });
    store.changed();
  };
  element.replaceChildren(
    editing ? 'Editing your message ' : `Replying to ${store.nameOf(replyTo.author.id)} `,
    h('button', { type: 'button', class: 'link', onclick: cancel }, 'Cancel'),
  );
}

/** As tall as its text, up to what the style allows. */
function growWithText(textarea) {
  textarea.rows = Math.min(10, textarea.value.split('\n').length);
}
