import type { Button } from '@slack/types';
import { button } from '../blocks/elements';
import { ACTIONS } from '../ids';

/** Opens the form in which people choose what they want to hear. */
export const settingsButton: Button = button(ACTIONS.settings, 'Notification settings…', 'v1:settings');
