import type { Checkboxes, KnownBlock, ModalView } from '@slack/types';
import type { SettingsChange } from '../../notifications/save-settings';
import type { NotificationLevel, NotificationSettings } from '../../notifications/types';
import { decodeSlug } from '../admin-ids';
import { button, context, divider, option, plainText, section } from '../blocks/elements';
import { LIMITS, SHOWN } from '../blocks/limits';
import { bold } from '../blocks/mrkdwn';
import { ACTIONS, CALLBACKS, encodeProject, FIELDS } from '../ids';
import { restWords } from '../messages/rest';
import { LEVELS, levelWord } from '../messages/settings-words';
import { input, modal, radioButtons } from './modal';
import { allChosen, chosen, type Reading, type ViewState } from './view-state';

export const SETTINGS_TITLE = 'Notification settings';

const AS_EVERYWHERE = option('As everywhere', 'v1:everywhere');
const OWN_ACTIONS = option('Tell me of my own actions as well', 'v1:own');
const levelValue = (level: NotificationLevel) => `v1:${level}`;

/** What Dibs tells a person, everywhere and where a project differs (PRODUCT 7.2). */
export function settingsModal(metadata: string, settings: NotificationSettings): ModalView {
  const everywhere = LEVELS.map(({ level, label, means }) => option(label, levelValue(level), means));
  const own: Checkboxes = {
    type: 'checkboxes',
    options: [OWN_ACTIONS],
    ...(settings.ownActions ? { initial_options: [OWN_ACTIONS] } : {}),
  };
  return modal({
    callbackId: CALLBACKS.settings,
    title: SETTINGS_TITLE,
    submit: 'Save',
    metadata,
    blocks: [
      input(FIELDS.level, 'Send me direct messages', radioButtons(everywhere, levelValue(settings.level))),
      input(FIELDS.ownActions, 'What I do myself', own, true),
      divider,
      ...differing(settings),
      input(
        FIELDS.project,
        'A project that should differ',
        { type: 'external_select', placeholder: plainText('Slug or name', LIMITS.placeholder), min_query_length: 0 },
        true,
      ),
      input(
        FIELDS.projectLevel,
        'Direct messages about its issues',
        {
          type: 'static_select',
          placeholder: plainText('Choose one', LIMITS.placeholder),
          options: [...LEVELS.map(({ level, label }) => option(label, levelValue(level))), AS_EVERYWHERE],
        },
        true,
      ),
    ],
  });
}

function differing({ projects }: NotificationSettings): KnownBlock[] {
  if (projects.length === 0) return [section('No project differs from this yet.')];
  const rows = projects.slice(0, SHOWN.listRows).map((project) =>
    section(`${bold(project.slug, SHOWN.name)}: ${levelWord(project.level)}`, {
      accessory: button(ACTIONS.removeSetting, 'Remove', encodeProject(project.id)),
    }),
  );
  const rest = projects.length - rows.length;
  return [
    section('*Projects that differ*'),
    ...rows,
    ...(rest > 0 ? [context(`${restWords(rest)}. Choose one below to change it.`)] : []),
  ];
}

export function readSettingsModal(state: ViewState): Reading<SettingsChange> {
  const errors: Record<string, string> = {};
  const level = readLevel(chosen(state, FIELDS.level));
  const picked = chosen(state, FIELDS.project);
  const slug = decodeSlug(picked);
  const wanted = chosen(state, FIELDS.projectLevel);
  const projectLevel = readLevel(wanted);
  if (!level) errors[FIELDS.level] = 'Please choose one of these.';
  if (picked !== null && slug === null) errors[FIELDS.project] = 'Please choose a project from the list.';
  if (picked === null && wanted !== null) errors[FIELDS.project] = 'Please choose the project that this is for.';
  if (picked !== null && !projectLevel && wanted !== AS_EVERYWHERE.value)
    errors[FIELDS.projectLevel] = 'Please choose what to tell you of this project.';
  if (!level || Object.keys(errors).length > 0) return { ok: false, errors };
  const ownActions = allChosen(state, FIELDS.ownActions).includes(OWN_ACTIONS.value ?? '');
  return { ok: true, value: { level, ownActions, project: slug === null ? null : { slug, level: projectLevel } } };
}

const readLevel = (value: string | null): NotificationLevel | null =>
  LEVELS.find(({ level }) => levelValue(level) === value)?.level ?? null;
