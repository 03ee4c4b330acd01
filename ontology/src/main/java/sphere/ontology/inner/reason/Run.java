package sphere.ontology.inner.reason;

import java.util.Iterator;
import java.util.concurrent.CompletionException;
import org.semanticweb.elk.exceptions.ElkException;
import org.semanticweb.elk.owl.interfaces.ElkAxiom;
import org.semanticweb.elk.reasoner.Reasoner;
import org.semanticweb.elk.reasoner.config.ReasonerConfiguration;

/**
 * One question to ELK, which works in threads of its own while the asking thread looks whether the
 * answer is still wanted. None of them is left afterwards.
 *
 * @param <T> of the answer
 */
final class Run<T> {
  private static final long LOOK_MILLIS = 20;

  /**
   * What is asked.
   *
   * @param <T> of the answer
   */
  @FunctionalInterface
  interface Question<T> {
    T ask(Reasoner reasoner) throws ElkException;
  }

  private final Interruption interruption = new Interruption();
  private final Vocabulary vocabulary;
  private final Iterator<ElkAxiom> axioms;
  private final ReasonerConfiguration configuration;
  private final Question<T> question;
  private T answer;
  private Throwable failure;

  Run(
      Vocabulary vocabulary,
      Iterator<ElkAxiom> axioms,
      ReasonerConfiguration configuration,
      Question<T> question) {
    this.vocabulary = vocabulary;
    this.axioms = axioms;
    this.configuration = configuration;
    this.question = question;
  }

  /**
   * The answer.
   *
   * @param check called now and then; throws to abort
   */
  T answer(Runnable check) throws ElkException {
    check.run();
    Thread producer = new Thread(this::work, "sphere-ontology");
    producer.setDaemon(true);
    producer.start();
    try {
      while (producer.isAlive()) {
        producer.join(LOOK_MILLIS);
        check.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The thread that waits for ELK was interrupted.", e);
    } finally {
      interruption.interrupt();
      Threads.join(producer);
    }
    return result();
  }

  private T result() throws ElkException {
    if (failure instanceof ElkException known) {
      throw known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new CompletionException(failure);
    }
    return answer;
  }

  private void work() {
    Workers workers = new Workers(Thread.currentThread());
    try {
      ElkReasoner reasoner =
          new ElkReasoner(vocabulary.factory(), interruption, workers, configuration);
      reasoner.registerAxiomLoader(interrupter -> new RowLoader(interrupter, axioms));
      answer = question.ask(reasoner);
    } catch (ElkException | RuntimeException | Error e) {
      // A worker's is the cause of ours.
      failure = workers.failure().orElse(e);
    } finally {
      interruption.interrupt();
      workers.join();
    }
  }
}
