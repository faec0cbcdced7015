import { useEffect, useState } from 'react';
import type { AskOptions, OptionsAnswer } from '../../page-api';
import type { ElementData, OptionGroup } from '../blocks/types';
import { post, RequestError } from '../state/api';
import { useWorkspace } from '../state/workspace-context';
import { useBlockScope } from './block-scope';
import { groupsOf } from './option-filter';
import { useSurface } from './surface';

const TYPING_PAUSE_MS = 200;
/** Slack's own default when an app does not set `min_query_length`. */
const DEFAULT_MIN_QUERY = 3;

interface RemoteOptions {
  groups: OptionGroup[];
  status: string | null;
}

const LOADING: RemoteOptions = { groups: [], status: 'Loading…' };

function fromAnswer(answer: OptionsAnswer): RemoteOptions {
  if (answer.error) return { groups: [], status: answer.error };
  const groups = groupsOf(answer).filter((group) => group.options.length > 0);
  return { groups, status: groups.length === 0 ? 'No results' : null };
}

/** Asks the app for options, a moment after the last keystroke. Answers to older keystrokes are dropped. */
export function useRemoteOptions(element: ElementData, query: string | null): RemoteOptions {
  const { state } = useWorkspace();
  const { container } = useSurface();
  const { blockId } = useBlockScope();
  const [answered, setAnswered] = useState<{ query: string; options: RemoteOptions } | null>(null);
  const me = state.boot.me;
  const min = element.min_query_length ?? DEFAULT_MIN_QUERY;
  const place = JSON.stringify(container);
  const actionId = element.action_id ?? '';
  useEffect(() => {
    if (query === null) setAnswered(null);
    if (query === null || query.length < min) return undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const body: AskOptions = {
        as: me,
        container: JSON.parse(place) as AskOptions['container'],
        action_id: actionId,
        block_id: blockId,
        value: query,
      };
      const answer = await post<OptionsAnswer>('/client/options', body).catch((error: unknown) => ({
        error: error instanceof RequestError ? error.message : 'The options could not be loaded.',
      }));
      if (isCurrent) setAnswered({ query, options: fromAnswer(answer) });
    };
    const timer = window.setTimeout(() => void ask(), query === '' ? 0 : TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [query, min, me, place, actionId, blockId]);
  if (query !== null && query.length < min) {
    return { groups: [], status: `Type at least ${min} ${min === 1 ? 'character' : 'characters'}` };
  }
  // Options of an older query are never offered: Enter would choose what was not typed.
  return answered !== null && answered.query === query ? answered.options : LOADING;
}
