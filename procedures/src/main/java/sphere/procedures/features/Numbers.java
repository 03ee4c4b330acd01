package sphere.procedures.features;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/** Lists of numbers, however Neo4j hands them over, as 32-bit floats. Stateless. */
final class Numbers {
  private Numbers() {}

  /** The numbers of a list or array; empty if it is none, or holds something else. */
  static Optional<float[]> of(Object value) {
    if (value instanceof float[] floats) {
      return Optional.of(floats);
    } else if (value instanceof double[] doubles) {
      return Optional.of(narrowed(doubles));
    } else if (value instanceof List<?> list) {
      return ofList(list);
    }
    boolean isList = value != null && value.getClass().isArray();
    if (isList && Array.getLength(value) == 0) {
      return Optional.of(new float[0]);
    }
    return isList && isNumeric(value.getClass().getComponentType())
        ? Optional.of(ofArray(value))
        : Optional.empty();
  }

  private static boolean isNumeric(Class<?> type) {
    return type.isPrimitive() && type != boolean.class && type != char.class;
  }

  private static float[] narrowed(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[] ofArray(Object array) {
    float[] floats = new float[Array.getLength(array)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) Array.getDouble(array, i);
    }
    return floats;
  }

  private static Optional<float[]> ofList(List<?> list) {
    float[] floats = new float[list.size()];
    int next = 0;
    for (Object item : list) {
      if (!(item instanceof Number number)) {
        return Optional.empty();
      }
      floats[next++] = (float) number.doubleValue();
    }
    return Optional.of(floats);
  }

  /** The first number that is NaN or beyond 32-bit floats; empty if there is none. */
  static Optional<Float> notFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
