import type { DeliveryFailure } from '../notifications/messenger';

export interface Meaning {
  failure: DeliveryFailure;
  /** It may have been done all the same. */
  uncertain?: boolean;
  /** For how long to wait when the answer does not say. */
  retryAfterMs?: number;
}

/**
 * What every error means that Slack documents for the methods we call: PRODUCT 7.6. A code that is not here is
 * `unexplained`. What then becomes of a job is decided in `jobs/after-failure.ts`.
 */
export const ERROR_MEANINGS: readonly [Meaning, ...codes: string[]][] = [
  // Try again: Slack is in trouble. "Some aspect of the operation" may have succeeded.
  [{ failure: 'temporary', uncertain: true }, 'fatal_error', 'internal_error', 'service_unavailable'],
  // Try again: nothing was done.
  [
    { failure: 'temporary' },
    'external_channel_migrating',
    'request_timeout',
    'streaming_state_conflict',
    'team_added_to_org',
  ],
  // Wait. Without Retry-After, Slack's advice is half a minute.
  [{ failure: 'rate-limited', retryAfterMs: 30_000 }, 'message_limit_exceeded', 'rate_limited', 'ratelimited'],

  // For good, for this channel: it is gone, closed to us, or not of a kind that takes messages.
  [
    { failure: 'destination' },
    'access_denied',
    'channel_is_limited_access',
    'channel_not_found',
    'channel_type_not_supported',
    'ekm_access_denied',
    'invalid_channel',
    'is_archived',
    'is_inactive',
    'method_not_supported_for_channel_type',
    'no_permission',
    'not_in_channel',
    'not_in_group',
    'posting_to_channel_denied',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'team_not_found',
    'user_not_in_channel',
  ],
  // For good, for this person or user group.
  [
    { failure: 'destination' },
    'app_access_restricted',
    'cannot_dm_bot',
    'invalid_team',
    'invalid_user_combination',
    'messages_tab_disabled',
    'no_such_subteam',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'users_not_found',
  ],
  // For good, for this message, thread or view alone: the channel still takes others.
  [
    { failure: 'message' },
    'block_mismatch',
    'cannot_find_channel',
    'cannot_find_message',
    'cannot_reply_to_message',
    'cannot_unfurl_message',
    'cannot_unfurl_url',
    'cant_update_message',
    'edit_window_closed',
    'hash_conflict',
    'message_not_found',
    'not_found',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'thread_not_found',
  ],

  // For the whole workspace, until somebody sees to our token or to where we may call from.
  [
    { failure: 'account' },
    'accesslimited',
    'account_inactive',
    'invalid_auth',
    'not_allowed_token_type',
    'not_authed',
    'org_login_required',
    'team_access_not_granted',
    'token_expired',
    'token_revoked',
    'two_factor_setup_required',
  ],
  // For the whole workspace, but only what needs this method: a scope, a plan or a setting is missing.
  [
    { failure: 'forbidden' },
    'cannot_auth_user',
    'cannot_find_service',
    'cannot_prompt',
    'deprecated_endpoint',
    'file_type_not_allowed',
    'file_upload_size_restricted',
    'file_uploads_disabled',
    'file_uploads_except_images_disabled',
    'enterprise_is_restricted',
    'is_bot',
    'metadata_must_be_sent_from_app',
    'method_deprecated',
    'missing_scope',
    'not_enabled',
    'not_implemented',
    'paid_teams_only',
    'plan_upgrade_required',
    'send_on_behalf_not_allowed',
    'unknown_method',
    'user_is_bot',
    'user_is_restricted',
  ],

  // Never: the message is wrong, or is one that may not be said there.
  [
    { failure: 'rejected' },
    'attachment_payload_limit_exceeded',
    'invalid_attachments',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'markdown_text_conflict',
    'metadata_too_large',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'slack_connect_blocked_file_type',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_clip_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_file_upload_sharing_blocked',
    'slack_connect_lists_sharing_blocked',
    'too_many_attachments',
    'too_many_contact_cards',
    'view_too_large',
  ],
  // Never: the call is wrong, or what allowed it is over.
  [
    { failure: 'rejected' },
    'as_user_not_supported',
    'cannot_parse_attachment',
    'cant_broadcast_message',
    'duplicate_external_id',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_cursor',
    'invalid_form_data',
    'invalid_metadata_filter_keys',
    'invalid_post_type',
    'invalid_trigger_id',
    'invalid_ts_latest',
    'invalid_ts_oldest',
    'invalid_unfurls_format',
    'limit_required',
    'missing_argument',
    'missing_channel',
    'missing_post_type',
    'missing_profile_id',
    'missing_ts',
    'missing_unfurls',
    'no_dual_broadcast_content_update',
    'no_users_provided',
    'not_enough_users',
    'pagination_not_available',
    'too_many_users',
    'users_list_not_supplied',
  ],
  // Never: files that are wrong or gone, and drafts, of which we send none.
  [
    { failure: 'rejected' },
    'alt_txt_too_large',
    'blocked_file_type',
    'channels_limit_exceeded',
    'draft_already_deleted',
    'draft_already_sent',
    'draft_has_conflict',
    'draft_not_found',
    'file_deleted',
    'file_is_deleted',
    'file_not_found',
    'file_share_limit_reached',
    'max_file_sharing_exceeded',
    'missing_file_data',
    'snippet_too_large',
    'unable_to_share_files',
  ],

  // A few times: Slack does not say what was wrong.
  [
    { failure: 'unexplained' },
    'duplicate_channel_not_found',
    'file_update_failed',
    'duplicate_message_not_found',
    'list_record_comment_fetch_failed',
    'update_failed',
  ],
];
