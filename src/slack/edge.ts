import type { WebClient } from '@slack/web-api';
import type { Deps } from '../deps';
import type { Organization } from '../organizations/types';
import type { FindPresence } from '../people/availability';
import type { Download } from './files/download';
import type { Homes } from './home/homes';
import type { Respond } from './respond';

/** What the handlers of the Slack edge share. */
export interface Edge {
  deps: Deps;
  client: WebClient;
  respond: Respond;
  /** Whether somebody is there, as Slack tells. */
  presenceOf: FindPresence;
  /** For files that people upload. */
  download: Download;
  homes: Homes;
  /** Our workspace; waits until Slack has told us which one it is. */
  organization(): Promise<Organization>;
  /** What the app is called in messages that mention it. */
  botUserId(): Promise<string>;
}
