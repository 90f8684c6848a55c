import { byId, h, showList } from '../dom.js';
import { avatar, botTag } from './avatar.js';
import { openUserMenu } from './menus.js';

/** Everybody in the open server, under the highest role that is shown apart. */
export function drawMembers({ store, actions }) {
  if (!store.view) return;
  const groups = store.guild ? guildGroups(store) : dmGroup(store);
  showList(
    byId('members'),
    groups,
    ({ id }) => id,
    (group) => drawGroup(group, { store, actions }),
  );
}

function guildGroups(store) {
  const hoisted = store.guild.roles
    .filter(({ hoist }) => hoist)
    .sort((one, other) => other.position - one.position);
  const groupOf = ({ roles }) => hoisted.find(({ id }) => roles.includes(id))?.id ?? '';
  const members = store.guild.members.map((member) => ({
    ...store.person(member.id),
    name: store.nameOf(member.id),
    color: store.colorOf(member.id),
    group: groupOf(member),
  }));
  return [...hoisted, { id: '', name: 'Members' }]
    .map(({ id, name }) => ({ id, name, members: members.filter(({ group }) => group === id).sort(byName) }))
    .filter((group) => group.members.length > 0);
}

function dmGroup(store) {
  const { bot, people = [] } = store.channel ?? {};
  const members = [...(bot ? [bot] : []), ...people].map((id) => store.person(id));
  return members.length > 0 ? [{ id: '', name: 'Members', members }] : [];
}

function byName(one, other) {
  return one.name.localeCompare(other.name);
}

function drawGroup({ name, members }, context) {
  return h(
    'section',
    {},
    h('h2', { class: 'category' }, `${name} — ${members.length}`),
    members.map((member) => drawMember(member, context)),
  );
}

function drawMember(member, context) {
  return h(
    'button',
    {
      type: 'button',
      class: 'member',
      'aria-haspopup': 'menu',
      onclick: (event) => openUserMenu(member.id, event.currentTarget, context),
      oncontextmenu: (event) => {
        event.preventDefault();
        openUserMenu(member.id, event.currentTarget, context);
      },
    },
    avatar(member),
    h('span', { class: 'name', vars: member.color ? { '--name': member.color } : {} }, member.name),
    member.bot && botTag(),
  );
}
