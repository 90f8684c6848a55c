import { h } from '../dom.js';

/** What a role may do, to be changed by who may. */
export async function openRoleForm(role, guildId, actions) {
  const place = { guild: guildId, role: role.id };
  const shown = await actions.ask('role', place).catch(({ message }) => actions.report(message));
  if (!shown) return; // it was deleted, or is theirs to change no more
  const { name, permissions } = shown;
  const boxes = permissions.map((permission) => ({ permission, box: box(permission) }));
  const save = async (event) => {
    event.preventDefault();
    const chosen = boxes.filter((one) => one.box.checked).map((one) => one.permission.name);
    if (await actions.do('role', { ...place, permissions: chosen })) dialog.close();
  };
  const dialog = h(
    'dialog',
    { class: 'modal role-form', 'aria-label': `Permissions of ${name}`, onclose: () => dialog.remove() },
    h(
      'form',
      { onsubmit: save },
      h('h2', {}, `Permissions of ${name}`),
      h(
        'div',
        { class: 'permissions' },
        boxes.map((one) => h('label', {}, one.box, readable(one.permission.name))),
      ),
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'submit', class: 'button primary' }, 'Save'),
        h('button', { type: 'button', class: 'button secondary', onclick: () => dialog.close() }, 'Cancel'),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** What a person does not have they can neither give nor take. */
function box({ name, on, mine }) {
  return h('input', { type: 'checkbox', name, checked: on, disabled: !mine });
}

/** `SendTTSMessages` as Send TTS Messages. */
function readable(name) {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}
