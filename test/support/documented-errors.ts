const words = (text: string) => text.trim().split(/\s+/);

/** What any method of the Web API may answer, by Slack's reference as of 2026. */
const COMMON = words(`
  access_denied accesslimited account_inactive deprecated_endpoint ekm_access_denied enterprise_is_restricted fatal_error
  internal_error invalid_arg_name invalid_arguments invalid_array_arg invalid_auth invalid_charset invalid_form_data
  invalid_post_type method_deprecated missing_post_type missing_scope no_permission not_allowed_token_type not_authed
  org_login_required ratelimited request_timeout service_unavailable team_access_not_granted team_added_to_org
  token_expired token_revoked two_factor_setup_required unknown_method
`);

/** The content of a message. */
const CONTENT = words(`
  as_user_not_supported channel_not_found invalid_blocks invalid_blocks_format markdown_text_conflict
  message_limit_exceeded msg_too_long no_text too_many_attachments
`);

const OF_METHOD: Record<string, string[]> = {
  'auth.test': [],
  'chat.postEphemeral': words(`
    cannot_reply_to_message invalid_attachments is_archived is_bot messages_tab_disabled not_in_channel
    restricted_action user_not_in_channel
  `).concat(CONTENT),
  'chat.postMessage': words(`
    app_access_restricted attachment_payload_limit_exceeded cannot_reply_to_message draft_already_deleted
    draft_already_sent draft_has_conflict draft_not_found duplicate_channel_not_found duplicate_message_not_found
    invalid_metadata_format invalid_metadata_schema is_archived messages_tab_disabled metadata_must_be_sent_from_app
    metadata_too_large missing_file_data msg_blocks_too_long not_in_channel rate_limited restricted_action
    restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_locked
    restricted_action_thread_only_channel send_on_behalf_not_allowed slack_connect_canvas_sharing_blocked
    slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked team_not_found too_many_contact_cards
  `).concat(CONTENT),
  'chat.unfurl': words(`
    cannot_auth_user cannot_find_channel cannot_find_message cannot_find_service cannot_parse_attachment cannot_prompt
    cannot_unfurl_message cannot_unfurl_url invalid_unfurls_format is_bot missing_channel missing_ts missing_unfurls
  `),
  'chat.update': words(`
    block_mismatch blocked_file_type cant_broadcast_message cant_update_message edit_window_closed
    external_channel_migrating file_deleted file_is_deleted file_not_found file_share_limit_reached invalid_attachments
    invalid_metadata_format invalid_metadata_schema is_inactive max_file_sharing_exceeded message_not_found
    metadata_must_be_sent_from_app metadata_too_large no_dual_broadcast_content_update posting_to_channel_denied
    slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked
    slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked streaming_state_conflict
    team_not_found unable_to_share_files update_failed
  `).concat(CONTENT),
  'conversations.history': words(`
    channel_is_limited_access channel_not_found invalid_cursor invalid_metadata_filter_keys invalid_ts_latest
    invalid_ts_oldest not_in_channel pagination_not_available
  `),
  'conversations.open': words(`
    channel_not_found invalid_user_combination method_not_supported_for_channel_type not_enough_users too_many_users
    user_disabled user_not_found user_not_visible users_list_not_supplied
  `),
  'conversations.replies': words(`
    channel_not_found invalid_cursor invalid_metadata_filter_keys invalid_ts_latest invalid_ts_oldest
    list_record_comment_fetch_failed method_not_supported_for_channel_type thread_not_found
  `),
  'dnd.info': words('missing_argument user_not_found user_not_visible'),
  'files.completeUploadExternal': words(`
    channel_not_found channels_limit_exceeded file_not_found file_type_not_allowed file_update_failed invalid_blocks
    invalid_channel missing_argument not_in_channel posting_to_channel_denied
  `),
  'files.getUploadURLExternal': words(`
    alt_txt_too_large file_type_not_allowed file_upload_size_restricted file_uploads_disabled
    file_uploads_except_images_disabled missing_argument snippet_too_large
  `),
  'files.info': words('file_deleted file_not_found'),
  'usergroups.list': words(
    'invalid_cursor invalid_team missing_argument plan_upgrade_required user_is_bot user_is_restricted users_not_found',
  ),
  'usergroups.users.list': words('invalid_cursor is_bot no_such_subteam plan_upgrade_required user_is_restricted'),
  'users.info': words('too_many_users user_not_found user_not_visible'),
  'users.list': words('invalid_cursor limit_required missing_argument'),
  'views.open': words(
    'duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large',
  ),
  'views.publish': words(
    'duplicate_external_id hash_conflict missing_profile_id not_enabled not_implemented view_too_large',
  ),
  'views.update': words('duplicate_external_id hash_conflict not_found view_too_large'),
};

/** The errors that Slack documents for each method that Dibs calls. */
export const DOCUMENTED_ERRORS: Record<string, readonly string[]> = Object.fromEntries(
  Object.entries(OF_METHOD).map(([method, own]) => [method, [...own, ...COMMON]]),
);
