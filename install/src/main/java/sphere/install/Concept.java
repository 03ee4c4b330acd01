package sphere.install;

import java.util.List;

/**
 * A noun concept of WordNet.
 *
 * @param id first lemma, part of speech and sense number, such as {@code dog.n.01}
 * @param name all lemmas
 * @param gloss definition, without examples
 * @param parents ids of what it is a kind or an instance of
 */
record Concept(String id, String name, String gloss, List<String> parents) {}
