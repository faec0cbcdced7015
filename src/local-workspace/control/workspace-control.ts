import { findChannel } from '../channels';
import type { EventQueue } from '../delivery/events';
import type { SocketHub } from '../delivery/socket-hub';
import type { Faults } from '../faults';
import type { ApiCall, Delivery } from '../logs';
import type { Message, User, View } from '../model';
import { createPeopleChanges, type PeopleChanges } from '../people/changes';
import { modalsOf } from '../views';
import type { Workspace } from '../workspace';
import { describeWorkspace } from './describe';
import { createPerson, type Person } from './person';
import { waitFor } from './wait-for';

/** The test driver: act as people, look at what they see, disturb the app. Channels go by id, name or `#name`. */
export interface WorkspaceControl extends Omit<PeopleChanges, 'inviteBot' | 'kickBot' | 'archiveChannel'> {
  as(userId: string): Person;
  /** What everyone sees in a channel, without replies, oldest first. */
  messages(channel: string): Message[];
  /** Root and replies. */
  thread(channel: string, ts: string): Message[];
  ephemerals(userId: string, channel?: string): Message[];
  /** The conversation of the app and a person. */
  dms(userId: string): Message[];
  modals(userId: string): View[];
  home(userId: string): View | null;
  user(userId: string): User | undefined;
  waitFor<T>(look: () => T | undefined | null | false, what: string, timeoutMs?: number): Promise<T>;
  readonly faults: Faults;
  /** Web API calls and uses of response URLs, oldest first. */
  calls(method?: string): ApiCall[];
  deliveries(): Delivery[];
  /** Acknowledgements that Slack would have swallowed without a word. A clean run has none. */
  problems(): string[];
  /** Delivers the same payload again, as Slack does when it saw no answer. */
  redeliver(deliveryId: string): Promise<void>;
  /** Retries every event that is due by the workspace's clock. */
  runDueEvents(): Promise<void>;
  /** Sends `url_verification`; true when the app answered with the challenge. */
  verifiesUrl(): Promise<boolean>;
  inviteBot(channel: string): void;
  kickBot(channel: string): void;
  archiveChannel(channel: string): void;
  revokeToken(): void;
  paidPlan(paid: boolean): void;
  socketConnections(): number;
  refreshSockets(): void;
  severSockets(): void;
}

export function createControl(workspace: Workspace, events: EventQueue, hub: SocketHub): WorkspaceControl {
  const people = createPeopleChanges(workspace, events);
  const idOf = (channel: string): string => {
    const found = findChannel(workspace, channel);
    if (!found) throw new Error(`There is no channel ${channel}.`);
    return found.id;
  };
  const shown = (channel: string): Message[] =>
    workspace.messages
      .inChannel(channel)
      .filter((message) => message.ephemeralTo === null && (message.threadTs === null || message.broadcast));

  return {
    ...people,
    as: (userId) => {
      const user = workspace.users.get(userId);
      if (!user) throw new Error(`There is no user ${userId}.`);
      return createPerson(workspace, events, user);
    },
    messages: (channel) => shown(idOf(channel)),
    thread: (channel, ts) => workspace.messages.thread(idOf(channel), ts),
    ephemerals: (userId, channel) => {
      const channels = channel === undefined ? workspace.channels.values().map((one) => one.id) : [idOf(channel)];
      const all = channels.flatMap((id) => workspace.messages.inChannel(id));
      return all.filter((message) => message.ephemeralTo === userId).sort((a, b) => (a.ts < b.ts ? -1 : 1));
    },
    dms: (userId) => {
      const members = [workspace.app.botUserId, userId];
      const channel = workspace.channels
        .values()
        .find((one) => one.kind === 'im' && members.every((member) => one.members.includes(member)));
      return channel ? shown(channel.id) : [];
    },
    modals: (userId) => modalsOf(workspace, userId),
    home: (userId) => workspace.homes.get(userId) ?? null,
    user: (userId) => workspace.users.get(userId),
    waitFor: (look, what, timeoutMs = 10_000) =>
      waitFor(workspace.changes, look, what, timeoutMs, () => describeWorkspace(workspace)),
    faults: workspace.faults,
    calls: (method) => workspace.calls.entries().filter((call) => method === undefined || call.method === method),
    deliveries: () => workspace.deliveries.entries(),
    problems: () => workspace.problems.entries(),
    redeliver: async (deliveryId) => {
      const before = workspace.deliveries.entries().find((one) => one.id === deliveryId);
      if (!before) throw new Error(`There is no delivery ${deliveryId}.`);
      const { kind, name, payload, retryNum } = before;
      await workspace.deliver({ kind, name, payload, retry: { num: retryNum + 1, reason: 'http_timeout' } });
    },
    runDueEvents: () => events.run(),
    verifiesUrl: async () => {
      const challenge = 'local-challenge';
      const payload = { token: 'local-verification-token', challenge, type: 'url_verification' };
      const outcome = await workspace.deliver({ kind: 'event', name: 'url_verification', payload });
      const answer = outcome.ok ? outcome.answer : undefined;
      return answer === challenge || (answer as { challenge?: unknown } | undefined)?.challenge === challenge;
    },
    inviteBot: (channel) => people.inviteBot(idOf(channel)),
    kickBot: (channel) => people.kickBot(idOf(channel)),
    archiveChannel: (channel) => people.archiveChannel(idOf(channel)),
    revokeToken: () => {
      workspace.facts.set('tokenRevoked', true);
      events.publish({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.app.botUserId] } });
    },
    paidPlan: (paid) => workspace.facts.set('paidPlan', paid),
    socketConnections: () => hub.connections(),
    refreshSockets: () => hub.refresh(),
    severSockets: () => hub.sever(),
  };
}
