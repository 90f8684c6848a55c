import { cssColor } from '../store.js';

/** How the ids in a text are shown to this person. */
export function namesOf(store) {
  return {
    user: (id) => store.nameOf(id),
    role(id) {
      const role = store.guild?.roles.find((one) => one.id === id);
      return { text: role?.name ?? 'deleted-role', color: role?.color ? cssColor(role.color) : null };
    },
    channel: (id) => store.channelById(id)?.name ?? 'unknown',
  };
}
