/**
 * As much of Caffeine's face as OWLAPI calls, without any cache behind it: the real one tidies up
 * in the JVM's common pool, which is not ours. OWLAPI looks up by identity things that it has just
 * made, so that nothing is lost.
 */
package com.github.benmanes.caffeine.cache;
