import { byId, h, showList } from '../dom.js';
import { avatar } from './avatar.js';

/** Whom the person at the screen plays. */
export function drawMe({ store, actions }) {
  if (!store.me) return;
  const people = store.view.people.map((id) => store.person(id));
  const item = { me: store.me, people };
  showList(
    byId('me'),
    [item],
    () => 'me',
    () => draw(item, actions),
  );
}

function draw({ me, people }, actions) {
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
  return h('div', { class: 'act-as' }, avatar(me), h('label', { for: 'act-as' }, 'Act as', choice));
}
