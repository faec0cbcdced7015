import {
  checkAlerts,
  checkCards,
  checkChannels,
  checkFailures,
  checkLag,
  checkQuestions,
  checkSinks,
} from './check-delivery';
import { checkCache, checkDisk, checkMigrations } from './check-machine';
import { checkEmails, checkOwners, checkSync, checkUsergroups } from './check-people';
import { checkAcks, checkScopes, checkToken } from './check-slack';
import type { Check, Facts, Finding } from './types';

/** In the order in which one would look. */
const CHECKS: readonly Check[] = [
  checkToken,
  checkScopes,
  checkChannels,
  checkAlerts,
  checkMigrations,
  checkDisk,
  checkCache,
  checkLag,
  checkFailures,
  checkCards,
  checkQuestions,
  checkSinks,
  checkAcks,
  checkSync,
  checkEmails,
  checkUsergroups,
  checkOwners,
];

/** What is broken first. */
export function findFaults(facts: Facts): Finding[] {
  const findings = CHECKS.flatMap((check) => check(facts) ?? []);
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity);
  return [...of('broken'), ...of('attention')];
}
