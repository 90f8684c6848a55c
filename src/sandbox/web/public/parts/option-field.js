import { h } from '../dom.js';
import { choicesOf } from './choices.js';
import { combobox } from './combobox.js';

/** By Discord's types of options. @see {@link https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type} */
const INTEGER = 4;
const BOOLEAN = 5;
const PICKERS = { 6: 'user', 7: 'channel', 8: 'role', 9: 'mentionable' };
const NUMBER = 10;
const ATTACHMENT = 11;

/**
 * The field for one option of a command: `{ element, input, value() }`; a file is its own value.
 * `autocomplete(option, text)` asks the bot.
 */
export function optionField(option, { store, autocomplete }) {
  const attributes = { id: `option-${option.name}`, name: option.name, placeholder: hint(option) };
  if (option.type === BOOLEAN) return booleanField(attributes);
  if (option.type === ATTACHMENT) return fileField(attributes);
  if (option.autocomplete) {
    const field = combobox({ ...attributes, free: true, suggest: (text) => autocomplete(option, text) });
    return { ...field, value: () => toNumber(option, field.value()) };
  }
  const choices =
    option.choices ?? (PICKERS[option.type] && choicesOf(PICKERS[option.type], store, option.channel_types));
  if (choices) return combobox({ ...attributes, suggest: (text) => filter(choices, text) });
  return textField(option, attributes);
}

function filter(choices, text) {
  const wanted = text.toLowerCase();
  const matching = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  const isPicked = choices.some(({ name }) => name === text);
  return isPicked ? choices : matching;
}

function textField(option, attributes) {
  const isNumber = option.type === INTEGER || option.type === NUMBER;
  const input = h('input', {
    ...attributes,
    type: 'text',
    autocomplete: 'off',
    inputmode: isNumber ? 'decimal' : 'text',
    minlength: option.min_length,
    maxlength: option.max_length,
  });
  return {
    element: input,
    input,
    value: () => (input.value === '' ? undefined : toNumber(option, input.value)),
  };
}

/** A number where the option wants one; text that is none goes as it is and is refused with a reason. */
function toNumber({ type }, value) {
  const wantsNumber = type === INTEGER || type === NUMBER;
  return wantsNumber && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
    ? Number(value)
    : value;
}

function booleanField(attributes) {
  const input = h(
    'select',
    attributes,
    h('option', { value: '' }, ''),
    h('option', { value: 'true' }, 'True'),
    h('option', { value: 'false' }, 'False'),
  );
  return { element: input, input, value: () => (input.value === '' ? undefined : input.value === 'true') };
}

function fileField(attributes) {
  const input = h('input', { ...attributes, type: 'file' });
  return { element: input, input, value: () => input.files[0] };
}

function hint({ type, min_value: least, max_value: most, choices }) {
  if (choices || (type !== INTEGER && type !== NUMBER)) return undefined;
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  return least !== undefined ? `from ${least}` : most !== undefined ? `up to ${most}` : 'a number';
}
