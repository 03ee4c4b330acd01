package com.github.benmanes.caffeine.cache;

/**
 * Builds what keeps nothing.
 *
 * @param <K> of keys
 * @param <V> of values
 */
public final class Caffeine<K, V> {
  private Caffeine() {}

  /** A builder. */
  public static Caffeine<Object, Object> newBuilder() {
    return new Caffeine<>();
  }

  /** Says nothing. */
  public Caffeine<K, V> weakKeys() {
    return this;
  }

  /** Says nothing. */
  public Caffeine<K, V> maximumSize(long size) {
    return this;
  }

  /** Says nothing. */
  public Caffeine<K, V> maximumWeight(long weight) {
    return this;
  }

  /** Says nothing. */
  @SuppressWarnings("unchecked")
  public <K1 extends K, V1 extends V> Caffeine<K1, V1> weigher(
      Weigher<? super K1, ? super V1> weigher) {
    return (Caffeine<K1, V1>) this;
  }

  /** What asks the loader each time. */
  public <K1 extends K, V1 extends V> LoadingCache<K1, V1> build(
      CacheLoader<? super K1, V1> loader) {
    return key -> {
      try {
        return loader.load(key);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
