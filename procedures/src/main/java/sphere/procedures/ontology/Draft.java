package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.procedures.graph.LongBuffer;
import sphere.procedures.job.Job;

/**
 * Axioms before their concepts are numbered: a concept is the number of its node, or for one that
 * has none a number from {@code nodeCount} on; a role is that of {@link Roles}. Not thread-safe.
 */
final class Draft {
  /** Bytes that a row takes once it is an axiom, about. */
  private static final long ROW = 200;

  private final int nodeCount;
  private final IntPredicate outside;
  private final Runnable atOutside;
  private final Job job;
  private final Map<NormalForm, LongBuffer> rows = new EnumMap<>(NormalForm.class);
  private final List<String> fresh = new ArrayList<>();
  private final BitSet used = new BitSet();
  private OptionalInt top = OptionalInt.empty();
  private int seen;

  /**
   * @param outside whether the node of a number is a class that was not asked for
   * @param atOutside told of each axiom that is left out since it names such a class
   */
  Draft(int nodeCount, IntPredicate outside, Runnable atOutside, Job job) {
    this.nodeCount = nodeCount;
    this.outside = outside;
    this.atOutside = atOutside;
    this.job = job;
    for (NormalForm form : NormalForm.values()) {
      rows.put(form, new LongBuffer(job::account));
    }
  }

  void add(NormalForm form, int... names) {
    tick();
    if (isOutside(form, names)) {
      atOutside.run();
      return;
    }
    for (int i = 0; i < names.length; i++) {
      rows.get(form).add(names[i]);
      if (!form.isRole(i)) {
        use(names[i]);
      }
    }
  }

  private void tick() {
    if ((++seen & 1023) == 0) {
      job.check();
    }
  }

  private boolean isOutside(NormalForm form, int... names) {
    return IntStream.range(0, names.length)
        .anyMatch(i -> !form.isRole(i) && names[i] < nodeCount && outside.test(names[i]));
  }

  /** Says that a node is a concept. */
  void use(int concept) {
    used.set(concept);
  }

  /** Says that everything is a concept. */
  void top(int concept) {
    use(concept);
    top = OptionalInt.of(concept);
  }

  boolean hasTop() {
    return top.isPresent();
  }

  /** The concept that everything is; one without a node if there is none with one. */
  int top() {
    if (top.isEmpty()) {
      top(fresh(Members.THING));
    }
    return top.getAsInt();
  }

  /** A concept without a node. */
  int fresh(String name) {
    fresh.add(name);
    return nodeCount + fresh.size() - 1;
  }

  /** Whether a concept has no node. */
  boolean isFresh(int concept) {
    return concept >= nodeCount;
  }

  /** The name of a concept without a node. */
  String nameOf(int concept) {
    return fresh.get(concept - nodeCount);
  }

  /** All concepts, in the order in which they are numbered. */
  int[] concepts() {
    return used.stream().toArray();
  }

  /**
   * The axioms.
   *
   * @param roles new number of each role
   */
  Axioms axioms(int[] roles) {
    job.account(4L * used.length() + ROW * rowCount());
    int[] numbers = new int[used.length()];
    int concepts = 0;
    for (int c = used.nextSetBit(0); c >= 0; c = used.nextSetBit(c + 1)) {
      numbers[c] = concepts++;
    }
    Axioms.Builder builder = new Axioms.Builder(concepts, roles.length);
    for (NormalForm form : NormalForm.values()) {
      add(builder, form, numbers, roles);
    }
    top.ifPresent(concept -> builder.top(numbers[concept]));
    return builder.build();
  }

  private long rowCount() {
    return rows.entrySet().stream().mapToLong(e -> e.getValue().size() / e.getKey().arity()).sum();
  }

  private void add(Axioms.Builder builder, NormalForm form, int[] concepts, int[] roles) {
    LongBuffer flat = rows.get(form);
    for (int i = 0; i < flat.size(); i += form.arity()) {
      tick();
      int[] names = new int[form.arity()];
      for (int k = 0; k < names.length; k++) {
        int name = (int) flat.get(i + k);
        names[k] = form.isRole(k) ? roles[name] : concepts[name];
      }
      builder.add(form, names);
    }
  }
}
