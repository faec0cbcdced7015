/** Everything an administrator can do, as the audit trail names it. */
export type AuditAction =
  | 'project.create'
  | 'project.rename'
  | 'project.key.rotate'
  | 'project.key.revoke'
  | 'project.teams'
  | 'project.channel.set'
  | 'project.channel.remove'
  | 'project.delete'
  | 'project.restore'
  | 'project.purge'
  | 'project.rules'
  | 'project.codeowners'
  | 'project.rules.back'
  | 'project.auto_assign'
  | 'project.commit_mode'
  | 'project.proposal.never'
  | 'project.lease'
  | 'channel.retry'
  | 'codeowners.map'
  | 'codeowners.unmap'
  | 'team.create'
  | 'team.members'
  | 'team.link'
  | 'team.unlink'
  | 'team.channel'
  | 'team.delete'
  | 'admin.add'
  | 'admin.remove';

export interface AuditTarget {
  type: 'project' | 'team' | 'user' | 'channel';
  id: string;
  /** What it is called now; the entry keeps it when the target is renamed or gone. */
  name: string;
}

/** One entry as it is shown. */
export interface AuditView {
  action: AuditAction;
  /** The person's name of today; null when the settings or Slack did it. */
  by: string | null;
  target: { type: AuditTarget['type']; name: string };
  data: Record<string, unknown>;
  at: Date;
}
