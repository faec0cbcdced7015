import { attachmentFaults } from '../block-kit/validate';
import { normalizeAttachments } from '../block-kit/normalize';
import { isObject, textOf, type Json } from '../json';
import type { Attachment, Message } from '../model';
import { linksIn } from '../people/links';
import { refuse } from '../refusal';
import type { Workspace } from '../workspace';
import type { Args, Method } from './method';

/** `chat.unfurl`: shows something below a message that somebody else wrote, for the links in it. */
export const unfurl: Method = {
  args: { channel: 'text', ts: 'text', unfurl_id: 'text', source: 'text', unfurls: 'json' },
  needs: { unfurls: 'missing_unfurls' },
  run: (workspace, args) => {
    const message = messageOf(workspace, args);
    const given = args.json('unfurls');
    if (!isObject(given)) return refuse('invalid_unfurls_format');
    const links = linksIn(message.text);
    for (const [url, shown] of Object.entries(given)) {
      if (!links.includes(url)) refuse('cannot_unfurl_message');
      if (!workspace.app.unfurlDomains.includes(new URL(url).hostname)) refuse('cannot_unfurl_url');
      const faults = attachmentFaults([shown]);
      if (faults.length > 0) refuse('cannot_parse_attachment', faults);
    }
    workspace.messages.replace({ ...message, attachments: merged(workspace, message.attachments, given) });
    return {};
  },
};

function messageOf(workspace: Workspace, args: Args): Message {
  const [ofChannel, ...ofTs] = args.text('unfurl_id').split('.');
  const isById = args.maybe('unfurl_id') !== undefined;
  if (isById && args.maybe('source') === undefined) refuse('invalid_arguments');
  const channel = isById ? (ofChannel ?? '') : args.text('channel');
  const ts = isById ? ofTs.slice(0, 2).join('.') : args.text('ts');
  if (!workspace.channels.get(channel)) refuse('cannot_find_channel');
  return workspace.messages.find(channel, ts) ?? refuse('cannot_find_message');
}

/** What was shown for a link before is replaced in its place. */
function merged(workspace: Workspace, before: readonly Attachment[], given: Json): Attachment[] {
  const { botId, appId } = workspace.app;
  const fresh = new Map(
    Object.entries(given).map(([url, shown]) => [
      url,
      {
        fallback: '[no preview available]',
        ...(shown as Json),
        from_url: url,
        app_unfurl_url: url,
        is_app_unfurl: true,
        bot_id: botId,
        app_id: appId,
      },
    ]),
  );
  const kept = before.map((one) => fresh.get(textOf(one.app_unfurl_url)) ?? one);
  const known = new Set(before.map((one) => textOf(one.app_unfurl_url)));
  return normalizeAttachments([...kept, ...[...fresh.values()].filter((one) => !known.has(one.app_unfurl_url))]);
}
