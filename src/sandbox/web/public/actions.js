import { call, listen } from './api.js';
import { hearing } from './hearing.js';

/** All that a person can do on the page. What the sandbox refuses is shown by `report`. */
export class Actions {
  #stopListening = null;
  #viewsAsked = 0;

  constructor(store, { report, openModal }) {
    this.store = store;
    this.report = report;
    this.openModal = openModal;
  }

  /** Becomes a person: everything is looked at anew with their eyes. */
  async actAs(personId) {
    const { store } = this;
    this.#stopListening?.();
    store.forget();
    await this.#loadView(personId);
    this.#stopListening = listen(
      store.me.id,
      hearing(store, {
        reload: () => this.#reload(),
        reloadView: () => this.#loadView(store.me.id),
        openModal: this.openModal,
      }),
    );
    await this.openChannel(store.channelId);
  }

  async openChannel(channelId) {
    const { store } = this;
    Object.assign(store, {
      channelId,
      replyTo: null,
      editing: null,
      guildId: store.guildOf(channelId)?.id ?? null,
    });
    store.unread.delete(channelId);
    store.changed();
    if (channelId) await this.#loadMessages(channelId);
  }

  async openGuild(guildId) {
    const guild = this.store.view.guilds.find(({ id }) => id === guildId);
    const first = guild?.channels.find(({ text }) => text);
    if (first) return this.openChannel(first.id);
    Object.assign(this.store, { guildId, channelId: null });
    this.store.changed();
  }

  async openHome() {
    const [first] = this.store.view.dms;
    if (first) return this.openChannel(first.id);
    Object.assign(this.store, { guildId: null, channelId: null });
    this.store.changed();
  }

  async openDm(botId) {
    const channel = await this.do('dm', { bot: botId });
    if (!channel) return;
    await this.#loadView(this.store.me.id);
    await this.openChannel(channel.id);
  }

  /** Adds a bot's app to the person's own account, or takes it away. */
  async putOnAccount(botId, on) {
    if (await this.do('account', { bot: botId, on })) await this.#loadView(this.store.me.id);
  }

  /** Posts a message or, while an own one is being changed, changes that. */
  send(content, attached) {
    const { channelId: channel, replyTo, editing } = this.store;
    Object.assign(this.store, { replyTo: null, editing: null });
    this.store.changed();
    if (editing) return this.do('edit', { channel, message: editing.id, content });
    const files = attached.map((file, index) => [`files[${index}]`, file]);
    return this.do('message', { channel, content, replyTo: replyTo?.id ?? null }, files);
  }

  /** Sends an interaction; `shown` says what is under way until the bot answers. Returns whether it was sent. */
  async interact(kind, what, shown, files) {
    const { store } = this;
    const nonce = crypto.randomUUID();
    const channel = store.channelId;
    store.pending.set(nonce, { channel, ...shown });
    store.changed();
    const sent = await this.do(`interactions/${kind}`, { nonce, channel, ...what }, files);
    if (sent) return true;
    store.pending.delete(nonce);
    store.changed();
    return false;
  }

  /** Does something at the sandbox. Returns its answer, or `null` when it refused. */
  async do(path, body, files) {
    try {
      return (await call(path, this.#who(), body, files)) ?? {};
    } catch (error) {
      this.report(error.message);
      return null;
    }
  }

  ask(path, parameters) {
    return call(path, { ...this.#who(), ...parameters });
  }

  /** From now on they use Discord in another language. */
  speak(locale) {
    this.store.locale = locale;
    this.store.changed();
  }

  #who() {
    return { as: this.store.me.id, locale: this.store.locale };
  }

  async dismiss(message) {
    const { store } = this;
    const others = (store.notices.get(message.channel_id) ?? []).filter(({ id }) => id !== message.id);
    store.notices.set(message.channel_id, others);
    store.removeMessages(message.channel_id, [message.id]);
    store.changed();
    if (!message.notice) await this.do('dismiss', { message: message.id });
  }

  async #loadView(personId) {
    const { store } = this;
    this.#viewsAsked += 1;
    const asked = this.#viewsAsked;
    const view = await call('view', personId ? { as: personId } : {});
    if (asked !== this.#viewsAsked && store.view) return; // a newer one, perhaps of somebody else, is there or comes
    // Who has opened a place in which there is no channel yet stays there.
    const isNowhere = store.view !== null && store.channelId === null;
    store.view = view;
    if (!isNowhere && !store.channelById(store.channelId)) store.channelId = firstChannel(view);
    if (!isNowhere || !store.guild) store.guildId = store.guildOf(store.channelId)?.id ?? null;
    store.changed();
  }

  async #loadMessages(channelId) {
    try {
      await this.store.loadMessages(channelId, () => this.ask('messages', { channel: channelId }));
    } catch (error) {
      this.report(error.message);
    }
    this.store.changed();
  }

  async #reload() {
    const { store } = this;
    await this.#loadView(store.me.id);
    for (const channel of [...store.messages.keys()]) {
      if (channel !== store.channelId) store.messages.delete(channel); // loaded anew when it is opened
    }
    if (store.channelId) await this.#loadMessages(store.channelId);
  }
}

function firstChannel({ guilds, dms }) {
  const channels = [...guilds.flatMap((guild) => guild.channels), ...dms];
  return channels.find(({ text }) => text)?.id ?? null;
}
