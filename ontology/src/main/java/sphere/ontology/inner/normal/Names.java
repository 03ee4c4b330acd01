package sphere.ontology.inner.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of names, in their order. */
final class Names {
  private final List<String> names;
  private final Map<String, Integer> numbers;

  /**
   * @param names sorted, distinct
   */
  Names(List<String> names) {
    this.names = names;
    numbers = new HashMap<>(names.size() * 2);
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  int number(String name) {
    return numbers.get(name);
  }

  boolean has(String name) {
    return numbers.containsKey(name);
  }
}
