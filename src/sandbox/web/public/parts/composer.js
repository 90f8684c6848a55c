import { byId, h } from '../dom.js';
import { commandForm } from './command-form.js';
import { CommandPicker } from './command-picker.js';
import { icon } from './icon.js';

/** Where messages are written and commands begin. */
export function startComposer(context) {
  const { store, actions } = context;
  const input = h('textarea', {
    rows: 1,
    maxlength: 2000,
    'aria-label': 'Message',
    role: 'combobox',
    'aria-controls': 'commands',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
  });
  const file = h('input', { type: 'file', multiple: true, id: 'attach', class: 'unseen' });
  const files = h('span', { class: 'muted' });
  const reply = h('div', { class: 'reply', hidden: true });
  const picker = new CommandPicker(input, (command) => openForm(command));
  const form = h(
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
    files,
    h('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send')),
  );
  const composer = byId('composer');
  composer.append(picker.element, reply, form);

  const openForm = (command) => {
    input.value = '';
    const close = () => {
      filling.element.replaceWith(form);
      input.focus();
    };
    const filling = commandForm(command, { ...context, close });
    form.replaceWith(filling.element);
    filling.focus();
  };
  const send = async () => {
    const content = input.value.trim();
    if (content === '' && file.files.length === 0) return;
    const attachments = [...file.files];
    input.value = '';
    file.value = '';
    files.textContent = '';
    growWithText(input);
    picker.close();
    const sent = await actions.send(content, attachments);
    if (!sent && input.value === '') input.value = content; // refused: the words are not lost
  };

  let begun = null;
  /** The message that somebody begins to change stands in the field. */
  const beginToEdit = (message) => {
    if (message?.id !== begun?.id) {
      input.value = message?.content ?? '';
      growWithText(input);
      if (message) input.focus();
    }
    begun = message;
  };

  input.addEventListener('input', () => {
    growWithText(input);
    picker.follow(input.value, () => actions.ask('commands', { channel: store.channelId }));
  });
  input.addEventListener('blur', () => picker.close());
  input.addEventListener('keydown', (event) => {
    if (picker.handleKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  file.addEventListener('change', () => {
    files.textContent = [...file.files].map(({ name }) => name).join(', ');
  });
  store.onChange(() => {
    drawAbout(reply, context);
    beginToEdit(store.editing);
    const { channel } = store;
    const name = channel && `${channel.people ? '@' : '#'}${store.titleOf(channel)}`;
    input.disabled = !channel?.writable;
    input.placeholder = channel?.writable ? `Message ${name}, or / for commands` : 'You may not write here';
  });
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
