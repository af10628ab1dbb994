import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { Change } from '../annotation/change';

export const maxHistoryPage = 500;

export const historyCalls = {
  /**
   * Changes of an article, the newest first, those before `before` or the very last ones. `total` counts all.
   * With the changes themselves each state of the past can be made from the present one.
   */
  'history.read': {
    input: z.object({ articleId: Id, before: z.int().min(1).nullable(), limit: z.int().min(1).max(maxHistoryPage) }),
    output: z.object({ changes: z.array(Change), total: z.int(), annotators: z.record(z.string(), z.string()) }),
  },
  /**
   * Brings back the state after the revision, 0 being the beginning, as one new change, which can be undone. The
   * change is null where the state is the same already.
   */
  'history.restore': {
    input: z.object({ articleId: Id, revision: z.int().min(0), changeId: Id }),
    output: z.object({ change: Change.nullable() }),
  },
} as const;
