import { counted, enumerated, say } from './sentence';
import type { Check, Facts } from './types';

/** Slack gives up after so long. */
const ACK_LIMIT_MS = 3_000;

export const lacks = ({ slack }: Facts, scope: string): boolean =>
  slack.missingScopes.some((missing) => missing.scope === scope);

/** What is only the consequence of a scope that is missing is no finding of its own. */
export const isForScope = (facts: Facts, reason: string): boolean =>
  facts.slack.missingScopes.length > 0 && reason.startsWith('missing_scope');

export const checkToken: Check = ({ slack: { refused } }) =>
  refused === null
    ? null
    : {
        kind: 'token',
        severity: 'broken',
        what: say`Slack does not accept what Dibs says: ${{ code: refused }}.`,
        todo: say`Look at https://slack-status.com; if Slack is well, install the app again and set the new SLACK_BOT_TOKEN. What is to be said waits meanwhile.`,
      };

export const checkScopes: Check = ({ slack: { missingScopes } }) => {
  if (missingScopes.length === 0) return null;
  const scopes = missingScopes.map(({ scope, disables }) => say`${{ code: scope }} (${disables})`);
  return {
    kind: 'scopes',
    severity: 'broken',
    what: say`The app lacks ${counted(scopes.length, 'scope')}: ${enumerated(scopes, scopes.length, '; ')}.`,
    todo: say`Paste manifest.yml into the app’s settings at https://api.slack.com/apps again, and reinstall the app.`,
  };
};

export const checkAcks: Check = ({ slack: { acks } }) =>
  acks === null || acks.maxMs < ACK_LIMIT_MS
    ? null
    : {
        kind: 'acks',
        severity: 'attention',
        what: say`One of the last ${counted(acks.count, 'request')} was acknowledged after ${Math.round(acks.maxMs)} ms; Slack gives 3,000.`,
        todo: say`Look whether the machine or its disk is busy with something else.`,
      };
