package sphere.geometry.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private final Facts facts = Samples.random(1, 5, 1, 8);
  private final Vectors vectors = Samples.vectors(1, facts, 2);
  private final AtomicInteger made = new AtomicInteger();

  private Questions questions(int most) {
    return new Questions(
        most,
        () -> {
          made.incrementAndGet();
          return new Question(facts, Optional.empty(), vectors);
        });
  }

  @Test
  void whatWasAskedIsAskedAgain() {
    Questions questions = questions(3);
    Question first = questions.with(question -> question, () -> {});
    assertThat(questions.<Question>with(question -> question, () -> {})).isSameAs(first);
    assertThat(made).hasValue(1);
  }

  @Test
  void whoeverAsksWhileAllAreTakenWaitsAndMayStop() {
    Questions questions = questions(1);
    Samples.Told told = Samples.Told.abortingAt(3);
    questions.with(
        question -> {
          assertThatThrownBy(() -> questions.with(other -> other, told::check))
              .isInstanceOf(CancellationException.class);
          return question;
        },
        () -> {});
    assertThat(told.checks()).isEqualTo(4);
    assertThat(questions.<Integer>with(question -> 1, told::check)).isEqualTo(1);
  }

  @Test
  void whoeverIsInterruptedWhileWaitingStaysSo() {
    Questions questions = questions(1);
    questions.with(
        question -> {
          Thread.currentThread().interrupt();
          Samples.Told told = Samples.Told.abortingAt(3);
          assertThatThrownBy(() -> questions.with(other -> other, told::check))
              .isInstanceOf(CancellationException.class);
          assertThat(Thread.interrupted()).isTrue();
          return question;
        },
        () -> {});
  }

  /** One that was left half asked is not asked again, and its place is free. */
  @Test
  void failuresGiveBackTheirPlaceButNotTheQuestion() {
    Questions questions = questions(1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  questions.with(
                      question -> {
                        throw new IllegalStateException("half");
                      },
                      () -> {}))
          .hasMessage("half");
    }
    assertThat(made).hasValue(3);
    assertThat(questions.<Integer>with(question -> 1, () -> {})).isEqualTo(1);
  }

  @Test
  void noQuestionIsAskedByTwoAtATime() throws InterruptedException {
    Questions questions = questions(2);
    Set<Question> asked = new HashSet<>();
    AtomicInteger twice = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  await(go);
                  questions.with(question -> take(asked, question, twice), () -> {});
                }
              });
      threads.add(thread);
      thread.start();
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(twice).hasValue(0);
    assertThat(made.get()).isBetween(1, 2);
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Question take(Set<Question> asked, Question question, AtomicInteger twice) {
    synchronized (asked) {
      twice.addAndGet(asked.add(question) ? 0 : 1);
    }
    Thread.yield();
    synchronized (asked) {
      asked.remove(question);
    }
    return question;
  }
}
