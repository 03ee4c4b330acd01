/** What stands in for a class of ELK that starts a thread for ever. */
package org.semanticweb.elk.util.logging;
