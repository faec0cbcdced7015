import type { PageOption } from '../../page-api';

/** Block Kit as this page reads it. The server has checked it; fields that are missing are drawn as if empty. */
export interface TextObject {
  type: string;
  text: string;
}

export interface OptionGroup {
  label: TextObject | null;
  options: PageOption[];
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: string;
}

export interface ElementData {
  type: string;
  action_id?: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: string;
  accessibility_label?: string;
  placeholder?: TextObject;
  confirm?: Confirm;
  options?: PageOption[];
  option_groups?: { label: TextObject; options: PageOption[] }[];
  initial_option?: PageOption;
  initial_options?: PageOption[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_user?: string;
  initial_users?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  filter?: { include?: string[]; exclude_bot_users?: boolean };
  min_query_length?: number;
  max_selected_items?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  focus_on_load?: boolean;
  image_url?: string;
  alt_text?: string;
}

export interface BlockData {
  type: string;
  block_id: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: ElementData;
  elements?: ElementData[];
  element?: ElementData;
  label?: TextObject;
  hint?: TextObject;
  title?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  expand?: boolean;
  image_url?: string;
  alt_text?: string;
}

export function plain(text: TextObject | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}
