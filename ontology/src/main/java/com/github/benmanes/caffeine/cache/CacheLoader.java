package com.github.benmanes.caffeine.cache;

/**
 * Makes a value for a key.
 *
 * @param <K> of keys
 * @param <V> of values
 */
@FunctionalInterface
public interface CacheLoader<K, V> {
  /** The value. */
  V load(K key) throws Exception;
}
