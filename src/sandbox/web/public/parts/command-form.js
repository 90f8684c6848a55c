import { h } from '../dom.js';
import { optionField } from './option-field.js';
import { splitFiles } from './split-files.js';

/**
 * A slash command being filled in: required options first, the others offered as buttons.
 * `close` is called when it was sent or given up.
 */
export function commandForm(command, { store, actions, close }) {
  const fields = new Map();
  const list = h('div', { class: 'options' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const offers = h('div', { class: 'offers' });
  const autocomplete = (option, text) => askBot(command, option, text, fields, { store, actions });

  const add = (option) => {
    const field = optionField(option, { store, autocomplete });
    fields.set(option.name, field);
    list.append(drawField(option, field));
    return field;
  };
  const required = command.options.filter((option) => option.required);
  for (const option of required) add(option);
  for (const option of command.options.filter((one) => !one.required)) {
    const offer = h(
      'button',
      {
        type: 'button',
        class: 'offer',
        title: option.description,
        onclick: () => {
          offer.remove();
          add(option).input.focus();
        },
      },
      `+ ${option.label}`,
    );
    offers.append(offer);
  }

  const submit = async (event) => {
    event.preventDefault();
    const entries = entriesOf(fields);
    const missing = required.filter(
      ({ name }) => !entries.some(([given]) => given === name) && !isUnknown(fields.get(name)),
    );
    if (missing.length > 0) {
      problem.textContent = `Fill in ${missing.map(({ label }) => label).join(', ')}.`;
      fields.get(missing[0].name).input.focus();
      return;
    }
    const unknown = command.options.find(({ name }) => isUnknown(fields.get(name)));
    if (unknown) {
      problem.textContent = `Pick one of the suggestions for ${unknown.label}.`;
      fields.get(unknown.name).input.focus();
      return;
    }
    problem.textContent = '';
    if (await send(entries)) close(); // what was refused stays, to be corrected
  };
  let sending = null;
  const send = (entries) => {
    const { application, name, label } = command;
    const { values: options, files } = splitFiles(entries);
    sending ??= actions
      .interact('slash', { application, name, options }, { text: `/${label}` }, files)
      .finally(() => {
        sending = null;
      });
    return sending;
  };
  const form = h(
    'form',
    {
      class: 'command-form',
      'aria-label': `/${command.label}`,
      onsubmit: submit,
      onkeydown: (event) => event.key === 'Escape' && close(),
    },
    h(
      'header',
      {},
      h('strong', {}, `/${command.label}`),
      ' ',
      h('span', { class: 'muted' }, command.description),
    ),
    list,
    offers,
    problem,
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'submit', class: 'button primary' }, 'Send'),
      h('button', { type: 'button', class: 'button secondary', onclick: close }, 'Cancel'),
    ),
  );
  return {
    element: form,
    focus: () =>
      (form.querySelector('.options input, .options select') ?? form.querySelector('[type=submit]')).focus(),
  };
}

function drawField(option, { element, input }) {
  const description = option.required ? option.description : `${option.description} (optional)`;
  return h(
    'div',
    { class: 'option' },
    h('label', { for: input.id, title: description }, option.label),
    element,
    h('small', {}, description),
  );
}

function entriesOf(fields) {
  return [...fields].map(([name, field]) => [name, field.value()]).filter(([, value]) => value !== undefined);
}

/** Something was typed that is none of what can be picked: sent without it, the command would do something else. */
function isUnknown(field) {
  return field !== undefined && field.input.value !== '' && field.value() === undefined;
}

/** The option that is being typed goes last: it is the one that is asked for. */
async function askBot({ application, name }, option, text, fields, { store, actions }) {
  const others = entriesOf(fields).filter(([given]) => given !== option.name);
  const { values } = splitFiles(others);
  const options = { ...values, [option.name]: text };
  const answer = await actions.do('interactions/autocomplete', {
    channel: store.channelId,
    application,
    name,
    options,
  });
  return answer?.choices ?? [];
}
