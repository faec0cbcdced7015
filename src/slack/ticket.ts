import type { Deps } from '../deps';
import { markDone } from './inbox.store';

/** The place of one request in the inbox, carried along while it is handled. */
export interface Ticket {
  key: string;
  receivedAt: Date;
  /** Taken up again after a restart: Slack no longer waits for an acknowledgement, and its trigger is dead. */
  isReplay: boolean;
  isDone: boolean;
}

/** Thrown when a request turns out to have been carried out already: nothing is to be done or said. */
export class AlreadyDone extends Error {
  constructor() {
    super('this request was carried out before');
    this.name = 'AlreadyDone';
  }
}

/**
 * The same `Deps`, whose first write transaction also marks the request as done. The change and the mark commit
 * together, so a request that is taken up again after a crash is carried out once (PRODUCT 7.7).
 */
export function closingDeps(deps: Deps, ticket: Ticket | null): Deps {
  if (ticket === null) return deps;
  const { db } = deps;
  const closing: Deps['db']['write'] = async (fn) => {
    if (ticket.isDone) return db.write(fn);
    const result = await db.write(async (tx) => {
      if (!(await markDone(tx, [ticket.key]))) throw new AlreadyDone();
      return fn(tx);
    });
    ticket.isDone = true;
    return result;
  };
  return { ...deps, db: { ...db, write: closing } };
}
