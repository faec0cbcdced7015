/**
 * Slack's limits, in characters unless said otherwise. Everything drawn here is cut to them in UTF-16 units, which
 * satisfies both ways of counting (an emoji is one code point and two units).
 */
export const LIMITS = {
  messageText: 4_000,
  messageBlocks: 50,
  /** All texts of a message's blocks together: beyond it Slack answers `msg_blocks_too_long`. */
  messageBlocksText: 12_000,
  viewBlocks: 100,
  blockId: 255,
  actionId: 255,
  sectionText: 3_000,
  sectionField: 2_000,
  sectionFields: 10,
  contextElements: 10,
  contextText: 3_000,
  actionsElements: 25,
  headerText: 150,
  inputLabel: 2_000,
  inputHint: 2_000,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibilityLabel: 75,
  placeholder: 150,
  optionText: 75,
  optionValue: 75,
  optionDescription: 75,
  options: 100,
  optionGroups: 100,
  optionGroupLabel: 75,
  radioOptions: 10,
  checkboxes: 10,
  overflowOptions: 5,
  plainTextInput: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  callbackId: 255,
} as const;

/** Our own, tighter than Slack's: how much of a text from outside is shown where. */
export const SHOWN = {
  title: 150,
  /** In the line of a digest, and when its lines would be too long together. */
  lineTitle: 100,
  terseTitle: 40,
  culprit: 150,
  /** PRODUCT 4.3. */
  message: 256,
  name: 60,
  tags: 8,
  tag: 80,
  reason: 200,
  /** A rule, and what it matched. */
  rule: 120,
  /** Owners of one rule. */
  owners: 3,
  /** Rules of one explanation, and characters of mrkdwn for those that matched. */
  matchedRules: 20,
  matchedText: 6_000,
  unmatchedRules: 5,
  suspectCommits: 5,
  /** PRODUCT 4.2 leaves it open; the modal's field has the same limit. */
  note: 500,
  /** Slack's own limit of a status. */
  status: 100,
  /** Issues of one answer before "and n more". */
  answerIssues: 20,
  suggestedOwners: 3,
  listRows: 10,
  /** Issues to tick in one form (PRODUCT 4.9). */
  several: 50,
  /** Issues one modal or one answer names at most (PRODUCT 4.2). */
  issues: 100,
  url: 500,
  /** Characters of mrkdwn for the rows of one message, well inside {@link LIMITS.messageBlocksText}. */
  rowsText: 9_000,
} as const;
