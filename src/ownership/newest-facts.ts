import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Reader } from '../platform/db/database';
import { unpackBody } from '../platform/event-body';
import type { IssueId } from '../platform/ids';
import { fieldsOf } from '../platform/untrusted';
import { factsOfEvent } from './facts-of-event';
import { findNewestBodies } from './newest-facts.store';
import type { EventFacts } from './types';

/**
 * What rules look at in the newest event of each issue; issues without a readable one are absent. A body may have a
 * megabyte, so others have their turn after each.
 */
export async function findNewestFacts(db: Reader, issueIds: readonly IssueId[]): Promise<Map<IssueId, EventFacts>> {
  const facts = new Map<IssueId, EventFacts>();
  for (const { issueId, body } of await findNewestBodies(db, issueIds)) {
    await yieldToOthers();
    try {
      facts.set(issueId, factsOfEvent(fieldsOf(JSON.parse(unpackBody(body).toString('utf8')))));
    } catch {
      // An event that cannot be read says nothing about owners.
    }
  }
  return facts;
}
