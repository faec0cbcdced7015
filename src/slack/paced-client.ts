import type { WebAPICallResult, WebClientOptions } from '@slack/web-api';
import { DeliveryError } from '../notifications/messenger';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/db/database';
import type { Meters } from '../platform/meters';
import { closeUntil, takePermit } from '../platform/queue/budget';
import { classifyError } from './classify-error';
import { MeteredWebClient } from './metered-client';
import { limitOf } from './rate-limits';

/**
 * Keeps to Slack's limits before Slack complains (PRODUCT 7.4). A call that is not allowed yet is refused here, with the
 * time to wait, and never sent; `Retry-After` closes exactly the scope that it was about. Everything that calls Slack
 * shares the budgets, for they are in the database.
 */
export class PacedWebClient extends MeteredWebClient {
  constructor(
    private readonly budgets: { db: Database; clock: Clock; meters: Meters },
    token: string,
    options: WebClientOptions,
  ) {
    super(budgets.meters.slackCalls, token, options);
  }

  override async apiCall(method: string, args: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const limit = limitOf(method, args);
    if (!limit) return super.apiCall(method, args);
    const { db, clock } = this.budgets;
    const { scope, rate } = limit;
    const permit = await takePermit(db, scope, rate, clock.now());
    if (!permit.granted) throw new DeliveryError('rate-limited', 'held_back', { ...permit, scope });
    let pauseMs = rate.apartMs ?? 0;
    try {
      return await super.apiCall(method, args);
    } catch (error) {
      const { failure, reason, detail } = classifyError(error);
      if (failure !== 'rate-limited') throw error;
      pauseMs = detail.retryAfterMs ?? pauseMs;
      throw new DeliveryError(failure, reason, { retryAfterMs: pauseMs, scope });
    } finally {
      if (pauseMs > 0) await closeUntil(db, scope, new Date(clock.now().getTime() + pauseMs));
    }
  }
}
