import type { Level } from '../../../issues/types';
import { ADMIN_FIELDS, decodeSlug } from '../../admin-ids';
import { LEVELS, readDays, REGRESSIONS, SILENCES } from '../../commands/admin-grammar/parse-project-settings';
import { readTypedHandle } from '../../commands/admin-grammar/parse-map';
import type { AdminForm, AdminRequest, PersonSpec } from '../../commands/admin-grammar/types';
import {
  allChosen,
  chosen,
  chosenChannel,
  chosenUser,
  chosenUsers,
  typedText,
  type Reading,
  type ViewState,
} from '../view-state';

type Errors = Record<string, string>;

const CHOOSE_AGAIN = 'Please choose from the list.';

/** What a filled form asks for: the same as the typed subcommand, or a sentence per field. */
export function readAdminForm(form: AdminForm, state: ViewState): Reading<AdminRequest> {
  const errors: Errors = {};
  const value = read(form, state, errors);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value };
}

function read(form: AdminForm, state: ViewState, errors: Errors): AdminRequest {
  const text = (name: string) => typedText(state, name)?.trim() || null;
  const required = <T>(name: string, value: T | null | undefined, fallback: T): T => {
    if (value === null || value === undefined || value === '') errors[name] = 'Please fill this in.';
    return value ?? fallback;
  };
  const picked = (name: string) => required(name, decodeSlug(chosen(state, name)), '');
  const choice = (name: string) => chosen(state, name)?.replace(/^v1:/, '');
  const project = () => picked(ADMIN_FIELDS.project);
  const team = () => picked(ADMIN_FIELDS.team);
  const teams = (name: string) => {
    const slugs = allChosen(state, name).map(decodeSlug);
    if (slugs.includes(null)) errors[name] = CHOOSE_AGAIN;
    return slugs.filter((slug) => slug !== null);
  };
  const people = (name: string) => chosenUsers(state, name).map(slackUser);
  switch (form) {
    case 'project-create': {
      const channelId = chosenChannel(state, ADMIN_FIELDS.channel);
      return {
        kind: 'project-create',
        name: required(ADMIN_FIELDS.name, text(ADMIN_FIELDS.name), ''),
        slug: text(ADMIN_FIELDS.slug),
        channelIds: channelId === null ? [] : [channelId],
        teams: teams(ADMIN_FIELDS.addTeams),
      };
    }
    case 'project-show':
      return { kind: 'project-show', slug: project() };
    case 'project-keys':
      return { kind: 'project-keys', slug: project() };
    case 'project-rename': {
      const [name, newSlug] = [text(ADMIN_FIELDS.name), text(ADMIN_FIELDS.slug)];
      if (name === null && newSlug === null) errors[ADMIN_FIELDS.name] = 'Please give a new name or a new slug.';
      return { kind: 'project-rename', slug: project(), name, newSlug };
    }
    case 'project-channel': {
      const minLevel = LEVELS.find((one) => one === choice(ADMIN_FIELDS.level));
      const regressions = REGRESSIONS.find((one) => one === choice(ADMIN_FIELDS.regressions));
      return {
        kind: 'channel-set',
        slug: project(),
        channelId: required(ADMIN_FIELDS.channel, chosenChannel(state, ADMIN_FIELDS.channel), ''),
        minLevel: required<Level>(ADMIN_FIELDS.level, minLevel, 'debug'),
        regressions: required(ADMIN_FIELDS.regressions, regressions, 'thread'),
      };
    }
    case 'project-teams': {
      const [add, remove] = [teams(ADMIN_FIELDS.addTeams), teams(ADMIN_FIELDS.removeTeams)];
      if (add.length + remove.length === 0) errors[ADMIN_FIELDS.addTeams] = 'Please choose a team to add or to remove.';
      return { kind: 'project-teams', slug: project(), add, remove };
    }
    case 'project-lease': {
      const typed = text(ADMIN_FIELDS.leaseDays);
      const days = typed === null ? null : readDays(typed);
      if (typed !== null && days === null) errors[ADMIN_FIELDS.leaseDays] = 'Please give a number of days such as 5.';
      const silence = SILENCES.find((one) => one === choice(ADMIN_FIELDS.silence)) ?? null;
      return { kind: 'project-lease', slug: project(), lease: days === null ? null : { days, silence } };
    }
    case 'project-restore':
      return {
        kind: 'project-restore',
        project: picked(ADMIN_FIELDS.deleted),
        newSlug: text(ADMIN_FIELDS.slug),
      };
    case 'rules-show':
      return { kind: 'ownership-show', text: 'rules', slug: project() };
    case 'codeowners-show':
      return { kind: 'ownership-show', text: 'codeowners', slug: project() };
    case 'codeowners-map': {
      const handle = readTypedHandle(text(ADMIN_FIELDS.handle) ?? '');
      if (handle === null) errors[ADMIN_FIELDS.handle] = 'Please write @login or @organization/team.';
      const who = [chosenUser(state, ADMIN_FIELDS.person), chosen(state, ADMIN_FIELDS.team)].filter(
        (one) => one !== null,
      );
      if (who.length !== 1) errors[ADMIN_FIELDS.person] = 'Please choose a person or a team, and only one of them.';
      const person = chosenUser(state, ADMIN_FIELDS.person);
      const to = person === null ? { by: 'team-slug' as const, text: team() } : slackUser(person);
      return { kind: 'codeowners-map', handle: handle ?? '', to };
    }
    case 'rules-back':
      return { kind: 'rules-back', slug: project() };
    case 'rules-auto': {
      const state = choice(ADMIN_FIELDS.autoAssign);
      if (state !== 'on' && state !== 'off') errors[ADMIN_FIELDS.autoAssign] = 'Please choose one.';
      return { kind: 'rules-auto', slug: project(), autoAssign: state === 'on' };
    }
    case 'rules-commits': {
      const mode = choice(ADMIN_FIELDS.commitMode);
      if (mode !== 'assign' && mode !== 'suggest') errors[ADMIN_FIELDS.commitMode] = 'Please choose one.';
      return { kind: 'rules-commits', slug: project(), mode: mode === 'assign' ? 'assign' : 'suggest' };
    }
    case 'team-create': {
      const slug = required(ADMIN_FIELDS.slug, text(ADMIN_FIELDS.slug), '').replace(/^#/, '');
      return { kind: 'team-create', slug, name: text(ADMIN_FIELDS.name), people: people(ADMIN_FIELDS.addPeople) };
    }
    case 'team-show':
    case 'team-unlink':
    case 'team-delete':
      return { kind: form, slug: team() };
    case 'team-members': {
      const [add, remove] = [people(ADMIN_FIELDS.addPeople), people(ADMIN_FIELDS.removePeople)];
      if (add.length + remove.length === 0) errors[ADMIN_FIELDS.addPeople] = 'Please choose who joins or leaves.';
      return { kind: 'team-members', slug: team(), add, remove };
    }
    case 'team-link': {
      const group = /^S[A-Z0-9]{1,29}$/.exec(choice(ADMIN_FIELDS.usergroup) ?? '')?.[0];
      return { kind: 'team-link', slug: team(), slackUsergroupId: required(ADMIN_FIELDS.usergroup, group, '') };
    }
    case 'team-channel':
      return { kind: 'team-channel', slug: team(), channelId: chosenChannel(state, ADMIN_FIELDS.channel) };
    case 'admins': {
      const change = choice(ADMIN_FIELDS.change) === 'remove' ? 'remove' : 'add';
      const person = required(ADMIN_FIELDS.person, chosenUser(state, ADMIN_FIELDS.person), '');
      return { kind: 'admin-change', change, person: slackUser(person) };
    }
  }
}

const slackUser = (slackUserId: string): PersonSpec => ({ by: 'slack-user', slackUserId });
