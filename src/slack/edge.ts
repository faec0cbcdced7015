import type { WebClient } from '@slack/web-api';
import type { Deps } from '../deps';
import type { Organization } from '../organizations/types';
import type { Respond } from './respond';

/** What the handlers of the Slack edge share. */
export interface Edge {
  deps: Deps;
  client: WebClient;
  respond: Respond;
  /** Our workspace; waits until Slack has told us which one it is. */
  organization(): Promise<Organization>;
}
