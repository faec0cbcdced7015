import type { Deliver } from './delivery/deliver';
import { createFaults, type Faults } from './faults';
import { createFiles, type Files } from './files';
import { createRateLimits, type LimitsMode, type RateLimits, type Violation } from './limits/rate-limits';
import { createLog, type ApiCall, type Delivery, type Log } from './logs';
import type {
  Channel,
  Command,
  InstalledApp,
  PendingEvent,
  ResponseUrl,
  Shortcut,
  Team,
  User,
  UserGroup,
  View,
} from './model';
import type { PageHint } from './page-api';
import { seedWorkspace, type WorkspaceSeed } from './seed';
import { createChanges, type Changes } from './state/changes';
import { createTimestamps } from './state/ids';
import { openJournal, type Collection, type Journal } from './state/journal';
import { createMessages, type Messages } from './state/messages';
import { createTally, type Tally } from './tally';
import { createTriggers, type Triggers } from './triggers';
import { MANIFEST_SCOPES } from './web-api/scopes';

export interface Secrets {
  botToken: string;
  signingSecret: string;
  appToken: string;
}

/** Everything the parts of the local workspace share. */
export interface Workspace {
  readonly team: Team;
  readonly app: InstalledApp;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Milliseconds the app has to acknowledge; Slack's 3,000 unless a test shortens it. */
  readonly ackTimeout: number;
  readonly journal: Journal;
  readonly changes: Changes;
  readonly users: Collection<User>;
  readonly userGroups: Collection<UserGroup>;
  readonly channels: Collection<Channel>;
  readonly messages: Messages;
  readonly files: Files;
  readonly homes: Collection<View>;
  readonly responseUrls: Collection<ResponseUrl>;
  readonly pendingEvents: Collection<PendingEvent>;
  /** Small facts: whether the token was revoked, whether the plan is paid. */
  readonly facts: Collection<boolean>;
  /** What the app was granted, as Slack says with every answer. */
  readonly scopes: Set<string>;
  readonly commands: Command[];
  readonly shortcuts: Shortcut[];
  /** Open modals by person, bottom first. */
  readonly modals: Map<string, View[]>;
  readonly triggers: Triggers;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly calls: Log<ApiCall>;
  readonly deliveries: Log<Delivery>;
  /** What Slack would silently punish: broken acknowledgements. Newest last. */
  readonly problems: Log<string>;
  /** Calls beyond a published limit. */
  readonly violations: Log<Violation>;
  readonly tally: Tally;
  readonly nextTs: () => string;
  hints: PageHint[];
  /** Where this server answers, without a slash at the end. */
  origin: string;
  deliver: Deliver;
}

export interface WorkspaceParts {
  file: string | null;
  secrets: Secrets;
  seed: WorkspaceSeed;
  clock: () => number;
  ackTimeout: number;
  limits: LimitsMode;
}

export function createWorkspace(parts: WorkspaceParts): Workspace {
  const journal = openJournal(parts.file);
  const changes = createChanges();
  const messages = createMessages(journal.collection('messages'), changes);
  const violations = createLog<Violation>(changes);
  const workspace: Workspace = {
    team: parts.seed.team,
    app: parts.seed.app,
    secrets: parts.secrets,
    clock: parts.clock,
    ackTimeout: parts.ackTimeout,
    journal,
    changes,
    users: journal.collection('users'),
    userGroups: journal.collection('userGroups'),
    channels: journal.collection('channels'),
    messages,
    files: createFiles(),
    homes: journal.collection('homes'),
    responseUrls: journal.collection('responseUrls'),
    pendingEvents: journal.collection('pendingEvents'),
    facts: journal.collection('facts'),
    scopes: new Set(MANIFEST_SCOPES),
    commands: parts.seed.commands,
    shortcuts: parts.seed.shortcuts,
    modals: new Map(),
    triggers: createTriggers(parts.clock),
    faults: createFaults(),
    limits: createRateLimits(parts.limits, violations),
    calls: createLog(changes),
    deliveries: createLog(changes),
    problems: createLog(changes),
    violations,
    tally: createTally(),
    nextTs: createTimestamps(parts.clock, messages.newestTs()),
    hints: [],
    origin: '',
    deliver: () => Promise.resolve({ ok: false, reason: 'connection_failed', status: null, noRetry: false }),
  };
  if (journal.empty) seedWorkspace(workspace, parts.seed);
  return workspace;
}
