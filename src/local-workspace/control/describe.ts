import { objectsOf, textOf } from '../json';
import type { Message } from '../model';
import type { Workspace } from '../workspace';

const LINES = 15;

/** What the workspace looks like, for the reader of a failed test. */
export function describeWorkspace(workspace: Workspace): string {
  const channels = workspace.channels.values().flatMap((channel) => {
    const messages = workspace.messages.inChannel(channel.id).slice(-LINES);
    const name = channel.kind === 'im' ? `DM ${channel.members.join('+')}` : `#${channel.name}`;
    return messages.length === 0 ? [] : [`${name}:`, ...messages.map(messageLine)];
  });
  const modals = [...workspace.modals].flatMap(([user, stack]) =>
    stack.map((view) => `  ${user} ${view.callbackId} "${textOf(view.title?.text)}"`),
  );
  const calls = workspace.calls.entries().slice(-LINES);
  const deliveries = workspace.deliveries.entries().slice(-LINES);
  return [
    ...channels,
    'Open modals:',
    ...modals,
    'Last Web API calls:',
    ...calls.map((call) => `  ${call.method} → ${call.outcome}`),
    'Last deliveries:',
    ...deliveries.map((one) => `  ${one.kind} ${one.name} → ${one.failure ?? one.status ?? 'open'}`),
    ...workspace.problems.entries().map((problem) => `PROBLEM ${problem}`),
  ].join('\n');
}

function messageLine(message: Message): string {
  const marks = [
    message.ephemeralTo === null ? '' : ` (only ${message.ephemeralTo})`,
    message.threadTs === null ? '' : ` (in ${message.threadTs})`,
  ].join('');
  const blocks = objectsOf(message.blocks).map((block) => textOf(block.type));
  return `  ${message.ts} ${message.user}${marks}: ${JSON.stringify(message.text.slice(0, 200))} [${blocks.join(' ')}]`;
}
