/**
 * Every analytics event and its attributes. Ids are decimal strings.
 * The attribute names are those of Sentry's event of the same name.
 */
export interface AnalyticsCatalog {
  /** A person assigned or unassigned an issue: one per issue of the request, changed or not (PRODUCT 3.5). */
  'manual.issue_assignment': {
    organization_id: string;
    project_id: string;
    group_id: string;
    /** Which control was used. */
    assigned_by: string;
    /** True only if somebody lost the issue. */
    had_to_deassign: boolean;
  };
}

export type AnalyticsType = keyof AnalyticsCatalog;
