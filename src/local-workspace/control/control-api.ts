import type { ApiFault } from '../faults';
import { isObject, textOf, type Json } from '../json';
import type { User, UserGroup } from '../model';
import type { DeliveryTarget } from '../delivery/deliver';
import type { LimitsMode } from '../limits/rate-limits';
import type { FaultRates } from '../random-faults';
import type { WorkspaceControl } from './workspace-control';

const MODES: readonly LimitsMode[] = ['off', 'count', 'enforce'];

/** Operations by path, each with a JSON object as its parameters. */
export type ControlApi = Record<string, (given: Json) => unknown>;

/** The same control as in process, for the page and for tests in another process. */
export function createControlApi(control: WorkspaceControl, setDelivery: (target: DeliveryTarget) => void): ControlApi {
  const person = (given: Json): ReturnType<WorkspaceControl['as']> => control.as(textOf(given.user));
  return {
    delivery: (given) => {
      if (given.mode !== 'http' && given.mode !== 'socket') throw new Error('mode is http or socket.');
      setDelivery(given.mode === 'http' ? { mode: 'http', url: textOf(given.url) } : { mode: 'socket' });
    },
    runs: (given) => person(given).runs(textOf(given.channel), textOf(given.text)),
    says: (given) => person(given).says(textOf(given.channel), textOf(given.text), textOf(given.threadTs) || undefined),
    picks: (given) => {
      const message = control.find(textOf(given.channel), textOf(given.ts));
      if (!message) throw new Error('There is no such message.');
      return person(given).picks(message, textOf(given.callbackId));
    },
    uploads: (given) =>
      person(given).uploads({ name: textOf(given.name), content: textOf(given.content) }, textOf(given.text)),
    'files/delete': (given) => control.deleteFile(textOf(given.file)),
    opensHome: (given) => person(given).opensHome(),
    messages: (given) => control.messages(textOf(given.channel)),
    thread: (given) => control.thread(textOf(given.channel), textOf(given.ts)),
    ephemerals: (given) => control.ephemerals(textOf(given.user), textOf(given.channel) || undefined),
    dms: (given) => control.dms(textOf(given.user)),
    modals: (given) => control.modals(textOf(given.user)),
    calls: (given) => control.calls(textOf(given.method) || undefined),
    deliveries: () => control.deliveries(),
    problems: () => control.problems(),
    violations: () => control.violations(),
    tally: () => control.tally(),
    limits: (given) => {
      const mode = MODES.find((one) => one === given.mode);
      if (!mode) throw new Error(`mode is ${MODES.join(', ')}.`);
      control.setLimits(mode);
    },
    redeliver: (given) => control.redeliver(textOf(given.id)),
    'faults/next': (given) => {
      if (!isObject(given.fault)) throw new Error('fault is an object with a kind.');
      control.faults.next(textOf(given.method) || '*', given.fault as unknown as ApiFault, Number(given.times ?? 1));
    },
    'faults/random': (given) => {
      const rates = isObject(given.rates) ? (given.rates as FaultRates) : undefined;
      control.faults.random(Number(given.seed ?? 1), rates);
    },
    'faults/clear': () => control.faults.clear(),
    'users/add': (given) => control.addUser({ ...(given as Partial<User>), name: textOf(given.name) }),
    'users/update': (given) => control.updateUser(textOf(given.id), given.change as Partial<User>),
    'groups/set': (given) => control.setUserGroup({ ...(given as Partial<UserGroup>), handle: textOf(given.handle) }),
    'channels/add': (given) => control.addChannel({ name: textOf(given.name) }),
    'channels/invite-bot': (given) => control.inviteBot(textOf(given.channel)),
    'channels/kick-bot': (given) => control.kickBot(textOf(given.channel)),
    'channels/archive': (given) => control.archiveChannel(textOf(given.channel)),
    'token/revoke': () => control.revokeToken(),
    'scopes/without': ({ scopes }) => control.withoutScopes(...(Array.isArray(scopes) ? scopes.map(textOf) : [])),
    'paid-plan': (given) => control.paidPlan(given.paid === true),
    'sockets/refresh': () => control.refreshSockets(),
  };
}
