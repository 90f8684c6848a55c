import type { Endpoint } from './endpoint.js';
import { suggest, useMessageCommand, useSlashCommand, useUserCommand } from './endpoints/commands.js';
import { chooseInMenu, pressButton, submitModal } from './endpoints/components.js';
import { listCommands, listMessages, showView } from './endpoints/look.js';
import { changeRole, showRole } from './endpoints/roles.js';
import {
  changeAccount,
  deleteOwnMessage,
  dismiss,
  editOwnMessage,
  openDmWithBot,
  postAsPerson,
  react,
} from './endpoints/speak.js';

/** By method and path under `/sandbox/`. */
export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['GET view', showView],
  ['GET messages', listMessages],
  ['GET commands', listCommands],
  ['GET role', showRole],
  ['POST message', postAsPerson],
  ['POST edit', editOwnMessage],
  ['POST delete', deleteOwnMessage],
  ['POST reaction', react],
  ['POST dm', openDmWithBot],
  ['POST account', changeAccount],
  ['POST role', changeRole],
  ['POST dismiss', dismiss],
  ['POST interactions/autocomplete', suggest],
  ['POST interactions/slash', useSlashCommand],
  ['POST interactions/user-command', useUserCommand],
  ['POST interactions/message-command', useMessageCommand],
  ['POST interactions/button', pressButton],
  ['POST interactions/menu', chooseInMenu],
  ['POST interactions/modal', submitModal],
]);
