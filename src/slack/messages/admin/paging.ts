import type { KnownBlock } from '@slack/types';
import { ADMIN_ACTIONS, encodeListing, type Listing } from '../../admin-ids';
import { actions, button, context } from '../../blocks/elements';

export interface Page {
  /** From 1. */
  page: number;
  pageSize: number;
  /** Of all pages. */
  total: number;
}

/** Previous, Next and which page this is; nothing when there is only one. */
export function pagingBlocks(listing: Listing, { page, pageSize, total }: Page): KnownBlock[] {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return [];
  const buttons = [
    ...(page > 1 ? [button(ADMIN_ACTIONS.previous, 'Previous', encodeListing(listing, page - 1))] : []),
    ...(page < pages ? [button(ADMIN_ACTIONS.next, 'Next', encodeListing(listing, page + 1))] : []),
  ];
  const where = context(`Page ${page.toLocaleString('en-US')} of ${pages.toLocaleString('en-US')}`);
  return buttons.length > 0 ? [where, actions(buttons)] : [where];
}
