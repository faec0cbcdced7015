import { Prisma } from '../generated/prisma/client';

/**
 * The channel that a row `j` of the queue is about; null when it is about none. A job that posts has the channel in the
 * scope of its limit, one that redraws a message has only that message.
 */
export const CHANNEL_OF_JOB = Prisma.sql`
  CASE
    WHEN j."scope" LIKE 'chat.postMessage:%' THEN substr(j."scope", 18)
    WHEN j."kind" = 'card.draw' THEN
      (SELECT "channelId" FROM "Card" WHERE "id" = CAST(j."payload" ->> 'cardId' AS INTEGER))
    WHEN j."kind" = 'digest.draw' THEN
      (SELECT "channelId" FROM "Digest" WHERE "id" = CAST(j."payload" ->> 'digestId' AS INTEGER))
    WHEN j."kind" = 'notice.team' THEN
      (SELECT "slackChannelId" FROM "Team" WHERE "id" = CAST(j."payload" ->> 'teamId' AS INTEGER))
    WHEN j."kind" = 'notice.bulk' AND j."payload" ->> '$.to.type' = 'team' THEN
      (SELECT "slackChannelId" FROM "Team" WHERE "id" = CAST(j."payload" ->> '$.to.id' AS INTEGER))
    ELSE j."payload" ->> 'channelId'
  END`;
