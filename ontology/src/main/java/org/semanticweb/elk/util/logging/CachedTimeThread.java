package org.semanticweb.elk.util.logging;

/**
 * Stands in for ELK's class of this name, whose thread wakes each millisecond until the JVM ends to
 * tell the time to statistics that nobody reads.
 */
public final class CachedTimeThread {
  private CachedTimeThread() {}

  /** No time passes. */
  public static long getCurrentTimeMillis() {
    return 0;
  }
}
