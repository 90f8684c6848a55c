import { h } from '../dom.js';
import { drawText } from '../text/draw-text.js';
import { choicesOf } from './choices.js';
import { namesOf } from './names.js';
import { KINDS } from './select-menu.js';
import { splitFiles } from './split-files.js';

const PARAGRAPH = 2;

/** Opens a bot's modal. Fields go to the bot by custom id. */
export function openModal(modal, interaction, { store, actions }) {
  const fields = new Map();
  const submit = async (event) => {
    event.preventDefault();
    const { values, files } = splitFiles([...fields].map(([customId, field]) => [customId, field.value()]));
    const sent = await actions.interact('modal', { interaction, values }, { text: modal.title }, files);
    if (sent) dialog.close();
  };
  const dialog = h(
    'dialog',
    { class: 'modal', 'aria-label': modal.title, onclose: () => dialog.remove() },
    h(
      'form',
      { onsubmit: submit },
      h('h2', {}, modal.title),
      modal.components.map((component) => drawPart(component, fields, store)),
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'submit', class: 'button primary' }, 'Submit'),
        h('button', { type: 'button', class: 'button secondary', onclick: () => dialog.close() }, 'Cancel'),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input, textarea, select')?.focus();
}

/** A row of text inputs (1), a text (10), or a label around one field (18). */
function drawPart(component, fields, store) {
  if (component.type === 1)
    return component.components.map((field) => labelled(field.label, '', field, fields, store));
  if (component.type === 10) return h('div', { class: 'text' }, drawText(component.content, namesOf(store)));
  return labelled(component.label, component.description, component.component, fields, store);
}

function labelled(label, description, component, fields, store) {
  const field = drawField(component, store);
  fields.set(component.custom_id, field);
  const isOptional = component.required === false;
  return h(
    'label',
    { class: 'modal-field' },
    h(
      'span',
      {},
      label,
      isOptional
        ? h('span', { class: 'muted' }, ' (optional)')
        : h('span', { class: 'star', title: 'required' }, ' *'),
    ),
    description && h('small', {}, description),
    field.element,
  );
}

function drawField(component, store) {
  switch (component.type) {
    case 4:
      return textField(component);
    case 19:
      return fileField(component);
    case 23:
      return checkField(component);
    default:
      return pickField(component, store);
  }
}

function textField({
  style,
  value,
  placeholder,
  min_length: least,
  max_length: most,
  required,
  custom_id: id,
}) {
  const attributes = {
    name: id,
    placeholder,
    minlength: least,
    maxlength: most ?? 4000,
    required: required !== false,
  };
  const element =
    style === PARAGRAPH
      ? h('textarea', { ...attributes, rows: 5 })
      : h('input', { ...attributes, type: 'text' });
  element.value = value ?? '';
  return { element, value: () => element.value };
}

function fileField({ required, max_values: most = 1, custom_id: id }) {
  const element = h('input', { type: 'file', name: id, multiple: most > 1, required: required !== false });
  return { element, value: () => [...element.files] };
}

function checkField({ default: checked, custom_id: id }) {
  const element = h('input', { type: 'checkbox', name: id, checked });
  return { element, value: () => element.checked };
}

/** Menus (3, 5 to 8), radio buttons (21) and boxes (22) are all a list to pick from. */
function pickField(
  { type, options, min_values: least, max_values: most = 1, required, channel_types, custom_id: id },
  store,
) {
  const isMany = type === 22 ? most !== 1 : most > 1;
  const choices =
    options?.map(({ label, value, default: chosen }) => ({ name: label, value, chosen })) ??
    choicesOf(KINDS[type], store, channel_types);
  const element = h(
    'select',
    { name: id, multiple: isMany, required: required !== false && least !== 0 },
    !isMany && h('option', { value: '' }, 'Make a selection'),
    choices.map(({ name, value, chosen }) => h('option', { value, selected: chosen }, name)),
  );
  return { element, value: () => [...element.selectedOptions].map(({ value }) => value).filter(Boolean) };
}
