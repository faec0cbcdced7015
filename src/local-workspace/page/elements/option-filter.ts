import type { PageOption } from '../../page-api';
import type { ElementData, OptionGroup } from '../blocks/types';

/** Lower case, without accents, with dots, dashes and runs of spaces as one space. */
function normalize(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim();
}

/** Groups that keep at least one option whose text contains the query, in their order. */
export function filterOptions(groups: OptionGroup[], query: string): OptionGroup[] {
  const wanted = normalize(query);
  if (wanted === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ text }) => normalize(text.text).includes(wanted)),
    }))
    .filter((group) => group.options.length > 0);
}

/** An element's own options, or an answer's, as groups: without `option_groups` one group without a label. */
export function groupsOf(source: Pick<ElementData, 'options' | 'option_groups'>): OptionGroup[] {
  if (source.option_groups) return source.option_groups;
  return [{ label: null, options: source.options ?? [] }];
}

export function plainOption(value: string, text: string): PageOption {
  return { value, text: { type: 'plain_text', text } };
}
