import { Actions } from './actions.js';
import { byId } from './dom.js';
import { drawChannelBar } from './parts/channel-bar.js';
import { drawChannels } from './parts/channels.js';
import { startComposer } from './parts/composer.js';
import { drawMe, languageOf } from './parts/me.js';
import { drawMembers } from './parts/members.js';
import { drawMessages } from './parts/messages.js';
import { openModal } from './parts/modal.js';
import { drawServers } from './parts/servers.js';
import { showToast } from './parts/toasts.js';
import { drawTyping } from './parts/typing.js';
import { Store } from './store.js';
import { refreshTimes, showTimesIn } from './text/draw-time.js';

const RELATIVE_TIMES_MS = 5_000;

const store = new Store();
const actions = new Actions(store, {
  report: showToast,
  openModal: (modal, interaction) => openModal(modal, interaction, { store, actions }),
});

store.onChange(() => showTimesIn(store.locale));
for (const draw of [
  drawServers,
  drawChannels,
  drawMe,
  drawChannelBar,
  drawMessages,
  drawTyping,
  drawMembers,
]) {
  store.onChange(() => draw({ store, actions }));
}
startComposer({ store, actions });
store.onChange(rememberPlace);
setInterval(refreshTimes, RELATIVE_TIMES_MS);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') byId('app').classList.remove('show-sidebar', 'show-members');
});

const place = new URLSearchParams(location.hash.slice(1));
store.locale = place.get('locale') ?? languageOf(navigator.languages);
try {
  await actions.actAs(place.get('as'));
  if (store.channelById(place.get('channel'))) await actions.openChannel(place.get('channel'));
} catch (error) {
  showToast(`The local Discord does not answer: ${error.message}`);
}

/** Keeps person, channel and language in the address, so that a reload comes back to them. */
function rememberPlace() {
  if (!store.me) return;
  const hash = new URLSearchParams({
    as: store.me.id,
    ...(store.channelId && { channel: store.channelId }),
    locale: store.locale,
  });
  history.replaceState(null, '', `#${hash}`);
}
