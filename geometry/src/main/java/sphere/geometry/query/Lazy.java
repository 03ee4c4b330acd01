package sphere.geometry.query;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, once; then it is read without a lock. */
final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile Optional<T> made = Optional.empty();

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    return made.orElseGet(this::make);
  }

  /** What there is, if it was asked for. */
  Optional<T> made() {
    return made;
  }

  private synchronized T make() {
    T value = made.orElseGet(maker);
    made = Optional.of(value);
    return value;
  }
}
