package com.github.benmanes.caffeine.cache;

/**
 * Weighs an entry.
 *
 * @param <K> of keys
 * @param <V> of values
 */
@FunctionalInterface
public interface Weigher<K, V> {
  /** Its weight. */
  int weigh(K key, V value);
}
