/** What stops without a scope of the manifest, for whoever reads `/assign-admin doctor`. */
export const SCOPES: Readonly<Record<string, string>> = {
  'chat:write': 'nothing can be posted: no cards, no thread lines, no notices',
  commands: '`/assign` and `/assign-admin` do not work',
  'channels:history': 'a message whose connection broke may be posted twice in a public channel',
  'groups:history': 'a message whose connection broke may be posted twice in a private channel',
  'im:history': 'a message whose connection broke may be sent twice, and files sent to Dibs do not arrive',
  'files:write': '`/assign stats` comes without its picture and its CSV',
  'files:read': 'CODEOWNERS files sent to Dibs cannot be read',
  'app_mentions:read': '`@Dibs` in messages and threads is not heard',
  'links:read': 'links to issues are not noticed',
  'links:write': 'links to issues are not shown with their controls',
  'im:write': 'nobody gets direct messages',
  'dnd:read': 'confirmations do not say who has do not disturb on',
  'users:read': 'people who join or change are not noticed',
  'users:read.email': 'nobody can be named by e-mail address, in commands, rules and CODEOWNERS',
  'usergroups:read': 'teams do not follow their user groups',
};

export interface MissingScope {
  scope: string;
  disables: string;
}

/** Those that are not among the granted ones. */
export function missingScopes(granted: readonly string[]): MissingScope[] {
  return Object.entries(SCOPES).flatMap(([scope, disables]) => (granted.includes(scope) ? [] : [{ scope, disables }]));
}
