import { authMethods } from './auth';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import { fileMethods } from './files';
import { historyMethods } from './history';
import type { Method } from './method';
import { reactionMethods } from './reactions';
import { unfurl } from './unfurl';
import { uploadMethods } from './uploads';
import { userMethods } from './users';
import { viewMethods } from './views';

/** Every Web API method this workspace knows; `apps.connections.open` is added by the socket server. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...authMethods,
    ...userMethods,
    ...conversationMethods,
    ...historyMethods,
    ...chatMethods,
    'chat.unfurl': unfurl,
    ...reactionMethods,
    ...fileMethods,
    ...uploadMethods,
    ...viewMethods,
  }),
);
