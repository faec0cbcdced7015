import { DeliveryError, type ChannelTarget, type FileToShare, type Messenger } from '../../src/notifications/messenger';
import type { OutgoingMessage } from '../../src/notifications/messages';
import type { ReplyAddress, UnfurlPlace } from '../../src/platform/queue/catalog';

export interface PostedMessage {
  ts: string;
  channelId: string;
  threadTs?: string;
  broadcast?: boolean;
  key: string;
  message: OutgoingMessage;
  /** How often it was redrawn. */
  updates: number;
}

type Method = keyof Messenger;

/** What goes wrong with a call: an error before it has any effect, after it, or no answer at all. */
export type Fault =
  | { method: Method; channelId?: string; error: DeliveryError; effect?: 'none' | 'done' }
  | { method: Method; channelId?: string; hangs: true };

/** Slack's far side, in memory: remembers what people would see, and fails as told. */
export class FakeSlack implements Messenger {
  readonly messages: PostedMessage[] = [];
  readonly answers: { to: ReplyAddress; message: OutgoingMessage }[] = [];
  readonly unfurls: { at: UnfurlPlace; url: string; message: OutgoingMessage }[] = [];
  readonly calls: string[] = [];
  private readonly faults: { fault: Fault; left: number }[] = [];
  private next = 1;

  /** The next `times` calls that fit fail so. */
  fail(fault: Fault, times = 1): void {
    this.faults.push({ fault, left: times });
  }

  /** What a channel shows, in the order of its posting: kinds of message, indented when in a thread. */
  shown(channelId: string): string[] {
    const here = this.messages.filter((message) => message.channelId === channelId);
    return here.map(({ threadTs, message }) => (threadTs ? `  ${message.kind}` : message.kind));
  }

  post(to: ChannelTarget, message: OutgoingMessage, key: string): Promise<{ ts: string }> {
    return this.call('post', to.channelId, () => {
      const ts = `1772442000.${String(this.next++).padStart(6, '0')}`;
      this.messages.push({ ts, ...to, key, message, updates: 0 });
      return { ts };
    });
  }

  /** Known by the name of its first file, as in Slack. */
  share(to: { channelId: string }, message: OutgoingMessage, files: readonly FileToShare[]): Promise<void> {
    return this.call('share', to.channelId, () => {
      const ts = `1772442000.${String(this.next++).padStart(6, '0')}`;
      this.messages.push({ ts, ...to, key: files[0]?.name ?? '', message, updates: 0 });
    });
  }

  update(at: { channelId: string; ts: string }, message: OutgoingMessage): Promise<void> {
    return this.call('update', at.channelId, () => {
      const found = this.messages.find(({ channelId, ts }) => channelId === at.channelId && ts === at.ts);
      if (!found) throw new DeliveryError('message', 'message_not_found');
      found.message = message;
      found.updates++;
    });
  }

  findPosted(to: ChannelTarget, key: string): Promise<string | null> {
    return this.call('findPosted', to.channelId, () => {
      const fits = (one: PostedMessage) =>
        one.channelId === to.channelId && one.threadTs === to.threadTs && one.key === key;
      return this.messages.find(fits)?.ts ?? null;
    });
  }

  openDirect(slackUserId: string): Promise<{ channelId: string }> {
    return this.call('openDirect', slackUserId, () => ({ channelId: `D-${slackUserId}` }));
  }

  unfurl(at: UnfurlPlace, links: readonly { url: string; message: OutgoingMessage }[]): Promise<void> {
    const channelId = 'channelId' in at ? at.channelId : '';
    return this.call('unfurl', channelId, () => void this.unfurls.push(...links.map((link) => ({ at, ...link }))));
  }

  answer(to: ReplyAddress, message: OutgoingMessage): Promise<void> {
    return this.call('answer', to.channelId ?? '', () => void this.answers.push({ to, message }));
  }

  private async call<T>(method: Method, channelId: string, effect: () => T): Promise<T> {
    this.calls.push(method);
    await Promise.resolve();
    const due = this.faults.find(
      ({ fault, left }) => left > 0 && fault.method === method && (fault.channelId ?? channelId) === channelId,
    );
    if (!due) return effect();
    due.left--;
    if ('hangs' in due.fault) return new Promise<never>(() => undefined);
    if (due.fault.effect === 'done') effect();
    throw due.fault.error;
  }
}
