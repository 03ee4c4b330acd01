package sphere.geometry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WordIndexTest {
  private static final Offset<Float> EXACT = Offset.offset(1e-6f);

  private static float value(List<String> names, Wording wording, int thing, int kind) {
    WordSearch search = search(names);
    search.find(wording);
    return search.value(thing, kind);
  }

  private static WordSearch search(List<String> names) {
    List<Wording> wordings = names.stream().map(name -> new Wording(name, "")).toList();
    return new WordSearch(new WordIndex(names.size(), wordings));
  }

  @Test
  void aNameThatEndsALongerOneIsItsHead() {
    List<String> names = List.of("music", "rock", "rock music");
    Wording asked = new Wording("Punk Rock Music", "");
    assertThat(value(names, asked, 0, WordIndex.HEAD)).isEqualTo(1);
    assertThat(value(names, asked, 1, WordIndex.HEAD)).isZero();
    assertThat(value(names, asked, 2, WordIndex.HEAD)).isEqualTo(1);
    assertThat(value(names, new Wording("rock music", ""), 2, WordIndex.HEAD)).isZero();
  }

  @Test
  void lastWordsAreComparedWithoutAPluralsS() {
    assertThat(value(List.of("deep seas"), new Wording("Black Sea", ""), 0, WordIndex.LAST))
        .isEqualTo(1);
    assertThat(value(List.of("glass"), new Wording("stained glas", ""), 0, WordIndex.LAST))
        .isZero();
  }

  @Test
  void ofSeveralNamesTheBestCounts() {
    List<String> names = List.of("domestic dog, hound");
    assertThat(value(names, new Wording("grey hound", ""), 0, WordIndex.HEAD)).isEqualTo(1);
    assertThat(value(names, new Wording("wolf; lap dog", ""), 0, WordIndex.LAST)).isEqualTo(1);
  }

  @Test
  void endingsOfFourLettersAndMore() {
    List<String> names = List.of("biology", "logic");
    assertThat(value(names, new Wording("geology", ""), 0, WordIndex.ENDING))
        .isCloseTo(5f / 7, EXACT);
    assertThat(value(names, new Wording("magic", ""), 1, WordIndex.ENDING)).isZero();
  }

  /**
   * The ending of thousands costs no more than that of hundreds: those most alike are looked at.
   */
  @Test
  void ofManyNamesThatEndAlikeThoseMostAlikeAreFound() {
    List<String> names = new ArrayList<>(List.of("theology", "zoology"));
    for (int i = 0; i < 2000; i++) {
      names.add("x " + Integer.toString(i, 36) + "logy");
    }
    WordSearch search = search(names);
    search.find(new Wording("a biotheology", ""));
    assertThat(search.size()).isBetween(256, 300);
    assertThat(search.value(0, WordIndex.ENDING)).isEqualTo(1);
    assertThat(search.value(1, WordIndex.ENDING)).isCloseTo(5f / 7, EXACT);
  }

  @Test
  void aWholeMentionCountsByHowEarlyItComes() {
    List<String> names = List.of("organic chemistry", "art");
    Wording early = new Wording("x", "Organic chemistry of oil");
    Wording late = new Wording("x", "one two three four five six seven eight organic chemistry");
    assertThat(value(names, early, 0, WordIndex.EARLY)).isEqualTo(1);
    assertThat(value(names, late, 0, WordIndex.EARLY)).isCloseTo(.5f, EXACT);
    assertThat(value(names, late, 0, WordIndex.MENTION)).isEqualTo(1);
    assertThat(value(names, new Wording("x", "chemistry"), 0, WordIndex.EARLY)).isZero();
  }

  /** Rare words weigh more: of "sea of zzz" the rare one is nearly all. */
  @Test
  void commonWordsCountLittle() {
    List<String> names = new ArrayList<>(List.of("sea zzz"));
    for (int i = 0; i < 50; i++) {
      names.add("sea " + i);
    }
    float rare = value(names, new Wording("x", "about zzz"), 0, WordIndex.MENTION);
    assertThat(rare).isBetween(.9f, .9999f);
  }

  /** One thing may have more names than there are things: no weight is then below 0. */
  @Test
  void aWordThatIsInMoreNamesThanThereAreThings() {
    List<String> names = List.of("sea a, sea b, sea c, sea d, sea e", "sea f");
    Wording asked = new Wording("deep sea", "the sea");
    for (int kind = 0; kind < WordIndex.KINDS; kind++) {
      assertThat(value(names, asked, 1, kind)).isBetween(0f, 1f);
    }
    assertThat(value(names, asked, 1, WordIndex.MENTION)).isLessThan(.5f);
  }

  @Test
  void textsInAnyScriptOrNoneOrOfAnyLength() {
    List<String> names = List.of("", "動物", "животное", "कुत्ता", "🐕", ", ;", "a".repeat(100_000));
    assertThat(value(names, new Wording("дикое ЖИВОТНОЕ", ""), 2, WordIndex.HEAD)).isEqualTo(1);
    assertThat(value(names, new Wording("जंगली कुत्ता", ""), 3, WordIndex.LAST)).isEqualTo(1);
    assertThat(value(names, new Wording("x", "動物 "), 1, WordIndex.EARLY)).isEqualTo(1);
    assertThat(value(names, new Wording("word ".repeat(20_000), "y"), 1, WordIndex.LAST)).isZero();
    assertThat(value(names, new Wording("", ""), 0, WordIndex.SHARED)).isZero();
  }

  /** What the lists leave out is not a whole mention, a head or a last word. */
  @Test
  void theListsFindWhatLookingAtAllFinds() {
    Random random = new Random(5);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      names.add(phrase(random, 1 + random.nextInt(3)));
    }
    for (int round = 0; round < 50; round++) {
      Wording asked = new Wording(phrase(random, 3), phrase(random, 6));
      List<Wording> wordings = names.stream().map(name -> new Wording(name, "")).toList();
      WordSearch search = new WordSearch(new WordIndex(names.size(), wordings));
      search.find(asked);
      for (int v = 0; v < names.size(); v++) {
        List<String> name = List.of(names.get(v).split(" "));
        List<String> words = List.of(asked.name().split(" "));
        List<String> said = List.of(asked.description().split(" "));
        boolean last = words.get(2).equals(name.get(name.size() - 1));
        boolean head = name.size() < 3 && words.subList(3 - name.size(), 3).equals(name);
        assertThat(search.value(v, WordIndex.LAST)).isEqualTo(last ? 1 : 0);
        assertThat(search.value(v, WordIndex.HEAD)).isEqualTo(head ? 1 : 0);
        assertThat(search.value(v, WordIndex.EARLY) > 0).isEqualTo(said.containsAll(name));
      }
    }
  }

  private static String phrase(Random random, int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add("w" + Math.min(random.nextInt(30), random.nextInt(30)));
    }
    return String.join(" ", words);
  }

  @Test
  void whatIsLoadedIsWhatWasFound() {
    List<Wording> wordings = List.of(new Wording("red car", ""), new Wording("blue car", ""));
    WordIndex index = new WordIndex(2, wordings);
    WordSearch search = new WordSearch(index);
    search.find(new Wording("green car", "a red thing"));
    WordSearch.Found found = search.found();
    float before = search.value(0, WordIndex.MENTION);
    search.find(Wording.NONE);
    assertThat(search.value(0, WordIndex.MENTION)).isZero();
    search.load(found);
    assertThat(search.value(0, WordIndex.MENTION)).isEqualTo(before).isPositive();
    assertThat(search.value(1, WordIndex.LAST)).isEqualTo(1);
  }
}
