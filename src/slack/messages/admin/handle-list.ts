import type { KnownBlock } from '@slack/types';
import type { HandleList } from '../../../ownership/list-handles';
import type { Actor } from '../../../people/types';
import { ADMIN_ACTIONS, encodeHandle } from '../../admin-ids';
import { button, context, section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import type { RenderedMessage } from '../rendered-message';
import { restWords } from '../rest';
import { actorName, count } from '../words';
import { done } from './done';
import { enumerate } from './names';
import { MAP_COMMAND } from './ownership-parts';

const MOST_ROWS = 15;
const MOST_PROJECTS = 4;
const NOTHING = 'No handle of CODEOWNERS files is mapped, and none of those in use needs it.';

const handleName = (handle: string) => code(handle, SHOWN.title);

/** A row with a button that opens the form for its handle. */
const row = (text: string, label: string, handle: string) =>
  section(text, { accessory: button(ADMIN_ACTIONS.mapHandle, label, encodeHandle(handle)) });

function rows<T>(title: string, all: readonly T[], draw: (one: T) => KnownBlock): KnownBlock[] {
  if (all.length === 0) return [];
  const rest = all.length > MOST_ROWS ? [section(restWords(all.length - MOST_ROWS))] : [];
  return [section(`*${title}*`), ...all.slice(0, MOST_ROWS).map(draw), ...rest];
}

function mappedRow({ handle, to, isStale }: HandleList['mapped'][number]): KnownBlock {
  const stale = isStale ? '  ·  :warning: cannot be assigned any more' : '';
  return row(`${handleName(handle)} is ${actorName(to)}${stale}`, 'Change…', handle);
}

function unmappedRow({ handle, projects }: HandleList['unmapped'][number]): KnownBlock {
  const slugs = projects.slice(0, MOST_PROJECTS).map((slug) => code(slug, SHOWN.name));
  return row(`${handleName(handle)}  ·  ${enumerate(slugs, projects.length)}`, 'Map…', handle);
}

/** `/assign-admin codeowners map`: first what is missing. */
export function handleList({ mapped, unmapped }: HandleList): RenderedMessage {
  const how = `${MAP_COMMAND} maps a handle, also one that no file names yet; with \`none\` it is not mapped any more.`;
  if (mapped.length + unmapped.length === 0) return done(`${NOTHING} ${how}`);
  const missing = `${count(unmapped.length, 'handle')} without anybody to assign`;
  return {
    text: unmapped.length > 0 ? missing : count(mapped.length, 'mapped handle'),
    blocks: [
      ...rows(missing, unmapped, unmappedRow),
      ...rows(count(mapped.length, 'mapped handle'), mapped, mappedRow),
      context(how),
    ],
  };
}

/** @param to null: the mapping was taken back */
export function handleMapped(handle: string, to: Actor | null): RenderedMessage {
  const name = handleName(handle);
  const said =
    to === null
      ? `${name} is not mapped any more.`
      : `${name} in CODEOWNERS files is ${actorName(to)} now, in all projects.`;
  return done(`${said} Open issues are being looked at in the background; what people decided stays as it is.`);
}
