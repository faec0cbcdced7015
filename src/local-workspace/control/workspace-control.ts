import { findChannel } from '../channels';
import type { EventQueue } from '../delivery/events';
import type { SocketHub } from '../delivery/socket-hub';
import type { Faults } from '../faults';
import type { LimitsMode, Violation } from '../limits/rate-limits';
import type { ApiCall, Delivery } from '../logs';
import type { Message, User, View } from '../model';
import { createPeopleChanges, type PeopleChanges } from '../people/changes';
import { modalsOf } from '../views';
import { MANIFEST_SCOPES } from '../web-api/scopes';
import type { Change } from '../state/changes';
import type { Counts } from '../tally';
import type { Workspace } from '../workspace';
import { describeWorkspace } from './describe';
import { createPerson, type Person } from './person';
import { waitFor } from './wait-for';

/** The test driver: act as people, look at what they see, disturb the app. Channels go by id, name or `#name`. */
export interface WorkspaceControl extends Omit<PeopleChanges, 'inviteBot' | 'kickBot' | 'archiveChannel'> {
  as(userId: string): Person;
  /** What everyone sees in a channel, without replies, oldest first. */
  messages(channel: string): Message[];
  find(channel: string, ts: string): Message | undefined;
  /** Root and replies. */
  thread(channel: string, ts: string): Message[];
  ephemerals(userId: string, channel?: string): Message[];
  /** The conversation of the app and a person. */
  dms(userId: string): Message[];
  modals(userId: string): View[];
  home(userId: string): View | null;
  user(userId: string): User | undefined;
  waitFor<T>(look: () => T | undefined | null | false, what: string, timeoutMs?: number): Promise<T>;
  /** Hears of every change as it happens; returns the function that ends it. */
  watch(listener: (change: Change) => void): () => void;
  readonly faults: Faults;
  /** Web API calls and uses of response URLs, oldest first. */
  calls(method?: string): ApiCall[];
  deliveries(): Delivery[];
  /** Acknowledgements that Slack would have swallowed without a word. A clean run has none. */
  problems(): string[];
  /** The newest calls beyond a published limit, oldest first, and how many there were in all. */
  violations(): { total: number; newest: Violation[] };
  /** What becomes of such calls from now on. */
  setLimits(mode: LimitsMode): void;
  /** All calls so far, by method and outcome. */
  tally(): Counts;
  /** Delivers the same payload again, as Slack does when it saw no answer. */
  redeliver(deliveryId: string): Promise<void>;
  /** Retries every event that is due by the workspace's clock. */
  runDueEvents(): Promise<void>;
  /** Sends `url_verification`; true when the app answered with the challenge. */
  verifiesUrl(): Promise<boolean>;
  /** The content is gone; the message that showed it stays. */
  deleteFile(fileId: string): void;
  inviteBot(channel: string): void;
  kickBot(channel: string): void;
  archiveChannel(channel: string): void;
  revokeToken(): void;
  paidPlan(paid: boolean): void;
  /** The app as it would be without these scopes of the manifest; nothing: with all of them. */
  withoutScopes(...scopes: string[]): void;
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
    find: (channel, ts) => workspace.messages.find(idOf(channel), ts),
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
    waitFor: (look, what, timeoutMs = 20_000) =>
      waitFor(workspace.changes, look, what, timeoutMs, () => describeWorkspace(workspace)),
    watch: (listener) => workspace.changes.subscribe(listener),
    faults: workspace.faults,
    calls: (method) => workspace.calls.entries().filter((call) => method === undefined || call.method === method),
    deliveries: () => workspace.deliveries.entries(),
    problems: () => workspace.problems.entries(),
    violations: () => ({ total: workspace.violations.total(), newest: workspace.violations.entries() }),
    setLimits: (mode) => {
      workspace.limits.mode = mode;
    },
    tally: () => workspace.tally.counts(),
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
    deleteFile: (fileId) => workspace.files.remove(fileId),
    inviteBot: (channel) => people.inviteBot(idOf(channel)),
    kickBot: (channel) => people.kickBot(idOf(channel)),
    archiveChannel: (channel) => people.archiveChannel(idOf(channel)),
    revokeToken: () => {
      workspace.facts.set('tokenRevoked', true);
      events.publish({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.app.botUserId] } });
    },
    paidPlan: (paid) => workspace.facts.set('paidPlan', paid),
    withoutScopes: (...scopes) => {
      workspace.scopes.clear();
      MANIFEST_SCOPES.filter((scope) => !scopes.includes(scope)).forEach((scope) => workspace.scopes.add(scope));
    },
    socketConnections: () => hub.connections(),
    refreshSockets: () => hub.refresh(),
    severSockets: () => hub.sever(),
  };
}
