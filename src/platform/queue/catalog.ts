import type { StatsQuery } from '../../stats/types';
import type { ActivityId, CardId, DigestId, IssueId, OrganizationId, ProjectId, TeamId, UserId } from '../ids';

/** Where an ephemeral answer to a person goes: the `response_url` while it lives, else the channel. */
export interface ReplyAddress {
  slackUserId: string;
  channelId: string | null;
  /** The thread of the channel that it was asked in. */
  threadTs?: string;
  responseUrl: string | null;
  /** Milliseconds since 1970 after which the `response_url` is dead. */
  expiresAt: number;
  /** The answer takes the place of the message that was clicked. */
  replaces?: true;
}

/** A message of somebody else, or one that is still being written. */
export type UnfurlPlace =
  { channelId: string; ts: string } | { unfurlId: string; source: 'composer' | 'conversations_history' };

/**
 * Every kind of durable work with its payload: JSON values only. The kind's handler is the file of the same name
 * under `jobs/handlers/`.
 */
export interface JobCatalog {
  /** Shows the next of the alerts that wait for the channel: a card, or a digest of many. */
  'channel.post': { organizationId: OrganizationId; channelId: string };
  /** Redraws the card from the database. */
  'card.draw': { cardId: CardId };
  /** `ifWaitingChanged`: only when it has to tell another number of alerts that wait. */
  'digest.draw': { digestId: DigestId; ifWaitingChanged?: true };
  /**
   * One line in the card's thread about one activity; `broadcast` shows it in the channel as well. `isAlert`: it is what an
   * alert ends as, and counted.
   */
  'card.thread-line': { cardId: CardId; activityId: ActivityId; broadcast?: boolean; isAlert?: true };
  /** A direct message with the card's controls: "assigned to you", "taken from you". */
  'notice.direct': { userId: UserId; issueId: IssueId; activityId: ActivityId; role: 'gained' | 'lost' };
  /** A line in the team's channel. */
  'notice.team': { teamId: TeamId; issueId: IssueId; activityId: ActivityId; role: 'gained' | 'lost' };
  /** One message to a person or a team about many issues of one request; `activityId` is one of theirs, for who and why. */
  'notice.bulk': {
    to: { type: 'user'; id: UserId } | { type: 'team'; id: TeamId };
    role: 'gained' | 'lost';
    requestId: string;
    activityId: ActivityId;
    count: number;
  };
  /** One message to a project's channel about the issues that somebody held who left; the request is the one that freed them. */
  'notice.left': { projectId: ProjectId; channelId: string; userId: UserId; requestId: string };
  /** The confirmation to the person who acted; `summary` is the use case's result. */
  'answer.assignment': { reply: ReplyAddress; summary: unknown };
  'answer.triage': { reply: ReplyAddress; summary: unknown };
  /**
   * Clears the assignment caches of the issues that one request changed, or that a release with new commits is about; also
   * when the process died right after the commit.
   */
  'assignment.clear-caches': { requestId: string } | { projectId: ProjectId; release: string };
  /**
   * Asks for the redrawing of all cards of a project, the newest issues first, a few at a time. `below`: only issues with a
   * smaller number; null begins with the newest.
   */
  'project.redraw-cards': { projectId: ProjectId; below: number | null };
  /** The next slice of a deletion, once its time has come. */
  'project.purge': { projectId: ProjectId };
  /** Posts or updates the live message about a deletion. */
  'project.show-deletion': { projectId: ProjectId };
  /** Says on a card, of which we know nothing else any more, that it was deleted with its project. */
  'card.retire': { organizationId: OrganizationId; channelId: string; ts: string; shortId: string };
  /** Lets a project's new rules, or its new CODEOWNERS, look at its open issues. */
  'ownership.apply': { projectId: ProjectId; changed: 'rules' | 'codeowners' };
  /** Posts or updates the live message about that. */
  'ownership.show-run': { runId: string };
  /** Looks whether what people made of the issues that rules gave away speaks for another line in the rules. */
  'ownership.learn': { projectId: ProjectId };
  /** Posts such a proposal, or redraws it once it was decided. */
  'ownership.show-proposal': { proposalId: string };
  /** Takes the text and the buttons from a proposal whose project was deleted; knows the message only. */
  'ownership.retire-proposal': { organizationId: OrganizationId; channelId: string; ts: string };
  /** A look at what is assigned in a project with a lease; each asks for the next. `slot` counts quarters of an hour since 1970. */
  'lease.sweep': { projectId: ProjectId; slot: number };
  /** Asks somebody whether they are still on some issues, or draws that message anew. */
  'lease.show': { warningId: string };
  /** A look of the analytics channel, or of the webhook, at what happened; each asks for the next. */
  'sink.channel': { organizationId: OrganizationId };
  'sink.webhook': { organizationId: OrganizationId; stream: 'issues' | 'analytics' };
  /** Shows issues below a message with their addresses, or shows them anew. */
  'issue.unfurl': { organizationId: OrganizationId; at: UnfurlPlace; links: { url: string; issueId: IssueId }[] };
  /** Statistics with their picture and CSV, into a channel or to a person; `slackUserId` is null when nobody asked. */
  'stats.share': {
    organizationId: OrganizationId;
    query: StatsQuery;
    channelId: string | null;
    slackUserId: string | null;
  };
  /** The weekly post; each asks for the next. `monday` is its midnight in UTC, in milliseconds since 1970. */
  'stats.weekly': { organizationId: OrganizationId; monday: number };
  /** The welcome message of the first start. */
  'welcome.post': { organizationId: OrganizationId; channelId: string };
}

export type JobKind = keyof JobCatalog;

/** 0: answers to a person's click, 1: new cards, thread lines, notices, 2: redraws and housekeeping, 3: those of thousands. */
export type Lane = 0 | 1 | 2 | 3;

export const LANES: readonly Lane[] = [0, 1, 2, 3];

/** Background work: it leaves some of every budget for what people wait for. */
export const isBackground = (lane: Lane) => lane >= 2;

export interface NewJob<K extends JobKind = JobKind> {
  kind: K;
  payload: JobCatalog[K];
  lane: Lane;
  /** At most one waiting job per key: asking again while one waits adds nothing, asking while it runs makes it run once more. */
  key?: string;
  /** Jobs with the same order key run one after the other, oldest first. Cards use `card:<id>`. */
  orderKey?: string;
  /** What its call to Slack counts against (`scopes.ts`): it waits until the scope is open, and no other of the scope runs beside it. */
  scope?: string;
  projectId?: string;
  runAt?: Date;
  /** It is put off until `wakeJobs` says that this came true, or an hour is over. */
  waitsFor?: string;
}
