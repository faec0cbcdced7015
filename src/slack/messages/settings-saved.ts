import type { NotificationSettings } from '../../notifications/types';
import { section } from '../blocks/elements';
import type { RenderedMessage } from './rendered-message';
import { settingsSummary } from './settings-words';

/** Confirms in the form, or as an answer when the form is closed already. */
export function settingsSaved(settings: NotificationSettings): RenderedMessage {
  const said = `*Saved.* ${settingsSummary(settings)}`;
  return { text: said, blocks: [section(`:white_check_mark: ${said}`)] };
}
