import { byId, h, showList } from '../dom.js';
import { avatar } from './avatar.js';

/** Whom the person at the screen plays. */
export function drawMe({ store, actions }) {
  if (!store.me) return;
  const people = store.view.people.map((id) => store.person(id));
  const item = { me: store.me, people, locale: store.locale };
  showList(
    byId('me'),
    [item],
    () => 'me',
    () => draw(item, actions),
  );
}

/** Of those that Discord has: the ones in which bots here speak, and two in which they may not. */
const LANGUAGES = ['en-US', 'en-GB', 'nl', 'de', 'fr'];

/** The language that somebody uses Discord in whose browser speaks these: `nl-NL` is `nl`. */
export function languageOf(spoken) {
  const fits = (tag) =>
    LANGUAGES.find((one) => one === tag) ?? LANGUAGES.find((one) => one.split('-')[0] === tag.split('-')[0]);
  return spoken.map(fits).find(Boolean) ?? LANGUAGES[0];
}

function draw({ me, people, locale }, actions) {
  const choice = h(
    'select',
    { id: 'act-as', onchange: (event) => actions.actAs(event.target.value) },
    people.map(({ id, name, username }) => {
      return h(
        'option',
        { value: id, selected: id === me.id },
        name === username ? name : `${name} (${username})`,
      );
    }),
  );
  const language = h(
    'select',
    { id: 'speak', onchange: (event) => actions.speak(event.target.value) },
    LANGUAGES.map((value) => h('option', { value, selected: value === locale }, nameOf(value))),
  );
  return h(
    'div',
    { class: 'act-as' },
    avatar(me),
    h('label', { for: 'act-as' }, 'Act as', choice),
    h('label', { for: 'speak' }, 'Language', language),
  );
}

/** As those call it who speak it. */
function nameOf(locale) {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
