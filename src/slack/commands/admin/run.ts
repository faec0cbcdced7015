import type { RenderedMessage } from '../../messages/rendered-message';
import type { SlackRequest } from '../../request';
import type { AdminRequest } from '../admin-grammar/types';

/** Does what one subcommand asks for and returns the answer; the same for typed commands, forms and buttons. */
export type RunAdmin<Kind extends AdminRequest['kind']> = (
  request: SlackRequest,
  asked: Extract<AdminRequest, { kind: Kind }>,
) => Promise<RenderedMessage>;
