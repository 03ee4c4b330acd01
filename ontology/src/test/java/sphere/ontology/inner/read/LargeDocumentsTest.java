package sphere.ontology.inner.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.ReadOntology;

class LargeDocumentsTest {
  private static final int CLASSES = 50_000;

  private static byte[] document(String format, int classes) {
    Random random = new Random(5);
    boolean isObo = format.equals("obo");
    StringBuilder text =
        new StringBuilder(
            isObo ? "format-version: 1.2\nontology: e\n" : "Prefix(:=<http://e/>)\nOntology(\n");
    for (int i = 1; i < classes; i++) {
      text.append(
          (isObo ? "\n[Term]\nid: E:%d\nis_a: E:%d\n" : "SubClassOf(:E%d :E%d)\n")
              .formatted(i, random.nextInt(i)));
    }
    return text.append(isObo ? "" : ")").toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"functional", "obo"})
  void areReadWithChecksAllAlong(String format) {
    AtomicInteger checks = new AtomicInteger();
    ReadOntology read =
        new Documents(document(format, CLASSES), checks::incrementAndGet).read("auto");
    assertThat(read.format()).isEqualTo(format);
    assertThat(read.ontology().axioms().count(NormalForm.NF1)).isEqualTo(CLASSES - 1);
    assertThat(checks.get()).isGreaterThan(100);
  }

  @Test
  void isAbortedWhereverTheCheckSaysSo() {
    byte[] document = document("functional", 5_000);
    AtomicInteger checks = new AtomicInteger();
    new Documents(document, checks::incrementAndGet).read("functional");
    for (int at = 1; at <= checks.get(); at += 3) {
      AtomicInteger left = new AtomicInteger(at);
      CancellationException abort = new CancellationException();
      assertThatThrownBy(
              () ->
                  new Documents(
                          document,
                          () -> {
                            if (left.decrementAndGet() == 0) {
                              throw abort;
                            }
                          })
                      .read("functional"))
          .isSameAs(abort);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"animals.omn", "animals.owx", "animals.rdf", "animals.ttl", "genes.obo"})
  void everyFormatIsAborted(String file) {
    byte[] document = Normal.resource(file);
    AtomicInteger checks = new AtomicInteger();
    new Documents(document, checks::incrementAndGet).read("auto");
    for (int at = 1; at <= checks.get(); at++) {
      AtomicInteger left = new AtomicInteger(at);
      CancellationException abort = new CancellationException();
      assertThatThrownBy(
              () ->
                  new Documents(
                          document,
                          () -> {
                            if (left.decrementAndGet() == 0) {
                              throw abort;
                            }
                          })
                      .read("auto"))
          .isSameAs(abort);
    }
  }
}
