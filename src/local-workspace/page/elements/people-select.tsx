import { useMemo, type ReactNode } from 'react';
import type { ElementData } from '../blocks/types';
import { partnerOf, shownName } from '../state/names';
import { useDirectory, type Directory } from '../state/workspace-context';
import { plainOption } from './option-filter';
import { useSelectValue } from './select-value';
import { LocalSelect } from './static-select';

function userName(directory: Directory, id: string | null): string {
  const user = directory.users.find((candidate) => candidate.id === id);
  return user ? shownName(user) : (id ?? '');
}

function conversationName(directory: Directory, id: string): string {
  const channel = directory.channels.find((candidate) => candidate.id === id);
  if (!channel) return id;
  return channel.kind === 'im' ? `@${userName(directory, partnerOf(channel, directory.me))}` : `#${channel.name}`;
}

/** `users_select` and `multi_users_select`: everyone who is not deactivated. */
export function UsersSelect({ element }: { element: ElementData }): ReactNode {
  const directory = useDirectory();
  const select = useSelectValue<string>(element, {
    toOption: (id) => plainOption(id, userName(directory, id)),
    fromOption: ({ value }) => value,
  });
  const groups = useMemo(() => {
    const people = directory.users.filter(({ deleted }) => !deleted);
    return [{ label: null, options: people.map((user) => plainOption(user.id, shownName(user))) }];
  }, [directory.users]);
  return <LocalSelect element={element} select={select} groups={groups} />;
}

/** `conversations_select`, `channels_select` and their multi forms. */
export function ConversationsSelect({ element }: { element: ElementData }): ReactNode {
  const directory = useDirectory();
  const select = useSelectValue<string>(element, {
    toOption: (id) => plainOption(id, conversationName(directory, id)),
    fromOption: ({ value }) => value,
  });
  const groups = useMemo(() => {
    const wantsIm = !element.type.includes('channels') && (element.filter?.include ?? ['im']).includes('im');
    const listed = directory.channels.filter(({ kind }) => kind === 'channel' || wantsIm);
    return [{ label: null, options: listed.map(({ id }) => plainOption(id, conversationName(directory, id))) }];
  }, [directory, element]);
  return <LocalSelect element={element} select={select} groups={groups} />;
}
