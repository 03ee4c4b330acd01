/** A real Neo4j server with the plugin, WordNet's nouns and the examples, in one command. */
package sphere.install;
