/** What an attribute's value is; a list says every word it can be. Ids are decimal strings. */
type Kind = 'id' | 'text' | 'flag' | 'number' | readonly string[];

interface Attribute {
  is: Kind;
  says: string;
}

interface Entry {
  says: string;
  /** Beside {@link IDS}, which every event has. */
  attributes: Readonly<Record<string, Attribute>>;
}

/** Whose event it is. The attribute names are those of Sentry's events of the same name. */
export const IDS = {
  organization_id: { is: 'id', says: 'the Slack workspace' },
  project_id: { is: 'id', says: 'the project' },
  group_id: { is: 'id', says: 'the issue' },
} as const satisfies Entry['attributes'];

const SOURCE = { is: 'text', says: 'from where: `card_button`, `modal`, …' } as const;

/** Every analytics event and its attributes, in the words of docs/analytics.md, which a test compares with this. */
export const CATALOG = {
  'manual.issue_assignment': {
    says: 'A person assigned or unassigned an issue: one for each issue of the request, changed or not.',
    attributes: {
      assigned_by: { is: 'text', says: 'which control was used: `slash_command`, `assignee_selector`, …' },
      had_to_deassign: { is: 'flag', says: 'true only if somebody lost the issue' },
    },
  },
  'issueowners.assignment': {
    says: 'A rule, or the author of a suspect commit, was given an issue that nobody held.',
    attributes: {},
  },
  'codeowners.assignment': { says: 'CODEOWNERS gave an issue that nobody held to its owner.', attributes: {} },
  'lease.expired': {
    says: 'Nobody answered whether they were still on it: the issue went back.',
    attributes: {
      days: { is: 'number', says: 'the business days of the lease' },
      back_to: { is: ['team', 'nobody'], says: 'who has it now' },
    },
  },
  'issue.resolved': {
    says: 'A person resolved an issue.',
    attributes: {
      source: SOURCE,
      resolution: { is: ['now', 'current_release', 'next_release'], says: 'as of when' },
    },
  },
  'issue.archived': {
    says: 'A person archived an issue.',
    attributes: {
      source: SOURCE,
      mode: { is: ['until_escalating', 'until_time', 'until_count', 'forever'], says: 'until when' },
    },
  },
  'issue.unresolved': {
    says: 'A person opened a resolved or archived issue again.',
    attributes: { source: SOURCE },
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type AnalyticsType = keyof typeof CATALOG;

type ValueOf<K extends Kind> = K extends readonly string[]
  ? K[number]
  : K extends 'flag'
    ? boolean
    : K extends 'number'
      ? number
      : string;

type ValuesOf<A extends Entry['attributes']> = { -readonly [Name in keyof A]: ValueOf<A[Name]['is']> };

export type AnalyticsCatalog = {
  [T in AnalyticsType]: ValuesOf<typeof IDS> & ValuesOf<(typeof CATALOG)[T]['attributes']>;
};
