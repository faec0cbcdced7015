import type { ActivityId, CardId, IssueId, OrganizationId, ProjectId, TeamId, UserId } from '../ids';

/** Where an ephemeral answer to a person goes: the `response_url` while it lives, else the channel. */
export interface ReplyAddress {
  slackUserId: string;
  channelId: string | null;
  responseUrl: string | null;
  /** Milliseconds since 1970 after which the `response_url` is dead. */
  expiresAt: number;
}

/**
 * Every kind of durable work with its payload: JSON values only. The kind's handler is the file of the same name
 * under `jobs/handlers/`.
 */
export interface JobCatalog {
  /** Posts the card if it was never posted, else redraws it from the database. */
  'card.draw': { cardId: CardId };
  /** One line in the card's thread about one activity; `broadcast` shows it in the channel as well. */
  'card.thread-line': { cardId: CardId; activityId: ActivityId; broadcast?: boolean };
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
  /** Clears the assignment caches of the issues changed by one request, also when the process died right after the commit. */
  'assignment.clear-caches': { requestId: string };
  /** The welcome message of the first start. */
  'welcome.post': { organizationId: OrganizationId; channelId: string };
}

export type JobKind = keyof JobCatalog;

/** 0: answers to a person's click, 1: new cards, thread lines, notices, 2: redraws and housekeeping. */
export type Lane = 0 | 1 | 2;

export interface NewJob<K extends JobKind = JobKind> {
  kind: K;
  payload: JobCatalog[K];
  lane: Lane;
  /** At most one waiting job per key: asking again while one waits adds nothing, asking while it runs makes it run once more. */
  key?: string;
  /** Jobs with the same order key run one after the other, oldest first. Cards use `card:<id>`. */
  orderKey?: string;
  projectId?: string;
  runAt?: Date;
}
