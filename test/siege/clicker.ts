import { pick } from '../../bench/lib/stats';
import { elementsOf } from '../../src/local-workspace/block-kit/walk';
import type { WorkspaceControl } from '../../src/local-workspace/control/workspace-control';
import { isObject } from '../../src/local-workspace/json';
import type { Block, Message } from '../../src/local-workspace/model';
import type { Change } from '../../src/local-workspace/state/changes';
import type { Click } from './facts';
import { readMessage } from './read-message';

export interface Clicker {
  start(perSecond: number): void;
  stop(): void;
  clicks(): Click[];
}

/**
 * People who press "Assign to me" on any card or line that was posted. Nobody clicks again before the last click was
 * answered, so that an answer belongs to the one click of its person; there have to be people enough.
 */
export function createClicker(slack: WorkspaceControl, people: readonly string[], random: () => number): Clicker {
  /** As they were last drawn, oldest first. */
  const posted: Message[] = [];
  const positions = new Map<string, number>();
  const clicks: Click[] = [];
  const open = new Map<string, Click>();
  let timer: NodeJS.Timeout | undefined;

  const remember = (message: Message): void => {
    const place = `${message.channel} ${message.ts}`;
    const position = positions.get(place) ?? posted.length;
    positions.set(place, position);
    posted[position] = message;
  };
  const hear = (change: Change): void => {
    if (change.type !== 'message' && change.type !== 'message_changed') return;
    const { message } = change;
    const { key, isReply } = readMessage(message);
    if (!isReply && key !== null && /^(card|digest):/.test(key)) remember(message);
    const click = change.type === 'message' && message.ephemeralTo !== null && open.get(message.ephemeralTo);
    if (!click) return;
    click.answeredMs = Date.now() - click.at;
    open.delete(message.ephemeralTo ?? '');
  };
  const press = async (): Promise<void> => {
    const free = people.filter((one) => !open.has(one));
    if (posted.length === 0 || free.length === 0) return;
    const message = pick(random, posted);
    const places = message.blocks.filter((block) => takeButton(block) !== null);
    if (places.length === 0) return;
    const block = pick(random, places);
    const person = pick(random, free);
    const click: Click = { at: Date.now(), acknowledged: false, answeredMs: null };
    clicks.push(click);
    open.set(person, click);
    const button = { actionId: takeButton(block) ?? '', blockId: block.block_id };
    click.acknowledged = (await slack.as(person).clicks(message, button)).ok;
  };

  slack.watch(hear);
  return {
    start: (perSecond) => {
      if (perSecond > 0) timer = setInterval(() => void press(), 1_000 / perSecond);
    },
    stop: () => clearInterval(timer),
    clicks: () => clicks,
  };
}

/** The `action_id` of the block's button that takes an issue, if it has one. */
function takeButton(block: Block): string | null {
  const button = elementsOf(block).find(({ text }) => isObject(text) && text.text === 'Assign to me');
  return typeof button?.action_id === 'string' ? button.action_id : null;
}
