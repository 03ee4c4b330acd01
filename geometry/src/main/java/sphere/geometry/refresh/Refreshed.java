package sphere.geometry.refresh;

import sphere.geometry.audit.Audit;
import sphere.geometry.ball.BallTable;

/**
 * What a refresh made.
 *
 * @param table balls of the hierarchy after; those of kept nodes have every bit that they had
 * @param audit of them, the same as a full one
 * @param placed nodes that got a ball
 * @param removed nodes whose balls went
 * @param kept nodes whose balls stayed
 * @param moved nodes whose balls are others than before: none
 * @param edgesAdded edges that were none before
 * @param edgesRemoved edges that are none any more
 * @param uncertifiedNewEdges edges among the added ones that no chart contains
 * @param auditedAnew whether all was audited, as it is where that is less work than to walk from
 *     each node whose ancestors changed to all of them
 * @param advice whether to train anew
 */
public record Refreshed(
    BallTable table,
    Audit audit,
    int placed,
    int removed,
    int kept,
    int moved,
    int edgesAdded,
    int edgesRemoved,
    int uncertifiedNewEdges,
    boolean auditedAnew,
    Advice advice) {}
