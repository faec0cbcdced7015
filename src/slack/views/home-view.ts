import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import type { QueueTab } from '../../issues/queue.store';
import type { QueuePage } from '../../issues/triage-queue';
import type { IssueView } from '../../issues/types';
import type { NotificationSettings } from '../../notifications/types';
import type { Project } from '../../projects/types';
import { actions, button, context, divider, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { link, literal } from '../blocks/mrkdwn';
import { ago } from '../blocks/when';
import { encodeHomeState, FIRST_STATE, type HomeState } from '../home/home-state';
import { ACTIONS } from '../ids';
import { controls } from '../messages/issue-controls';
import { mark } from '../messages/issue-parts';
import { settingsButton } from '../messages/settings-button';
import { settingsSummary } from '../messages/settings-words';
import { count, shortIdName, titleText } from '../messages/words';
import { homeFilters } from './home-filters';

export interface Home {
  state: HomeState;
  /** What the filter names. */
  project: Project | null;
  queue: QueuePage;
  settings: NotificationSettings;
  /** What the last action came to, above the queue. */
  said: readonly KnownBlock[];
}

const TABS: readonly { tab: QueueTab; action: string; label: string; empty: string }[] = [
  { tab: 'unassigned', action: ACTIONS.homeUnassigned, label: 'Unassigned', empty: 'Every open issue has an owner.' },
  { tab: 'mine', action: ACTIONS.homeMine, label: 'Mine', empty: 'You hold no open issues.' },
  { tab: 'teams', action: ACTIONS.homeTeams, label: 'My teams’', empty: 'Your teams hold no open issues.' },
];

const WHOLE_QUEUE = actions([
  button(ACTIONS.takeNext, 'Take next', 'v1:next', 'primary'),
  button(ACTIONS.selectSeveral, 'Select several…', 'v1:several'),
]);

/** The App Home tab: the triage queue (PRODUCT 4.9), and what the person is told. */
export function homeView({ state, project, queue, settings, said }: Home): HomeView {
  const notifications = `*Notifications*\n${settingsSummary(settings)}`;
  return {
    type: 'home',
    private_metadata: encodeHomeState(state),
    blocks: [
      tabs(state, queue),
      homeFilters(state, project),
      divider,
      WHOLE_QUEUE,
      ...(said.length > 0 ? [...said, divider] : []),
      ...rows(state, queue),
      divider,
      section(notifications, { accessory: settingsButton }),
      context('`/assign CHECKOUT-1 @bob` gives an issue to somebody from any channel, and `/assign help` says more.'),
    ],
  };
}

function tabs(state: HomeState, { counts }: QueuePage): ActionsBlock {
  return actions(
    TABS.map(({ tab, action, label }) =>
      button(
        action,
        `${label} · ${counts[tab].toLocaleString('en-US')}`,
        encodeHomeState({ ...state, tab, page: 1 }),
        tab === state.tab ? 'primary' : undefined,
      ),
    ),
  );
}

function rows(state: HomeState, { counts, issues }: QueuePage): KnownBlock[] {
  if (issues.length === 0) return [section(emptyWords(state))];
  const total = counts[state.tab];
  const first = (state.page - 1) * SHOWN.listRows + 1;
  const shown = issues.slice(0, SHOWN.listRows);
  const number = (value: number) => value.toLocaleString('en-US');
  const range = `${number(first)}–${number(first + shown.length - 1)} of ${number(total)}, the oldest first`;
  const to = (page: number) => encodeHomeState({ ...state, page });
  const turns = [
    ...(first > 1 ? [button(ACTIONS.homePrevious, 'Previous', to(state.page - 1))] : []),
    ...(first + shown.length <= total ? [button(ACTIONS.homeNext, 'Next', to(state.page + 1))] : []),
  ];
  return [context(range), ...shown.flatMap(row), ...(turns.length > 0 ? [actions(turns)] : [])];
}

function emptyWords({ tab, filter }: HomeState): string {
  const empty = TABS.find((one) => one.tab === tab)?.empty ?? '';
  const isFiltered = encodeHomeState({ ...FIRST_STATE, filter }) !== encodeHomeState(FIRST_STATE);
  return isFiltered ? `${empty.replace(/\.$/, '')} among those that fit these filters.` : empty;
}

/** Ten buttons that stand out are none. */
function quiet(block: ActionsBlock): ActionsBlock {
  const elements = block.elements.map((element) =>
    element.type === 'button' ? { ...element, style: undefined } : element,
  );
  return { ...block, elements };
}

function row(issue: IssueView): KnownBlock[] {
  const { shortId, project, timesSeen, usersSeen, firstSeen, lastSeen } = issue;
  const details = [
    shortIdName(shortId),
    literal(project.name, SHOWN.name),
    count(timesSeen, 'event'),
    ...(usersSeen > 0 ? [count(usersSeen, 'user')] : []),
    `first seen ${ago(firstSeen)}`,
    ...(timesSeen > 1 ? [`last seen ${ago(lastSeen)}`] : []),
  ].filter((part) => part !== '');
  const title = section(`${mark(issue)} *${link(issue.url, titleText(issue.title))}*`);
  return [title, context(details.join('  ·  ')), quiet(controls(issue))];
}
