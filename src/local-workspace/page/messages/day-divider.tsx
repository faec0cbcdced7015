import type { ReactNode } from 'react';
import { formatSlackDate } from '../text/slack-date';

export function DayDivider({ ts }: { ts: string }): ReactNode {
  const day = formatSlackDate(Number(ts), '{date_long_pretty}', new Date());
  return (
    <div className="day-divider" role="separator" aria-label={day}>
      <span>{day}</span>
    </div>
  );
}
