package com.github.benmanes.caffeine.cache;

/**
 * Values by key, here made anew each time.
 *
 * @param <K> of keys
 * @param <V> of values
 */
public interface LoadingCache<K, V> {
  /** The value of a key. */
  V get(K key);

  /** Forgets a key: nothing is kept. */
  default void invalidate(Object key) {}

  /** Forgets all keys: nothing is kept. */
  default void invalidateAll() {}
}
