/**
 * What the page knows, and who wants to hear that it changed. Parts draw themselves from it;
 * changes of one turn are drawn once.
 */
export class Store {
  /** Who sees which servers, channels and people; `null` until it was loaded. */
  view = null;
  /** In which language the person uses Discord. */
  locale = 'en-US';
  guildId = null;
  channelId = null;
  /** Newest message last, by channel. */
  messages = new Map();
  /** Local notes in a channel that the person can dismiss, for example "did not respond". */
  notices = new Map();
  /** What was sent to a bot and is not answered yet, by nonce. */
  pending = new Map();
  unread = new Set();
  /** Who is typing, by channel: person id to the time at which to forget it. */
  typing = new Map();
  /** The message that is being replied to. */
  replyTo = null;
  /** The own message that is being changed. */
  editing = null;

  #draws = [];
  /** Channels whose messages are on their way. */
  #loading = new Set();
  #scheduled = false;

  onChange(draw) {
    this.#draws.push(draw);
  }

  changed() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const draw of this.#draws) draw();
    });
  }

  /** Before the page looks through other eyes. */
  forget() {
    Object.assign(this, { view: null, guildId: null, channelId: null, replyTo: null, editing: null });
    for (const part of [this.messages, this.notices, this.pending, this.unread, this.typing]) part.clear();
  }

  get me() {
    return this.view?.me ?? null;
  }

  get guild() {
    return this.view?.guilds.find(({ id }) => id === this.guildId) ?? null;
  }

  get channel() {
    return this.channelById(this.channelId);
  }

  channelById(id) {
    const all = [...(this.view?.guilds.flatMap(({ channels }) => channels) ?? []), ...(this.view?.dms ?? [])];
    return all.find((channel) => channel.id === id) ?? null;
  }

  /** The name of a channel; of direct messages, who else is there. */
  titleOf({ name, bot, people = [] }) {
    if (bot) return this.person(bot).name;
    const others = people.filter((id) => id !== this.me?.id).map((id) => this.person(id).name);
    return name || others.join(', ');
  }

  hasOnAccount(botId) {
    return this.view?.onAccount.includes(botId) ?? false;
  }

  guildOf(channelId) {
    return this.view?.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId)) ?? null;
  }

  person(id) {
    return this.view?.users[id] ?? { id, name: 'Unknown', username: 'unknown', bot: false };
  }

  /** The name in the open server, where people may have another. */
  nameOf(id) {
    return this.guild?.members.find((member) => member.id === id)?.nick ?? this.person(id).name;
  }

  /** The colour of the highest coloured role, as CSS, or null. */
  colorOf(id) {
    const roles = this.guild?.members.find((member) => member.id === id)?.roles ?? [];
    const colored = (this.guild?.roles ?? []).filter((role) => role.color && roles.includes(role.id));
    const [highest] = colored.sort((one, other) => other.position - one.position);
    return highest ? cssColor(highest.color) : null;
  }

  /** Loads a channel. What is heard of it meanwhile may be newer than the answer, so it is done again on top. */
  async loadMessages(channelId, load) {
    const loading = { channelId, changes: [] };
    this.#loading.add(loading);
    try {
      const loaded = await load();
      this.messages.set(
        channelId,
        loading.changes.reduce((messages, change) => change(messages), loaded),
      );
    } finally {
      this.#loading.delete(loading);
    }
  }

  putMessage(message) {
    this.#changeMessages(message.channel_id, (messages) => {
      const others = messages.filter(({ id }) => id !== message.id);
      return [...others, message].sort((one, other) => compareIds(one.id, other.id));
    });
  }

  removeMessages(channelId, ids) {
    this.#changeMessages(channelId, (messages) => messages.filter(({ id }) => !ids.includes(id)));
  }

  /** A channel that was never opened is loaded as a whole then. */
  #changeMessages(channelId, change) {
    for (const loading of this.#loading) if (loading.channelId === channelId) loading.changes.push(change);
    const known = this.messages.get(channelId);
    if (known) this.messages.set(channelId, change(known));
  }

  findMessage(channelId, id) {
    return this.messages.get(channelId)?.find((message) => message.id === id) ?? null;
  }
}

export function cssColor(number) {
  return `#${number.toString(16).padStart(6, '0')}`;
}

/** Snowflakes are numbers too large for a number. */
function compareIds(one, other) {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}
