import { useMemo } from 'react';
import type { Boot } from '../../page-api';
import { post, RequestError } from '../state/api';
import { partnerOf } from '../state/names';
import type { Navigate } from '../state/use-location';

/** The ways into the workspace's places. */
export interface OpenPlace {
  channel: (id: string) => void;
  person: (user: string) => void;
  app: () => void;
}

export function usePlaces(boot: Boot | null, navigate: Navigate, notify: (sentence: string) => void): OpenPlace {
  return useMemo(() => {
    const channel = (id: string): void => navigate({ channel: id, thread: null, tab: 'messages' });
    const person = (user: string): void => {
      if (!boot) return;
      const known = boot.channels.find((im) => im.kind === 'im' && partnerOf(im, boot.me) === user);
      if (known) return channel(known.id);
      post<{ channel: string }>('/client/im', { as: boot.me, with: user })
        .then((answer) => channel(answer.channel))
        .catch((error: unknown) =>
          notify(error instanceof RequestError ? error.message : 'This conversation could not be opened.'),
        );
    };
    return { channel, person, app: () => navigate({ tab: 'home', thread: null }) };
  }, [boot, navigate, notify]);
}
