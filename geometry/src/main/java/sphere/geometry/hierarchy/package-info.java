/**
 * The partial order that is embedded: an immutable directed acyclic graph in compressed rows.
 *
 * <p>Glossary: a <em>member</em> is a node as the caller numbered it; an <em>ordinal</em> is the
 * dense number of a ball. Members that subsume each other (a cycle) share one ordinal. Uses nothing
 * but the JDK. Read {@link sphere.geometry.hierarchy.HierarchyBuilder} first.
 */
package sphere.geometry.hierarchy;
