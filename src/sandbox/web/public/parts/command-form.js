import { h } from '../dom.js';
import { optionField } from './option-field.js';
import { splitFiles } from './split-files.js';

/** A slash command being filled in: required options first, the others offered as buttons. */
export class CommandForm {
  #command;
  #context;
  #fields = new Map();
  #list = h('div', { class: 'options' });
  #problem = h('p', { class: 'problem', role: 'alert' });
  #sending = null;

  /** `close` of the context is called when it was sent or given up. */
  constructor(command, context) {
    this.#command = command;
    this.#context = context;
    const required = command.options.filter((option) => option.required);
    for (const option of required) this.#add(option);
    const optional = command.options.filter((option) => !option.required);
    this.element = this.#draw(optional.map((option) => this.#offer(option)));
  }

  focus() {
    const first = this.element.querySelector('.options input, .options select');
    (first ?? this.element.querySelector('[type=submit]')).focus();
  }

  #add(option) {
    const { store, actions } = this.#context;
    const autocomplete = (asked, text) =>
      askBot(this.#command, asked, text, this.#fields, { store, actions });
    const field = optionField(option, { store, autocomplete });
    this.#fields.set(option.name, field);
    this.#list.append(drawField(option, field));
    return field;
  }

  #offer(option) {
    const onclick = () => {
      offer.remove();
      this.#add(option).input.focus();
    };
    const offer = h(
      'button',
      { type: 'button', class: 'offer', title: option.description, onclick },
      `+ ${option.label}`,
    );
    return offer;
  }

  async #submit(event) {
    event.preventDefault();
    const entries = entriesOf(this.#fields);
    const hasProblem = this.#tellMissing(entries) || this.#tellUnknown();
    if (hasProblem) return;
    this.#problem.textContent = '';
    if (await this.#send(entries)) this.#context.close(); // what was refused stays, to be corrected
  }

  #tellMissing(entries) {
    const missing = this.#command.options.filter(
      ({ name, required }) =>
        required && !entries.some(([given]) => given === name) && !isUnknown(this.#fields.get(name)),
    );
    const [first] = missing;
    if (first) this.#tell(`Fill in ${missing.map(({ label }) => label).join(', ')}.`, first);
    return first !== undefined;
  }

  #tellUnknown() {
    const unknown = this.#command.options.find(({ name }) => isUnknown(this.#fields.get(name)));
    if (unknown) this.#tell(`Pick one of the suggestions for ${unknown.label}.`, unknown);
    return unknown !== undefined;
  }

  #tell(text, { name }) {
    this.#problem.textContent = text;
    this.#fields.get(name).input.focus();
  }

  #send(entries) {
    const { application, name, label } = this.#command;
    const { values: options, files } = splitFiles(entries);
    this.#sending ??= this.#context.actions
      .interact('slash', { application, name, options }, { text: `/${label}` }, files)
      .finally(() => {
        this.#sending = null;
      });
    return this.#sending;
  }

  #draw(offers) {
    const { label, description } = this.#command;
    const { close } = this.#context;
    return h(
      'form',
      {
        class: 'command-form',
        'aria-label': `/${label}`,
        onsubmit: (event) => this.#submit(event),
        onkeydown: (event) => event.key === 'Escape' && close(),
      },
      h('header', {}, h('strong', {}, `/${label}`), ' ', h('span', { class: 'muted' }, description)),
      this.#list,
      h('div', { class: 'offers' }, ...offers),
      this.#problem,
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'submit', class: 'button primary' }, 'Send'),
        h('button', { type: 'button', class: 'button secondary', onclick: close }, 'Cancel'),
      ),
    );
  }
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
