/** What can be picked in this place: `{ name, value }`, by kind: user, role, mentionable, channel. */
export function choicesOf(kind, store, channelTypes = []) {
  switch (kind) {
    case 'user':
      return users(store);
    case 'role':
      return roles(store);
    case 'mentionable':
      return [...users(store), ...roles(store)];
    default:
      return channels(store, channelTypes);
  }
}

function users(store) {
  const ids = store.guild
    ? store.guild.members.map(({ id }) => id)
    : [...(store.channel?.people ?? []), store.channel?.bot].filter(Boolean);
  return ids.map((id) => ({ name: `@${store.nameOf(id)}`, value: id }));
}

function roles(store) {
  return (store.guild?.roles ?? []).map(({ id, name }) => ({
    name: name.startsWith('@') ? name : `@${name}`,
    value: id,
  }));
}

function channels(store, types) {
  return (store.guild?.channels ?? [])
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ id, name }) => ({ name: `#${name}`, value: id }));
}
